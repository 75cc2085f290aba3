"""Keys of layouts without Latin letters: their place counts, on every platform, and only where the letter fails."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.ui import key_places
from acuviewer.ui.key_places import keys_by_place, trigger_by_place
from acuviewer.ui.navigator.facet_box import FacetBox

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
ALT_GR = Qt.KeyboardModifier.GroupSwitchModifier
COMMANDS = build_commands(load_atlas(), load_library())


def pressed(letter: str, scan: int = 0, held: Qt.KeyboardModifier = NONE, virtual: int = 0) -> QKeyEvent:
    """A key that gives ``letter``, at a place that the system tells by a scan code or a virtual key."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), held, scan, virtual, 0, letter)


@pytest.mark.parametrize(
    ("letter", "scan", "held", "meant"),
    [
        ("л", 45, NONE, "K"),
        ("л", 45, CONTROL, "Ctrl+K"),
        ("я", 52, CONTROL, "Ctrl+Z"),
        ("Я", 52, CONTROL | SHIFT, "Ctrl+Shift+Z"),
        ("μ", 58, NONE, "M"),
        ("Е", 28, SHIFT, "Shift+T"),
        ("х", 34, NONE, "["),
        ("ö", 47, NONE, ";"),
        ("ф", 38, SHIFT, "Shift+A"),
        ("б", 59, NONE, ","),
        ("Ё", 49, SHIFT, "~"),
        ("&", 10, NONE, "1"),
        ("é", 11, NONE, "2"),
        ("à", 19, NONE, "0"),
    ],
)
def test_the_place_tells_what_is_meant_where_the_letter_does_not(
    letter: str, scan: int, held: Qt.KeyboardModifier, meant: str
) -> None:
    for platform in ("xcb", "wayland", "wayland-egl"):
        assert keys_by_place(pressed(letter, scan, held), platform) == QKeySequence(meant)
    assert keys_by_place(pressed(letter, scan - 8, held), "windows") == QKeySequence(meant)


def test_a_mac_tells_places_by_virtual_keys() -> None:
    for letter, virtual, meant in (
        ("ф", 0, "A"),
        ("л", 40, "K"),
        ("я", 6, "Z"),
        ("х", 33, "["),
        ("ю", 47, "."),
        ("&", 18, "1"),
        ("à", 29, "0"),
    ):
        assert keys_by_place(pressed(letter, 1, NONE, virtual), "cocoa") == QKeySequence(meant)


@pytest.mark.parametrize(
    ("letter", "scan", "held"),
    [
        ("a", 24, NONE),  # French A stands where others have Q
        (";", 52, CONTROL),  # Dvorak has no Z there
        ("!", 10, SHIFT),
        ("&", 10, CONTROL),
        ("@", 24, ALT_GR),
        ("ł", 46, ALT_GR),
        ("л", 200, NONE),
    ],
)
def test_a_key_that_gives_something_else_is_left_alone(letter: str, scan: int, held: Qt.KeyboardModifier) -> None:
    wanted = keys_by_place(pressed(letter, scan, held), "xcb")
    assert wanted is None or not [command for command in COMMANDS.values() if wanted in map(QKeySequence, command.keys)]


def test_keys_that_are_no_letters_have_no_other_meaning() -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Dead_Circumflex, Qt.Key.Key_unknown):
        assert keys_by_place(QKeyEvent(QEvent.Type.KeyPress, key, NONE, 34, 0, 0), "xcb") is None


def test_without_a_known_platform_no_place_is_known() -> None:
    assert keys_by_place(pressed("л", 45), "offscreen") is None


def test_every_key_of_a_command_that_is_one_letter_digit_or_sign_has_a_place() -> None:
    known = set(key_places._SCAN_CODES.values()) | {key_places._WITH_SHIFT[one] for one in key_places._WITH_SHIFT}
    assert known >= set(key_places._VIRTUAL_KEYS_OF_MAC.values())
    assert set(key_places._SCAN_CODES.values()) == set(key_places._VIRTUAL_KEYS_OF_MAC.values())
    for command in COMMANDS.values():
        for keys in command.keys:
            last = keys.rpartition("+")[2] or "+"
            assert len(last) > 1 or last.lower() in known, keys


def test_the_action_of_a_place_is_carried_out_if_it_is_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_places.QGuiApplication, "platformName", lambda: "xcb")
    owner = QWidget()
    action = QAction("Bones", owner)
    action.setShortcuts([QKeySequence("K")])
    ran: list[bool] = []
    action.triggered.connect(lambda: ran.append(True))
    assert trigger_by_place(pressed("л", 45), [action])
    action.setEnabled(False)
    assert not trigger_by_place(pressed("л", 45), [action])
    assert not trigger_by_place(pressed("ф", 38), [action])
    assert len(ran) == 1
    owner.deleteLater()


def test_boxes_leave_letters_of_other_scripts_to_the_window() -> None:
    box = FacetBox("meridian")
    box.addItems(["Any", "Lung"])
    taken, left = pressed("l", 46), pressed("л", 45)
    for event in (taken, left):
        event.accept()
        box.keyPressEvent(event)
    assert (taken.isAccepted(), left.isAccepted()) == (True, False)
    box.deleteLater()
