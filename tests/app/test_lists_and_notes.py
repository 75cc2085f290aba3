"""The real window: a student keeps favourites, lists and notes, by keys, menus and dialogs; they are there at the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui.app import open_window
from acuviewer.ui.dialogs.lists_dialog import ListsDialog
from acuviewer.ui.dialogs.note_dialog import NoteDialog
from acuviewer.ui.main_window import MainWindow
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display

SHIFT = Qt.KeyboardModifier.ShiftModifier


def _page(window: MainWindow) -> str:
    rest(window)
    return window._reading.view.toPlainText()


def _ready(window: MainWindow) -> None:
    until(lambda: window.student.shelf.folder is not None)


def test_she_writes_a_note_finds_it_and_takes_it_back(window: MainWindow) -> None:
    _ready(window)
    window.presenter.run("point.select BL23")
    QTest.keyClick(window.viewport, Qt.Key.Key_N, SHIFT)
    (dialog,) = window.findChildren(NoteDialog)
    QTest.keyClicks(dialog.editor, "The **waist**")
    # What was typed is kept when the hand pauses, without a click; and what follows is the same step back.
    until(lambda: "waist" in dict(window.presenter.store.session.notes).get("point BL23", ""))
    QTest.keyClicks(dialog.editor, ", glockenblume")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "Your note" in _page(window)
    assert "The waist, glockenblume" in _page(window)
    assert window.student.shelf.folder is not None
    note = window.student.shelf.folder / "notes" / "point-BL23.md"
    assert note.read_text() == "The **waist**, glockenblume\n"
    window.presenter.run("point.clear")
    window.navigator.search.setText("glockenblume")
    window.navigator.results.open_current()
    rest(window)
    assert window.presenter.store.session.selection.point == "BL23"
    window.presenter.run("edit.undo; edit.undo; edit.undo")  # the choice, the clearing, the note
    assert not window.presenter.store.session.notes
    assert not note.exists()
    assert [path.read_text() for path in (window.student.shelf.folder / "removed").iterdir()] == ["The **waist**, glockenblume\n"]
    window.presenter.run("edit.redo")
    assert note.exists()


def test_what_another_window_writes_on_an_open_note_is_not_lost(window: MainWindow) -> None:
    _ready(window)
    window.presenter.run("note.write point BL23 mine; point.select BL23; note.edit")
    (dialog,) = window.findChildren(NoteDialog)
    assert window.student.shelf.folder is not None
    (window.student.shelf.folder / "notes" / "point-BL23.md").write_text("of the other window")
    window.student.shelf.refresh()
    dialog.editor.setPlainText("mine, changed")
    dialog.keep()
    assert dialog.editor.toPlainText() == "mine, changed\n\n---\n\nof the other window"
    dialog.editor.appendPlainText("more")
    dialog.accept()
    assert (window.student.shelf.folder / "notes" / "point-BL23.md").read_text().split() == (
        ["mine,", "changed", "---", "of", "the", "other", "window", "more"]
    )


def test_a_note_that_is_opened_at_once_is_read_before(window: MainWindow) -> None:
    _ready(window)
    window.presenter.run("note.write point BL23 warm")
    other = Settings(window.settings._path.parent)
    other["first_start_seen"] = True
    second = open_window(Session(), other)
    until(lambda: second.viewport.shows_body)
    second.presenter.run("point.select BL23; note.edit")  # whether its notes were read by then or not
    (dialog,) = second.findChildren(NoteDialog)
    assert dialog.editor.toPlainText() == "warm"
    dialog.accept()
    second.close()
    second.deleteLater()


def test_a_note_can_be_removed_and_an_empty_one_is_none(window: MainWindow) -> None:
    _ready(window)
    window.presenter.run("note.write landmark olecranon tip; landmark.select olecranon; note.edit")
    (dialog,) = window.findChildren(NoteDialog)
    assert dialog.editor.toPlainText() == "tip"
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    rest(window)
    assert window.presenter.store.session.notes == ()
    window.presenter.run("edit.undo")
    assert dict(window.presenter.store.session.notes) == {"landmark olecranon": "tip"}


def test_she_stars_points_gathers_a_list_and_puts_it_in_order(window: MainWindow) -> None:
    _ready(window)
    window.presenter.run("point.select GB30")
    QTest.keyClick(window.viewport, Qt.Key.Key_S, SHIFT)
    assert dict(window.presenter.store.session.sets) == {"★": ("GB30",)}
    window.presenter.run("point.clear; points.gather BL23; points.gather BL25; points.gather BL40")
    QTest.keyClick(window.viewport, Qt.Key.Key_L, SHIFT)
    question = window.findChildren(QInputDialog)[-1]
    question.setTextValue("  Low   back ")
    question.accept()
    rest(window)
    assert dict(window.presenter.store.session.sets)["Low back"] == ("BL23", "BL25", "BL40")
    heading = window.navigator.points._kept
    assert heading is not None
    rows = [heading.child(row) for row in range(heading.childCount())]
    assert [row.text(0) for row in rows if row is not None] == ["★ Favourites", "Low back"]
    window.presenter.run("list.manage")
    dialog = window.findChildren(ListsDialog)[-1]
    dialog.lists.setCurrentRow(1)
    dialog.points.setCurrentRow(2)
    QTest.mouseClick(dialog.acts["up"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.acts["up"], Qt.MouseButton.LeftButton)
    assert dict(window.presenter.store.session.sets)["Low back"] == ("BL40", "BL23", "BL25")
    assert not dialog.acts["up"].isEnabled()
    QTest.mouseClick(dialog.acts["take_out"], Qt.MouseButton.LeftButton)
    assert dict(window.presenter.store.session.sets)["Low back"] == ("BL23", "BL25")
    QTest.mouseClick(dialog.acts["rename"], Qt.MouseButton.LeftButton)
    renamed = dialog.findChildren(QInputDialog)[-1]
    renamed.setTextValue("Loins; and more")  # no name: it asks again
    renamed.accept()
    again = dialog.findChildren(QInputDialog)[-1]
    assert again.labelText() != renamed.labelText() or again is not renamed
    again.setTextValue("Loins")
    again.accept()
    assert "Loins" in dict(window.presenter.store.session.sets)
    dialog.lists.setCurrentRow(0)
    assert not dialog.acts["rename"].isEnabled()  # favourites keep their name
    dialog.lists.setCurrentRow(1)
    QTest.mouseClick(dialog.acts["show"], Qt.MouseButton.LeftButton)
    assert _page(window).startswith("Loins")
    QTest.keyClick(window.viewport, Qt.Key.Key_BracketRight)
    rest(window)
    assert window.presenter.store.session.selection.point == "BL23"
    window.presenter.run("list.manage")
    dialog = window.findChildren(ListsDialog)[-1]
    dialog.lists.setCurrentRow(1)
    QTest.mouseClick(dialog.acts["delete"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.acts["delete"], Qt.MouseButton.LeftButton)
    assert window.presenter.store.session.sets == ()
    assert not dialog.empty.isHidden()
    dialog.close()
    window.presenter.run("edit.undo")
    assert "★" in dict(window.presenter.store.session.sets)


def test_the_next_window_has_them_and_a_second_one_sees_what_the_first_writes(
    window: MainWindow, settings_of_nobody: Path
) -> None:
    _ready(window)
    window.presenter.run("list.add Mine=BL23 GB30; note.write point BL23 warm")
    settings = Settings(settings_of_nobody)
    settings["first_start_seen"] = True
    second = open_window(Session(), settings)
    until(lambda: second.student.shelf.folder is not None)
    assert dict(second.presenter.store.session.sets) == {"Mine": ("BL23", "GB30")}
    assert second.presenter.store.session.notes == (("point BL23", "warm"),)
    assert second.presenter.store.undo_title is None
    second.presenter.run("note.write point LI4 of the second")
    window.student.shelf.refresh()
    assert dict(window.presenter.store.session.notes)["point LI4"] == "of the second"
    second.close()
    second.deleteLater()
