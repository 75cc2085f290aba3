"""The patient's risks: switched one by one, taken back by step, and told to no file."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from acuviewer import fault_report
from acuviewer.i18n import say
from acuviewer.knowledge.patient_risks import ChosenRisk, load_patient_risks
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.commands import parse_script, run_script
from acuviewer.session.journal import journal_text, read_script
from acuviewer.session.patient_commands import risk_switches
from acuviewer.session.patient_words import list_risks
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.session.store import SessionStore
from acuviewer.ui.presenter import Presenter
from scene_cases import commands, session_after

PREGNANT = ChosenRisk("pregnant")


class _Deaf:
    def show_notice(self, text: str) -> None:
        raise AssertionError(text)

    def act(self, command: str, argument: str = "") -> None:
        pass


@pytest.fixture
def presenter() -> Iterator[Presenter]:
    fault_report.forget_everything()
    made = Presenter(SessionStore(Session()), _Deaf(), commands(), build_anatomy)
    made.start()
    yield made
    fault_report.forget_everything()


def test_every_risk_has_a_switch_and_one_of_a_side_has_two() -> None:
    switches = risk_switches()
    assert {one.id for one in switches.values()} == set(load_patient_risks())
    assert [one.side for one in switches.values() if one.id == "lymphoedema"] == ["left", "right"]
    for name in switches:
        assert commands()[name].checked is not None
        assert "kept in no file" in say(commands()[name].help)


@pytest.mark.parametrize("name", risk_switches())
def test_a_switch_is_on_and_off_again_and_leaves_all_else(name: str) -> None:
    checked = commands()[name].checked
    assert checked is not None
    begun = session_after("point.select GB30")
    on = run_script(name, commands(), begun)
    assert (checked(begun), checked(on)) == (False, True)
    assert run_script(name, commands(), on) == begun


def test_both_sides_can_be_on_and_all_go_at_once() -> None:
    both = session_after("patient.lymphoedema_right; patient.child; patient.lymphoedema_left")
    assert list_risks(both.patient) == "Child, Lymphoedema (left), Lymphoedema (right)"
    assert not session_after("patient.child; patient.clear").patient
    clear = commands()["patient.clear"]
    assert (clear.enabled(Session()), clear.enabled(both)) == (False, True)


def test_each_switch_is_a_step_of_undo() -> None:
    assert session_after("patient.pregnant; patient.child; edit.undo").patient == {PREGNANT}
    assert session_after("patient.pregnant; patient.child; edit.undo; edit.undo; edit.redo").patient == {PREGNANT}


def test_another_beginning_knows_of_no_patient() -> None:
    assert not session_after("patient.pregnant; session.open skin=1,names=code,sex=male").patient


def test_settings_hold_nothing_of_the_patient(settings_of_nobody: Path) -> None:
    settings = Settings(settings_of_nobody)
    settings.keep(session_after("point.select GB30; patient.pregnant; patient.lymphoedema_left; layer.skin 0.5"))
    assert settings.save() is None
    written = (settings_of_nobody / "settings.json").read_text(encoding="utf-8")
    assert "0.5" in written
    assert not [risk for risk in ("patient", *load_patient_risks()) if risk in written]


def test_neither_journal_nor_report_tells_of_the_patient(presenter: Presenter) -> None:
    presenter.run("point.select GB30; patient.pregnant; layer.points; edit.undo; edit.undo; edit.redo; patient.clear; edit.undo")
    assert presenter.store.session.patient == {PREGNANT}
    assert [line for line in journal_text().splitlines() if not line.startswith(("#", "session.open"))] == [
        "point.select GB30", "layer.points", "edit.undo",
    ]  # fmt: skip
    report = fault_report.keep_report("asked for in the window").read_text(encoding="utf-8")
    assert "point.select GB30" in report
    assert "patient" not in report


@pytest.mark.parametrize("seed", range(4))
def test_without_the_patient_the_journal_leads_to_the_same_session(presenter: Presenter, seed: int) -> None:
    chance = random.Random(seed)
    lines = [
        *risk_switches(),
        "patient.clear",
        "point.select GB30",
        "layer.points",
        "layer.skeleton",
        "edit.undo",
        "edit.undo",
        "edit.redo",
    ]
    for _ in range(40):
        presenter.run(chance.choice(lines))
    shown, again = presenter.store.session, run_script(read_script(journal_text().splitlines()), commands(), Session())
    assert (again.selection, again.layers) == (shown.selection, shown.layers)
    assert not again.patient


def test_what_is_written_after_a_switch_is_refused() -> None:
    with pytest.raises(ValueError, match="left"):
        parse_script("patient.pregnant left", commands())
