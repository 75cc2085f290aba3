"""``acuviewer page``: what the window tells, as a file for the web and for paper."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from acuviewer.cli import main
from acuviewer.pages.document import Fold, Section
from pages_after import page_after

VOID = {"meta", "br", "img", "line", "rect", "path"}


class Reader(HTMLParser):
    """Reads a file as a browser does: its words, its ids, and what was opened and not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words, self.ids, self.links, self.opened, self.faults = "", set[str](), set[str](), list[str](), list[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids |= {told["id"]} if told.get("id") else set()
        self.links |= {told["href"]} if told.get("href") else set()
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.opened or self.opened.pop() != tag):
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def read(tmp_path: Path):
    def save(script: str, *options: str) -> Reader:
        out = tmp_path / "page.html"
        assert main(["page", script, str(out), *options]) == 0
        return Reader(out.read_text(encoding="utf-8"))

    return save


@pytest.mark.parametrize(
    "script", ["point.select GB30", "pain.choose radicular", "evidence.show", "risks.show", "meridian.choose GV"]
)
def test_the_file_holds_what_the_window_tells_with_every_fold_open(read, script: str) -> None:
    found = read(script)
    assert found.faults == []
    assert found.opened == []
    for block in page_after(script).every_block():
        if isinstance(block, Section):
            assert block.id in found.ids
        if isinstance(block, Fold):
            assert all(run.text in found.words for run in block.line)
    assert "no medical advice" in found.words


def test_nothing_is_loaded_from_elsewhere_and_every_mark_leads_to_a_source(read) -> None:
    found = read("point.select BL23")
    assert found.links
    assert all(link.startswith("#") and link[1:] in found.ids for link in found.links)


def test_lengths_are_those_of_the_body_that_is_asked_for_and_named(read) -> None:
    small, tall = (read("point.select GB30", "--body", f"height_mm={height}") for height in (1500, 2000))
    assert "height_mm=1500" in small.words
    assert "height_mm=2000" in tall.words
    assert small.words != tall.words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["point.select GB99", "page.html"], "GB99"), (["point.select GB30", "page.html", "--body", "sex=cat"], "cat")],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["page", *arguments]) == 1
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
