"""``acuviewer quiz``: questions and answers as text, as JSON, and as a sheet to print."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from acuviewer.cli import main
from acuviewer.points.atlas import load_atlas
from acuviewer.session.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("acuviewer.quiz_report.user_folder", lambda: tmp_path)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(["quiz", *arguments])
    except SystemExit as ended:  # argparse refuses an argument
        code = int(str(ended.code))
    told = capsys.readouterr()
    return code, told.out, told.err


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = _run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    content: dict[str, Any] = json.loads(out)
    return content


def test_the_json_has_the_agreed_form(capsys: pytest.CaptureFixture[str]) -> None:
    content = _json(capsys, "--set", "BL")
    assert list(content) == ["set", "seed", "points", "questions"]
    assert (content["set"], content["seed"], len(content["points"]), len(content["questions"])) == ("BL", "1", 67, 20)
    form = {"number", "kind", "form", "subject", "side", "question", "choices", "right", "answer"}
    assert all(set(one) == form for one in content["questions"])
    assert [one["number"] for one in content["questions"]] == list(range(1, 21))
    for one in content["questions"]:
        letters = [choice["letter"] for choice in one["choices"]]
        assert letters == list("ABCDEFGH"[: len(letters)])
        assert set(one["right"]) <= set(letters)
        assert bool(one["right"]) == bool(letters)
        assert one["answer"]


def test_it_is_the_same_on_every_machine_and_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    told = [_run(capsys, "--set", "BL", "--kinds", "name_choice,next,category,pain", "--seed", "a class")[1] for _ in range(2)]
    assert told[0] == told[1]
    assert sha256(told[0].encode()).hexdigest()[:12] == "8921ba80da92"
    assert _run(capsys, "--set", "BL", "--kinds", "name_choice,next,category,pain", "--seed", "another")[1] != told[0]


def test_text_has_questions_choices_and_answers(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "--set", "BL23", "--kinds", "place,name,steps")
    assert code == 0
    assert err == "acuviewer: there are no more than 3 different questions about that set.\n"
    lines = out.splitlines()
    location = load_atlas().points["BL23"].location
    assert lines[:2] == ["1. Where does BL23 Shènshū lie, and how is it found?", f"   = {location}"]
    assert lines[3:5] == [f"2. Which point lies here? {location}", "   = BL23 Shènshū 肾俞"]
    assert lines[6] == "3. In which order do these steps find BL23 Shènshū?"
    assert lines[-1].startswith("   = ")
    assert lines[-1].endswith("; a landmark may be felt and a cun measured at any time before it is needed")


def test_lengths_in_steps_are_those_of_the_body(capsys: pytest.CaptureFixture[str]) -> None:
    usual = _run(capsys, "--set", "BL23", "--kinds", "steps")[1]
    assert usual != _run(capsys, "--set", "BL23", "--kinds", "steps", "--body", "sex=female,height_mm=1500")[1]


def test_sets_that_are_kept_in_the_window_are_asked(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    settings = Settings(folder)
    settings["sets"] = "Six points=BL23 KI3"
    settings.save()
    assert _json(capsys, "--set", "Six points", "--questions", "2", "--kinds", "place")["points"] == ["BL23", "KI3"]


def test_a_sheet_holds_the_answers_only_with_the_solution(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    made = _json(capsys, "--set", "back-shu")
    sheets = []
    for name, more in (("sheet.html", ()), ("solution.html", ("--solution",))):
        assert _run(capsys, "--set", "back-shu", "--sheet", str(tmp_path / name), *more) == (0, "", "")
        sheets.append((tmp_path / name).read_text(encoding="utf-8"))
    for one in made["questions"]:
        assert all(f">Question {one['number']}</h2>" in sheet for sheet in sheets)
        assert f"Answer: {one['answer']}<" in sheets[1]
    assert "Answer:" not in sheets[0]
    assert "<h1>Questions about Back-shu, seed 1</h1>" in sheets[0]
    assert "no medical advice" in sheets[0]
    assert "src=" not in sheets[0]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_sheet_is_a_pdf_where_its_name_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path, paper: str) -> None:
    made = _json(capsys, "--set", "back-shu", "--kinds", "name,pain")
    sheets = []
    for name, more in (("sheet.pdf", ()), ("solution.PDF", ("--solution",))):
        arguments = ("--set", "back-shu", "--kinds", "name,pain", "--sheet", str(tmp_path / name), "--paper", paper, *more)
        assert _run(capsys, *arguments) == (0, "", "")
        read = PdfReader(tmp_path / name)
        assert read.pages[0].mediabox.width == pytest.approx({"a4": 595, "letter": 612}[paper], abs=1)
        sheets.append("".join("".join(sheet.extract_text().split()) for sheet in read.pages))
    for one in made["questions"]:
        assert all("".join(one["question"].split()) in sheet for sheet in sheets)
        assert "".join(one["answer"].split()) in sheets[1]
    assert "Answer:" not in sheets[0]
    assert all("nomedicaladvice" in sheet for sheet in sheets)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--set", "nonsense"), "is no set of points"),
        (("--set", "BL, LU1"), "No point is left"),
        ((), "--set"),
        (("--set", "BL", "--questions", "0"), "is no number of questions"),
        (("--set", "BL", "--questions", "1001"), "is no number of questions"),
        (("--set", "BL", "--kinds", "place,guess"), "'guess' is no kind of question"),
        (("--set", "EX", "--kinds", "next"), "nothing of these kinds"),
        (("--set", "BL", "--solution"), "--sheet OUT.html"),
        (("--set", "BL", "--json", "--sheet", "x.html"), "not both"),
        (("--set", "BL", "--paper", "a4"), "--sheet OUT.pdf"),
        (("--set", "BL", "--paper", "a4", "--sheet", "x.html"), "--sheet OUT.pdf"),
        (("--set", "BL", "--paper", "a5", "--sheet", "x.pdf"), "a5"),
        (("--set", "BL", "--sheet", "nowhere/x.pdf"), "cannot be written"),
        (("--set", "BL", "--body", "sex=none"), "sex"),
        (("--set", "BL", "--seed", "a\nb"), "is no seed"),
    ],
)
def test_what_cannot_be_asked_is_told(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str) -> None:
    code, out, err = _run(capsys, *arguments)
    assert code in (1, 2)
    assert out == ""
    assert told in err
