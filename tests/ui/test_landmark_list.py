"""The list of landmarks: what a row tells, what the filter leaves, and what choosing a row does."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeWidgetItem, QWidget

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.finding import build_index
from acuviewer.session.session import Session
from acuviewer.ui.navigator.landmark_list import LandmarkList
from acuviewer.ui.navigator.navigator_panel import NavigatorPanel
from controls_after import controls_after

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)


@pytest.fixture
def navigator() -> Iterator[tuple[NavigatorPanel, list[str]]]:
    """The navigator with the tab Landmarks open, and the command lines it gave out."""
    ran: list[str] = []
    index = partial(build_index, ATLAS, LIBRARY, COMMANDS.values())
    panel = NavigatorPanel(ATLAS, LIBRARY, index, QWidget(), controls_after("", ran))
    panel.command.connect(ran.append)
    panel.resize(260, 640)
    panel.tabs.setCurrentWidget(panel.landmarks)
    panel.show()
    yield panel, ran
    panel.close()
    panel.deleteLater()


def _titles(listed: LandmarkList) -> list[str]:
    """The English names of the rows that are left."""
    return [row.text(0).splitlines()[0] for row in listed.tree.rows() if not row.isHidden()]


def _row(listed: LandmarkList, title: str) -> QTreeWidgetItem:
    return next(row for row in listed.tree.rows() if row.text(0).splitlines()[0] == title)


def test_every_landmark_is_listed_once(navigator) -> None:
    titles = _titles(navigator[0].landmarks)
    assert sorted(title.casefold() for title in titles) == sorted(one.english.casefold() for one in ATLAS.landmarks.values())


def test_a_row_tells_both_names_what_it_lies_on_and_how_a_finger_finds_it(navigator) -> None:
    listed = navigator[0].landmarks
    row = _row(listed, "Spinous process of L4")
    assert row.text(0) == "Spinous process of L4\nProcessus spinosus vertebrae lumbalis IV · on bone (vertebra L4)"
    assert "Lay both hands flat on the iliac crests" in row.toolTip(0)
    assert "iliac crests" in row.data(0, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert _row(listed, "Middle of the front hairline").text(0) == "Middle of the front hairline\non skin"


@pytest.mark.parametrize(
    ("typed", "left", "gone"),
    [
        ("trochanter", "Greater trochanter", "Umbilicus"),
        ("PROCESSUS lumb iv", "Spinous process of L4", "Spinous process of L5"),
        ("bone (mandible", "Angle of the mandible", "Glabella"),
        ("skin chest", "Nipple", "Sternal angle"),
        ("bone chest", "Sternal angle", "Nipple"),
    ],
)
def test_the_filter_leaves_what_has_every_typed_word(navigator, typed: str, left: str, gone: str) -> None:
    listed = navigator[0].landmarks
    QTest.keyClicks(listed.filter, typed)
    assert left in _titles(listed)
    assert gone not in _titles(listed)
    assert _row(listed, left).parent().isExpanded()


def test_regions_without_a_row_are_hidden_and_come_back(navigator) -> None:
    listed = navigator[0].landmarks
    head = _row(listed, "Glabella").parent()
    listed.filter.setText("navel umbilicus")
    assert "No landmark" in "".join(label.text() for label in listed.findChildren(QLabel))
    listed.filter.setText("umbilicus")
    assert head.isHidden()
    assert not _row(listed, "Umbilicus").parent().isHidden()
    QTest.keyClick(listed.filter, Qt.Key.Key_Escape)
    assert listed.filter.text() == ""
    assert not head.isHidden()
    assert len(_titles(listed)) == len(ATLAS.landmarks)


def test_a_click_chooses_the_landmark_and_flies_to_it(navigator) -> None:
    panel, ran = navigator
    listed = panel.landmarks
    listed.filter.setText("greater trochanter")
    place = listed.tree.visualItemRect(_row(listed, "Greater trochanter")).center()
    QTest.mouseClick(listed.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ran == ["landmark.select greater_trochanter"]
    session = run_script(ran[0], COMMANDS, Session())
    assert (session.selection.landmark, session.view.aim) == ("greater_trochanter", "selection")


def test_a_click_on_a_region_chooses_nothing(navigator) -> None:
    panel, ran = navigator
    tree = panel.landmarks.tree
    head = _row(panel.landmarks, "Glabella").parent()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(head).center())
    assert ran == []


def test_the_list_is_used_from_the_keyboard(navigator) -> None:
    panel, ran = navigator
    listed = panel.landmarks
    QTest.keyClick(listed.filter, Qt.Key.Key_Return)
    assert ran == []
    listed.filter.setText("spinous process of t1")
    QTest.keyClick(listed.filter, Qt.Key.Key_Return)
    QTest.keyClick(listed.filter, Qt.Key.Key_Down)
    QTest.keyClick(listed.tree, Qt.Key.Key_Down)
    QTest.keyClick(listed.tree, Qt.Key.Key_Return)
    assert ran == ["landmark.select t1_spinous_process", "landmark.select t10_spinous_process"]


def test_the_chosen_landmark_is_marked_and_brought_into_view(navigator) -> None:
    panel, ran = navigator
    listed = panel.landmarks
    panel.show_session(run_script("landmark.select glabella", COMMANDS, Session()))
    assert listed.tree.selectedItems() == [_row(listed, "Glabella")]
    assert _row(listed, "Glabella").parent().isExpanded()
    listed.filter.setText("umbilicus")
    listed.filter.clear()
    assert listed.tree.selectedItems() == [_row(listed, "Glabella")]
    assert _row(listed, "Glabella").parent().isExpanded()
    panel.show_session(run_script("point.select GB30", COMMANDS, Session()))
    assert listed.tree.selectedItems() == []
    assert ran == []
