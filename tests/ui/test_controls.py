"""Controls say what their command says, follow it, and no key stands in the sources a second time."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import delete, isValid

import acuviewer.ui
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.ui.controls import CommandButton, CommandSwitch, Controls
from controls_after import controls_after
from scene_cases import commands


def test_a_button_says_what_its_command_does_and_by_which_key() -> None:
    ran: list[str] = []
    controls = controls_after("point.select GB30", ran)
    button = controls.button("point.side", "Other")
    assert (button.text(), button.accessibleName()) == ("Other", "Other side")
    assert button.toolTip() == "Changes between the body’s left and right.  S"
    button.click()
    assert ran == ["point.side"]


def test_buttons_and_switches_follow_what_is_possible_and_what_is_on() -> None:
    controls = controls_after("", [])
    compare, chip, switch = (
        controls.button("definition.compare"), controls.button("layer.meridians", style="chip"), controls.switch("layer.labels"),
    )  # fmt: skip
    assert (compare.isEnabled(), chip.property("lit"), switch.isChecked()) == (False, "false", True)
    controls.show_session(
        run_script("point.select GB30; definition.compare; layer.meridians; layer.labels", commands(), Session())
    )
    assert (compare.isEnabled(), compare.isChecked(), chip.property("lit"), switch.isChecked()) == (True, True, "true", False)


@pytest.mark.parametrize("kind", [CommandButton, CommandSwitch])
def test_a_click_that_changes_nothing_leaves_the_button_as_it_was(kind: type[QWidget]) -> None:
    controls = controls_after("", [])
    button = controls.switch("layer.labels") if kind is CommandSwitch else controls.button("layer.labels")
    assert isinstance(button, kind)
    was = button.isChecked()
    button.click()
    assert button.isChecked() is was


def test_a_button_that_is_gone_is_followed_no_longer() -> None:
    controls = controls_after("", [])
    page = QWidget()
    button = controls.button("definition.compare")
    button.setParent(page)
    page.deleteLater()
    del button, page
    controls.show_session(run_script("point.select GB30", commands(), Session()))
    assert controls.actions["definition.compare"].isEnabled()


def test_no_key_is_written_into_a_tooltip() -> None:
    keys = {re.escape(key) for command in commands().values() for key in command.keys}
    typed = re.compile(rf'  (?:{"|".join(sorted(keys, key=len, reverse=True))})(?=["\\s])')
    folder = Path(acuviewer.ui.__file__).parent
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in folder.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if typed.search(line.strip()) and ("Tip" in line or "tip" in line)
    ]
    assert found == []


def test_every_plain_button_of_the_toolbar_is_made_of_a_command() -> None:
    from acuviewer.ui.view_bar import ViewBar

    controls = controls_after("", [])
    bar = ViewBar(controls)
    assert all(isinstance(button, CommandButton) for button in bar.findChildren(QPushButton))
    bar.deleteLater()


def test_a_button_may_be_gone_when_its_command_is_done() -> None:
    for style in ("button", "switch"):
        page = QWidget()
        controls = Controls(commands(), lambda line, page=page: delete(page))  # type: ignore[misc]
        button = controls.button("layer.labels") if style == "button" else controls.switch("layer.labels")
        button.setParent(page)
        button.click()
        assert not isValid(page)
