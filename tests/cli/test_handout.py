"""``acuviewer handout``: points on paper, read back by pypdf."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from acuviewer.points.atlas import load_atlas
from writing_commands import run_writing

pytestmark = pytest.mark.usefixtures("folder")


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    return run_writing(capsys, "handout", *arguments)


def _sheets(path: str) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_each_point_has_its_construction_cautions_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    code, err = _run(capsys, "gb30", "BL23", "GV28", "--to", "out.pdf")
    assert code == 0
    assert "3 points on paper" in err
    assert "Left out" in err
    sheets, atlas = _sheets("out.pdf"), load_atlas()
    for code in ("GB30", "BL23", "GV28"):
        names = atlas.points[code].names
        title = f"{code} {names.simplified} {names.pinyin} · {names.english}"
        assert [sheet.startswith(title) for sheet in sheets if title in sheet] == [True], "each begins a sheet of its own"
    words = " ".join(sheets)
    for point in ("GB30", "BL23", "GV28"):
        assert " ".join(atlas.points[point].location.split()) in words
    for sentence in ("This is GB30 Huántiào.", "Danger: Sciatic nerve", "环跳", "World Health Organization", "no medical advice"):
        assert sentence in words
    assert "Write a note" not in words, "what the window can do"
    images = [image for page in PdfReader("out.pdf").pages for image in page.images]
    assert len(images) == 2, "one inside the mouth has no picture"


def test_sources_of_several_points_are_counted_on_and_stand_there_once(capsys: pytest.CaptureFixture[str]) -> None:
    _run(capsys, "GB30", "GB29", "--to", "out.pdf")
    words = " ".join(_sheets("out.pdf"))
    assert words.count("Sources 1 World Health Organization") == 1
    assert words.count("WHO, Manila. standard.") == 1


def test_the_body_and_the_paper_are_those_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "BL23", "--to", "a.pdf")[0] == 0
    assert _run(capsys, "BL23", "--to", "b.pdf", "--paper", "letter", "--body", "sex=female,height_mm=1500")[0] == 0
    assert PdfReader("a.pdf").pages[0].mediabox.width == pytest.approx(595, abs=1)
    assert PdfReader("b.pdf").pages[0].mediabox.width == pytest.approx(612, abs=1)
    assert "height_mm=1500" in _sheets("b.pdf")[0]
    assert _sheets("a.pdf") != _sheets("b.pdf")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("GB99", "--to", "x.pdf"), "GB99"),
        (("GB30", "--to", "x.html"), ".pdf"),
        (("GB30", "--to", "nowhere/x.pdf"), "No such file"),
        (("GB30",), "--to"),
        (("all", "--to", "x.pdf"), "up to 80"),
        (("GB30", "--to", "x.pdf", "--body", "sex=none"), "sex"),
        (("GB30", "--to", "folder.pdf"), "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    (folder / "folder.pdf").mkdir()
    code, err = _run(capsys, *arguments)
    assert code in (1, 2)
    assert told in err
    assert {path.name for path in folder.iterdir()} == {"folder.pdf"}
