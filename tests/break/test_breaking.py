"""The tool that breaks the program: its damages are damages, its verdicts see what they are there for."""

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from acuviewer.resources import asset_path
from acuviewer.session.commands import Command
from breaking import comparing, grammar, plain_values
from breaking.acts import NEVER, Act, Hand, read_act
from breaking.damage import harm
from breaking.installation import asset_names
from breaking.outcome import Problem, chance
from breaking.running import Run, problems_of
from breaking.settings import read_strictly
from breaking.valid_arguments import Arguments

KINDS = ("cun.json", "themes/dark.json", "models/bones_gias.npz", "fonts/acuviewer-sans-regular.otf", "schemas/cun.schema.json")


def _state(place: Path) -> object:
    if place.is_symlink():
        return place.readlink()
    if place.is_file() and place.stat().st_size < 10**8:
        return place.read_bytes()
    return (place.is_dir(), place.is_fifo(), place.is_file())


@pytest.mark.parametrize("name", KINDS)
def test_a_damage_changes_the_file_and_is_the_same_again(name: str, tmp_path: Path) -> None:
    seen = set()
    for number in range(60):
        states, kinds = [], []
        for folder in ("one", "other"):
            shutil.rmtree(tmp_path / folder, ignore_errors=True)
            place = tmp_path / folder / Path(name).name
            place.parent.mkdir()
            shutil.copyfile(asset_path(name), place)
            kinds.append(harm(place, chance(1, "files", number)))
            states.append(_state(place))
        assert states[0] == states[1]
        assert kinds[0] == kinds[1]
        assert states[0] != asset_path(name).read_bytes()
        seen.add(kinds[0].kind)
    assert len(seen) > 30


def test_all_that_the_program_reads_is_damaged() -> None:
    suffixes = {Path(name).suffix for name in asset_names()}
    assert suffixes == {".json", ".npz", ".npy", ".otf"}
    assert {"points.json", "models/skin_targets.npy", "schemas/points.schema.json", "themes/light.json"} <= set(asset_names())


@pytest.mark.parametrize(
    ("code", "out", "err", "kinds"),
    [
        (0, "x", "", []),
        (1, "", "acuviewer: models/skin.npz cannot be read.", []),
        (1, "", "Traceback (most recent call last):\nKeyError: 1", ["traceback"]),
        (1, "", "acuviewer: a fault of the program (KeyError: 1).", ["fault of the program"]),
        (-11, "", "", ["signal"]),
        (134, "", "", ["signal"]),
        (None, "", "", ["hang"]),
        (1, "", "", ["no sentence"]),
    ],
)
def test_what_no_run_may_do_is_seen(code: int | None, out: str, err: str, kinds: list[str]) -> None:
    run = Run(("acuviewer",), code, out.encode(), err.encode(), 1.0)
    assert [problem.kind for problem in problems_of(run)] == kinds


def test_a_point_that_moves_by_a_tenth_of_a_millimetre_is_seen() -> None:
    def report(x: float, code: str = "GB30") -> bytes:
        return json.dumps({"points": [{"code": code, "position_mm": [x, 2.0, 3.0], "steps": []}]}).encode()

    assert comparing.compare_json(report(1.0), report(1.09)) == []
    assert [p.kind for p in comparing.compare_json(report(1.0), report(1.2))] == ["wrong success"]
    assert "no number" in comparing.compare_json(report(1.0), report(float("nan")))[0].what
    assert "other names" in comparing.compare_json(report(1.0), report(1.0, "GB31"))[0].what


def test_settings_are_read_more_strictly_than_the_program_may() -> None:
    good = {"theme": "dark", "skin": 0.5}
    assert read_strictly(b'{"theme": "light", "skin": 1}', good)[1] == []
    for wrong in (b'{"theme": "light", "theme": "dark"}', b"[1]", b'{"theme": "da', b"\xff", b'{"skin": "0.5"}'):
        assert len(read_strictly(wrong, good)[1]) == 1


def test_an_argument_that_the_grammar_does_not_know_is_loud(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = grammar.build_parser()
    next(iter(grammar.Grammar().subs.values()))
    actions = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    next(actions).choices["locate"].add_argument("--quite-new", metavar="THING")
    monkeypatch.setattr(grammar, "build_parser", lambda: parser)
    with pytest.raises(LookupError, match="THING"):
        grammar.Grammar()


def test_commands_below_a_command_are_tried_by_all_their_words() -> None:
    known = grammar.Grammar()
    assert {"points show", "points export", "points import", "locate"} <= set(known.subs)
    assert "points" not in known.subs
    for number in range(20):
        line = known.draw_fitting("points import", Random(number))
        assert line.words[:2] == ("points", "import")
        assert plain_values.SHEET in line.words


def test_a_command_whose_argument_nobody_knows_is_loud() -> None:
    arguments = Arguments()
    command = arguments.commands["point.select"]
    strange: Command = replace(command, id="strange.one", check=lambda _: "never good")
    with pytest.raises(LookupError, match=r"strange\.one"):
        arguments._suited(strange)


def test_every_command_is_tried_with_what_is_valid_for_it() -> None:
    arguments, hand = Arguments(), Hand()
    lines = [str(act.values[0]) for act in hand.every_command(Random(1))]
    assert {line.partition(" ")[0] for line in lines} == set(arguments.commands) - set(NEVER)
    for line in lines:
        name, _, argument = line.partition(" ")
        assert arguments.commands[name].problem(argument) is None


def test_an_act_is_written_down_as_it_is_done() -> None:
    hand, random = Hand(), Random(3)
    acts = [hand.draw(random) for _ in range(300)]
    assert len({act.kind for act in acts}) > 12
    assert [read_act(act.to_line()) for act in acts] == [Act(act.kind, _as_read(act.values)) for act in acts]


def _as_read(values: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(json.loads(json.dumps(list(values))))


def test_growth_is_seen_and_what_comes_and_goes_is_not() -> None:
    from breaking.invariants import Measure, growth

    calm = [Measure(60 * n, 1000, 0, 27, 200_000 + 15_000 * (n % 3), 500.0) for n in range(30)]
    assert growth(calm) == []
    leaking = [replace(one, qt_objects=1000 + 10 * n) for n, one in enumerate(calm)]
    assert [type(problem) for problem in growth(leaking)] == [Problem]
    assert growth(leaking[:6]) == []
