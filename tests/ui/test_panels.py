"""The panels on Qt's platform without a screen, each beside a stand-in for what it talks to."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from acuviewer.body.shape import BodyShape
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.body_words import describe_body
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.theme import THEME_NAMES, load_theme
from acuviewer.ui.dialogs import reading_dialogs as dialogs
from acuviewer.ui.navigator.body_panel import BodyPanel
from acuviewer.ui.style import build_style
from acuviewer.ui.view_bar import ViewBar
from controls_after import controls_after
from waiting import until

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)
STEM = {code: code.rstrip("0123456789") for code in ATLAS.points}


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def _button(widget: QWidget, text: str) -> QPushButton:
    return next(button for button in widget.findChildren(QPushButton) if button.text() == text)


def test_a_slider_previews_while_held_and_commits_when_let_go() -> None:
    panel = BodyPanel(BodyShape())
    previews: list[BodyShape] = []
    commits: list[BodyShape] = []
    panel.previewed.connect(previews.append)
    panel.committed.connect(commits.append)
    slider = panel._sliders["weight"]
    slider.setSliderDown(True)
    slider.setValue(150)
    until(lambda: bool(previews))
    QTest.qWait(60)
    assert (len(previews), len(commits)) == (1, 0)
    slider.setSliderDown(False)
    assert commits[-1].weight == pytest.approx(0.75)
    panel.deleteLater()


def test_the_slider_of_weight_makes_a_free_form_of_a_person() -> None:
    panel = BodyPanel(BodyShape(height_mm=1750, weight_kg=76, measures=(("waist", 840.0),)))
    chosen: list[BodyShape] = []
    panel.committed.connect(chosen.append)
    panel._sliders["muscle"].setValue(120)
    assert chosen[-1].measures == (("waist", 840.0),)
    panel._sliders["weight"].setValue(180)
    assert chosen[-1] == BodyShape(height_mm=1750, weight=0.9, muscle=0.6)


def test_the_three_forms_can_never_all_be_zero() -> None:
    panel = BodyPanel(replace(BodyShape(), african=0.0, asian=0.0))
    commits: list[BodyShape] = []
    panel.committed.connect(commits.append)
    panel._sliders["caucasian"].setValue(0)
    assert commits[-1].caucasian > 0
    panel.deleteLater()


def test_a_body_is_described_in_words() -> None:
    assert describe_body(BodyShape(sex="female", age=80, height_mm=1540, weight=0.9)) == "woman, 80 y, 154 cm, heavy"
    assert describe_body(BodyShape(sex="female", age=62, height_mm=1580, weight_kg=85)) == "woman, 62 y, 158 cm, 85 kg"


def test_the_bar_follows_the_session_and_gives_commands() -> None:
    ran: list[str] = []
    controls = controls_after("", ran)
    bar = ViewBar(controls)
    bar.command.connect(ran.append)
    bar.show_session(run_script("layer.skin 0.4; layer.landmarks", COMMANDS, Session()))
    assert bar.skin.value() == 40
    assert ran == []
    _button(bar, "Back").click()
    bar.skin.setValue(70)
    assert ran == ["view.back", "layer.skin 0.7"]
    bar.deleteLater()


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_style_sheet_of_each_theme_is_whole(name: str) -> None:
    sheet = build_style(load_theme(name))
    assert "{" in sheet
    assert sheet.count("{") == sheet.count("}")
    assert load_theme(name).accent in sheet


def test_the_key_sheet_lists_every_key() -> None:
    parent = QWidget()
    texts = _texts(dialogs.key_sheet(parent, COMMANDS.values()))
    for command in COMMANDS.values():
        for key in command.keys:
            assert key in texts
    parent.deleteLater()
