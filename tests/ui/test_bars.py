"""The status bar and the bar of the view, each beside a stand-in for what it talks to."""

import re

import pytest
from PySide6.QtWidgets import QCheckBox

from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.ui.scale_text import say_cun
from acuviewer.ui.view_bar import ViewBar
from controls_after import controls_after
from scene_cases import commands

COMMANDS = commands()


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("point.select BL23", "back transverse"),
        ("point.select SP13", "midclavicular transverse"),
        ("point.select LI20", "head sagittal"),
        ("point.select GB30", "cun here"),
        ("landmark.select tibial_crest_midpoint", "leg anterior"),
        ("point.select GV28", "1 finger-cun = "),
        ("bone.select left_femur", "1 finger-cun = "),
        ("view.front", "1 finger-cun = "),
    ],
)
def test_the_status_bar_tells_the_cun_of_where_one_is(script: str, expected: str) -> None:
    session = run_script(script, COMMANDS, Session())
    anatomy = build_anatomy(session.body)
    text = say_cun(anatomy, session)
    assert expected in text
    scales = {f"{anatomy.ruler.mm_per_cun(name):.1f}" for name in anatomy.ruler.segments}
    assert re.search(r"= ([\d.]+) mm", text)[1] in scales  # type: ignore[index]


def test_the_bar_shows_the_form_of_names_and_changes_it() -> None:
    ran: list[str] = []
    controls = controls_after("names.pinyin; layer.spread", ran)
    bar = ViewBar(controls)
    bar.command.connect(ran.append)
    bar.show_session(run_script("names.pinyin; layer.spread", COMMANDS, Session()))
    spread = next(box for box in bar.findChildren(QCheckBox) if box.text() == "Spread")
    assert bar.names.text() == "Pinyin ▼"
    assert [action.text() for action in bar.names.menu().actions() if action.isChecked()] == ["Pinyin"]
    assert not spread.isChecked()
    assert ran == []
    bar.names.menu().actions()[2].trigger()
    spread.click()
    assert ran == ["names.characters", "layer.spread"]
    bar.deleteLater()


def test_the_bar_has_a_switch_for_all_meridians() -> None:
    said: list[str] = []
    controls = controls_after("", said)
    bar = ViewBar(controls)
    switch = next(box for box in bar.findChildren(QCheckBox) if box.text() == "Meridians")
    switch.click()
    assert said == ["layer.meridians"]
    controls.show_session(run_script("layer.meridians", COMMANDS, Session()))
    assert switch.isChecked()
    bar.deleteLater()
