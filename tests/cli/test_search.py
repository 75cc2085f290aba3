"""``acuviewer search``: the hits of the window's search, as text and as JSON."""

import json
from pathlib import Path

import pytest

from acuviewer.cli import main
from acuviewer.session.settings import Settings
from acuviewer.user_folder import cache_folder


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("acuviewer.search_report.user_folder", lambda: tmp_path)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["search", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_json_is_in_the_agreed_form_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "lower", "back", "pain", "--json")
    assert (code, err) == (0, "")
    content = json.loads(out)
    assert list(content) == ["hits"]
    assert all(set(hit) == {"kind", "key", "title", "found_by"} for hit in content["hits"])
    assert content["hits"][0] == {
        "kind": "pain_type", "key": "low-back", "title": "Lower back pain: six key points", "found_by": "word: lower back pain"
    }  # fmt: skip
    points = [hit["key"] for hit in content["hits"] if hit["kind"] == "point"]
    assert points[:6] == ["BL23", "BL25", "BL40", "GV3", "GB30", "KI3"]


def test_text_has_a_line_for_each_hit(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "VB30", "--limit", "1")
    assert (code, err) == (0, "")
    assert out.split("\n")[0].split() == ["point", "GB30", "GB30", "环跳", "Huántiào", "(other", "name:", "VB30)"]
    assert out.count("\n") == 1


def test_nothing_found_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "trochanter doorbell")
    assert (code, out) == (0, "")
    assert err.startswith("acuviewer: Nothing found for “trochanter doorbell”. Nearest to it: Greater trochanter")
    assert json.loads(_run(capsys, "zzqqzz", "--json")[1]) == {"hits": []}


@pytest.mark.parametrize(
    ("query", "told"),
    [("PCOS", "Nothing found for “PCOS”."), ("obesity", "Known as a word, but nothing is said of “obesity” here.")],
)
def test_where_nothing_is_near_that_is_told(capsys: pytest.CaptureFixture[str], query: str, told: str) -> None:
    assert _run(capsys, query) == (0, "", f"acuviewer: {told} Nothing comes near it either.\n")


def test_sets_that_are_kept_in_the_window_are_found(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    settings = Settings(folder)
    settings["sets"] = "Sore loins=KI3 BL23"
    settings.save()
    hits = json.loads(_run(capsys, "sore loins", "--json")[1])["hits"]
    assert (hits[0]["kind"], hits[0]["key"]) == ("set", "KI3 BL23")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((" ",), "holds no word"),
        (("gb30", "--limit", "0"), "no number of hits"),
        (("gb30", "--limit", "x"), "no number"),
        ((), "required"),
    ],
)
def test_what_cannot_be_searched_is_told(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str) -> None:
    with pytest.raises(SystemExit) as ended:
        _run(capsys, *arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_the_index_is_built_once_and_tells_the_same(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    first = _run(capsys, "lumbago", "--json")
    monkeypatch.setattr("acuviewer.search_report._build", lambda sets: pytest.fail("it was kept"))
    assert _run(capsys, "lumbago", "--json") == first


def test_an_index_with_sets_of_a_person_is_not_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(folder)
    settings["sets"] = "Mrs Huber=BL23 BL25"
    settings.save()
    assert "Mrs Huber" in _run(capsys, "huber")[1]
    kept = cache_folder()
    assert kept is not None
    assert not list(kept.glob("*"))
