"""What the search box offers besides hits: sets of points, what was looked for, what comes nearest."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QPushButton, QWidget

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.search import SearchIndex
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.finding import Sets, build_index
from acuviewer.session.session import Notes, Session
from acuviewer.ui.navigator.navigator_panel import NavigatorPanel
from controls_after import controls_after

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)


def _index(sets: Sets, notes: Notes) -> SearchIndex:
    return build_index(ATLAS, LIBRARY, COMMANDS.values(), sets, notes)


@pytest.fixture
def navigator() -> Iterator[tuple[NavigatorPanel, list[str]]]:
    """The navigator, and the command lines it gave out."""
    ran: list[str] = []
    panel = NavigatorPanel(ATLAS, LIBRARY, _index, QWidget(), controls_after("", ran))
    panel.command.connect(ran.append)
    panel.show()
    panel.show_session(Session())
    yield panel, ran
    panel.close()
    panel.deleteLater()


def _after(script: str) -> Session:
    return run_script(script, COMMANDS, Session())


def _shown(panel: NavigatorPanel) -> list[str]:
    return [row.text(0).split()[0] for row in panel.points.tree.rows() if not row.isHidden()]


def _button(panel: QWidget, text: str) -> QPushButton:
    return next(button for button in panel.findChildren(QPushButton) if button.text() == text)


def test_several_codes_are_offered_as_a_set_first(navigator) -> None:
    panel, ran = navigator
    panel.search.setText("V23 V40 R3")
    assert panel.results.list.item(0).text() == "BL23 · BL40 · KI3\nset of points · 3 points · “V23 V40 R3”"
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert ran == ["points.set BL23 BL40 KI3"]


def test_a_set_is_kept_found_by_its_name_and_forgotten(navigator) -> None:
    panel, ran = navigator
    bar = panel.points.filter_bar
    shown = _after("points.set BL23 BL40 KI3")
    panel.show_session(shown)
    assert _shown(panel) == ["BL23", "BL40", "KI3"]
    assert [chip.text() for chip in bar.chips] == ["BL23 BL40 KI3  ×"]
    assert bar.keep.text() == "Keep…"
    panel.show_session(run_script("points.keep_set Sore loins", COMMANDS, shown))
    assert next(row.text(0) for row in panel.points.tree.rows()) == "Sore loins"
    assert [chip.text() for chip in bar.chips] == ["Sore loins  ×"]
    panel.search.setText("sore lo")
    assert panel.results.list.item(0).text() == "Sore loins\nset of points · 3 points"
    panel.search.clear()
    assert bar.keep.text() == "Forget"
    bar.keep.click()
    assert ran == ["points.forget_set Sore loins"]
    panel.show_session(run_script("points.keep_set Sore loins; points.forget_set Sore loins", COMMANDS, shown))
    assert next(row.text(0).split()[0] for row in panel.points.tree.rows()) == "LU1"
    panel.search.setText("sore lo")
    assert not any(panel.results.list.item(row).text().startswith("Sore loins") for row in range(panel.results.list.count()))


def test_what_is_not_found_offers_the_nearest(navigator) -> None:
    panel, ran = navigator
    panel.search.setText("trochanter doorbell")
    assert panel.results.nothing.text() == "Nothing found for “trochanter doorbell”."
    _button(panel.results.nearest, "Greater trochanter").click()
    assert ran == ["landmark.select greater_trochanter"]
    panel.search.setText("obesity")
    assert panel.results.nothing.text() == "Known as a word, but nothing is said of “obesity” here."
    assert [label.text() for label in panel.results.nearest.findChildren(QLabel) if not label.isHidden()] == [
        "Nothing comes near it either."
    ]


def test_words_that_were_left_out_or_changed_are_told(navigator) -> None:
    panel, _ = navigator
    panel.search.setText("合谷穴位")
    assert panel.results.how_many.text().endswith("\nLooked for: 合谷")
    panel.search.setText("knee")
    assert "\n" not in panel.results.how_many.text()


def test_the_name_of_a_set_is_asked_for(navigator) -> None:
    panel, ran = navigator
    panel.show_session(_after("points.set BL23 BL40"))
    panel.points.filter_bar.keep.click()
    (question,) = panel.findChildren(QInputDialog)
    question.setTextValue(" Two ")
    question.accept()
    assert ran == ["points.keep_set Two"]
