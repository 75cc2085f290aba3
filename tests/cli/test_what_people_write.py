"""Numbers, names and options as people write them: each is understood, or refused in a sentence and with exit code 1 or 2."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.cli import main
from acuviewer.export import picture
from acuviewer.plain_number import read_number, read_whole_number
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import compute_anatomy
from checkout import copy_assets

NO_NUMBERS = ["", " ", "nan", "inf", "-inf", "1_000", "４５", "٣", "1e999", "9" * 4500, "0x10", "1,5", "½", "--1", "1 2", "١٢x٣٤"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert read_number(text) is None
    assert read_whole_number(text) is None


@pytest.mark.parametrize(("text", "number"), [("0.4", 0.4), (".5", 0.5), ("1.", 1.0), ("-12", -12.0), ("1e-05", 1e-05)])
def test_plain_numbers_are_read(text: str, number: float) -> None:
    assert read_number(text) == number


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = int(str(ended.code))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_numbers_of_every_option_are_read_alike(capsys: pytest.CaptureFixture[str], text: str) -> None:
    for arguments in (
        ("landmarks", f"--body=age={text}"),
        ("snapshot", "x.png", f"--layers=skin={text}"),
        ("snapshot", "x.png", f"--size={text}x800"),
        ("do", f"layer.bones {text}", "--out", "x.png"),
        ("do", f"point.select GB30; step.show {text}", "--out", "x.png"),
        ("do", f"body.set age={text}", "--out", "x.png"),
    ):
        code, out, err = _run(capsys, *arguments)
        assert (code, out) == (1, ""), arguments
        assert "fault of the program" not in err
        assert len(err) < 1000


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("landmarks", "--body", "age=４５"), "age is '４５'; it must be a number between 18 and 90"),
        (("locate", "--all", "GB30"), "not both"),
        (("locate", ""), "'' is not in the catalog"),
        (("locate", "GB30", "BL23", "--definition", "trochanter-asis"), "BL23 has no definition 'trochanter-asis'; it has"),
        (("locate", "GB30", "--definition", ""), "GB30 has no definition ''"),
        (("locate", "--all", "--definition", "mine"), "no point has a definition 'mine'"),
        (("locate", "GV28"), "GV28 is not on the skin: it lies inside the mouth"),
        (("locate", "A" * 10_000), "'AAAA"),
        (("locate", "\x1b[31mred"), "'\\x1b[31MRED'"),
        (("locate", "GB30", "--colour\x07"), "--colour\\x07"),
        (("snapshot", "x.png", "--view", "bakc"), "'bakc' is no view; write front, back"),
        (("snapshot", "x.png", "--view", ""), "'' is no view"),
        (("snapshot", "x.png", "--view", "front; body.sex"), "is no view"),
        (("snapshot", "x.png", "--point", ""), "'' is no acupoint"),
        (("snapshot", "x.png", "--point", "GB30; view.back"), "is no acupoint"),
        (("snapshot", "x.png", "--side", "right"), "--side needs --point"),
        (("snapshot", "x.png", "--layers", ""), "the layer '' is unknown"),
        (("snapshot", "x.png", "--layers", "skin=1,skin=0"), "'skin' is given twice"),
        (("snapshot", "x.png", "--do", " ; "), "holds no command"),
        (("snapshot", ""), "a name of no letters"),
        (("snapshot", "x" * 5000 + ".png", "--size", "64x64"), "cannot be written"),
        (("export", "x" * 5000 + ".ply"), "cannot be written"),
        (("export", "x\0.ply"), "can be the name of no file"),
        (("tour", "x" * 5000), "cannot be made"),
        (("check", "x" * 5000), "is no folder"),
        (("do", ";"), "holds no command"),
        (("do", "--list", "view.back"), "write it alone"),
        (("do", "view.back", "--size", "64x64"), "--out"),
        (("do", "x" * 10_000), "there is no such command"),
        (("do", "view.back\x1b[2J"), "\\x1b"),
    ],
)
def test_what_names_nothing_is_told(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = _run(capsys, *arguments)
    assert code in (1, 2)
    assert out == ""
    assert words in err
    assert all(letter.isprintable() or letter == "\n" for letter in err)
    assert len(err) < 6000
    assert list(tmp_path.iterdir()) == [] or [path.name for path in tmp_path.iterdir()] == ["settings"]


@pytest.mark.slow
def test_one_bad_point_among_all_is_told_and_the_others_are_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    atlas = load_atlas()
    point = atlas.points["KI3"]
    spoilt = replace(point, parts=(replace(point.parts[0], rule={"kind": "guess"}),))
    anatomy = compute_anatomy(BodyShape(), replace(atlas, points={**atlas.points, "KI3": spoilt}))
    monkeypatch.setattr("acuviewer.reports.build_anatomy", lambda _: anatomy)
    monkeypatch.setattr("acuviewer.reports.rule_anatomy", lambda _, codes: anatomy)
    code, out, err = _run(capsys, "locate", "--all", "--json")
    assert code == 1
    assert len({found["code"] for found in json.loads(out)["points"]}) == len({code for code, _, _ in anatomy.locations}) > 390
    assert "KI3 (standard) cannot be placed: KI3 (standard): kind is 'guess'" in err
    code, out, err = _run(capsys, "locate", "KI3")
    assert (code, out) == (1, "")
    assert "KI3" in err


@pytest.mark.slow
def test_check_renews_the_list_only_of_a_folder_without_faults(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = copy_assets(tmp_path)
    before = (folder / "files.json").read_bytes()
    text = (folder / "points.json").read_text(encoding="utf-8")
    (folder / "points.json").write_text(text.replace('"fraction": 0.333', '"fraction": 3.33', 1), encoding="utf-8")
    code, out, err = _run(capsys, "check", str(folder), "--renew")
    assert code == 1
    assert "fraction is 3.33" in out
    assert "files.json stays as it is" in err
    assert (folder / "files.json").read_bytes() == before
    (folder / "points.json").write_text(text.replace('"fraction": 0.333', '"fraction": 0.334', 1), encoding="utf-8")
    assert _run(capsys, "check", str(folder))[0] == 1
    code, out, err = _run(capsys, "check", str(folder), "--renew")
    assert (code, out) == (0, "")
    assert "changed: points.json" in err
    assert _run(capsys, "check", str(folder))[0] == 0


JUNK = [
    "",
    " ",
    "0",
    "-1",
    "nan",
    *NO_NUMBERS[5:],
    "A" * 9000,
    "\x1b[0m",
    "a\nb",
    "环跳",
    "GB30;view.back",
    "../x",
    "%s",
    "{}",
    "--",
]
COMMANDS: dict[str, tuple[str, ...]] = {
    "locate": ("--all", "--json", "--side", "--body", "--definition"),
    "landmarks": ("--json", "--body"),
    "measure": ("--json", "--side", "--body"),
    "quiz": ("--set", "--questions", "--seed", "--kinds", "--json", "--body"),
    "snapshot": ("--steps", "--point", "--side", "--view", "--layers", "--size", "--theme", "--body", "--do"),
    "export": ("--body", "--questions", "--seed", "--kinds"),
    "do": ("--list", "--size"),
}
GOOD = {
    "--side": ["left", "right"], "--body": ["sex=female", "age=40,weight=0.2"], "--definition": ["all", "trochanter-asis"],
    "--point": ["GB30", "gv3"], "--view": ["front", "top"], "--layers": ["skin=0.4,bones=1"], "--size": ["64x64"],
    "--theme": ["dark"], "--set": ["LU", "back-shu"], "--questions": ["3"], "--seed": ["7"], "--kinds": ["place,name", "next"],
    "--do": ["view.back", "point.select GB30; step.all"],
}  # fmt: skip


def _line(chance: random.Random) -> list[str]:
    name = chance.choice(list(COMMANDS))
    words = [name, *chance.choices([*JUNK, "GB30", "LU1", "out.png", "out.stl", "view.back"], k=chance.randrange(3))]
    for option in COMMANDS[name]:
        if chance.random() < 0.3:
            good = GOOD.get(option)
            words.append(f"{option}={chance.choice(good + JUNK)}" if good else option)
    return words


@pytest.mark.parametrize("seed", range(150))
def test_any_command_line_is_carried_out_or_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    nothing: Callable[..., int] = lambda *_: 0  # noqa: E731
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(picture, "render_picture", nothing)
    monkeypatch.setattr(picture, "save_picture", nothing)
    monkeypatch.setattr("acuviewer.cli._window", nothing)
    line = _line(random.Random(seed))
    code, out, err = _run(capsys, *line)
    assert code in (0, 1, 2), line
    assert "fault of the program" not in err
    assert "Traceback" not in err
    assert code == 0 or err, "a refusal says something"
    assert code != 0 or out or line[0] not in ("locate", "landmarks"), "a success has a result"
    assert all(letter.isprintable() or letter in "\n\t" for letter in err)
