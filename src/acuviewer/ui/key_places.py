"""Keys by their place on the keyboard, for layouts whose letters are no shortcuts.

Where only a Cyrillic or Greek layout is set, no key gives K; where digits need Shift, 1 gives &. Then the place counts:
the key means what it would on an American keyboard.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./"}
_SCAN_CODES = {first + number: character for first, row in _ROWS.items() for number, character in enumerate(row)}
"""Linux and Windows count the places of the main block alike."""

_OF_MAC = "asdfhgzxcv bqweryt123465=97-80]ou[ip lj'k;\\,/nm.  `"
_VIRTUAL_KEYS_OF_MAC = {code: character for code, character in enumerate(_OF_MAC) if character != " "}

_X11_OFFSET = 8
_WITH_SHIFT = dict(zip("1234567890-=[]\\;'`,./", '!@#$%^&*()_+{}|:"~<>?', strict=True))
_LAST_ASCII, _FIRST_SPECIAL = 0x7E, 0x01000000
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
COPY = QKeySequence("Ctrl+C")
_IN_A_FIELD: dict[QKeySequence, Callable[[QLineEdit], None]] = {
    QKeySequence("Ctrl+Z"): QLineEdit.undo,
    QKeySequence("Ctrl+Shift+Z"): QLineEdit.redo,
    QKeySequence("Ctrl+X"): QLineEdit.cut,
    COPY: QLineEdit.copy,
    QKeySequence("Ctrl+V"): QLineEdit.paste,
    QKeySequence("Ctrl+A"): QLineEdit.selectAll,
}
_IN_A_PAGE: dict[QKeySequence, Callable[[QTextEdit], None]] = {
    COPY: QTextEdit.copy,
    QKeySequence("Ctrl+A"): QTextEdit.selectAll,
}


def trigger_by_place(event: QKeyEvent, actions: Iterable[QAction]) -> bool:
    """Carry out what a key that nobody understood means at its place; False where it means nothing.

    In a text field Ctrl+Z and its like are the field's own, on a page those that take text along.
    """
    wanted = keys_by_place(event, QGuiApplication.platformName())
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit) and wanted in _IN_A_FIELD:
        _IN_A_FIELD[wanted](focused)
        return True
    if isinstance(focused, QTextEdit) and wanted in _IN_A_PAGE:
        _IN_A_PAGE[wanted](focused)
        return True
    meant = [action for action in actions if action.isEnabled() and wanted in action.shortcuts()] if wanted else []
    for action in meant[:1]:
        action.trigger()
    return bool(meant)


def character_by_place(event: QKeyEvent) -> str | None:
    """The letter or digit that an American keyboard would have given, where the key gave one of another script; else None."""
    place = _character_at(event, QGuiApplication.platformName())
    fails = place is not None and place.isalnum() and _fails(event.key(), place, event.modifiers())
    return place if fails else None


def keys_by_place(event: QKeyEvent, platform: str) -> QKeySequence | None:
    """What an American keyboard would have given on a Qt ``platform``; None where the key's own letter counts."""
    place = _character_at(event, platform)
    held = event.modifiers()
    if place is None or not _fails(event.key(), place, held):
        return None
    if held & Qt.KeyboardModifier.ShiftModifier and place in _WITH_SHIFT:
        place, held = _WITH_SHIFT[place], held & ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(held & _HELD, Qt.Key(ord(place.upper()))))


def _fails(typed: int, place: str, held: Qt.KeyboardModifier) -> bool:
    """Whether a key gave a letter of another script, or a sign where the others have a digit."""
    if held & Qt.KeyboardModifier.GroupSwitchModifier or typed >= _FIRST_SPECIAL:
        return False
    is_sign = typed <= _LAST_ASCII and not chr(typed).isalnum()
    return typed > _LAST_ASCII or (place.isdigit() and is_sign and not held & Qt.KeyboardModifier.ControlModifier)


def _character_at(event: QKeyEvent, platform: str) -> str | None:
    """The character that an American keyboard has at the place of a key, without Shift."""
    if platform == "cocoa":
        return _VIRTUAL_KEYS_OF_MAC.get(event.nativeVirtualKey())
    if platform == "xcb" or platform.startswith("wayland"):
        return _SCAN_CODES.get(event.nativeScanCode() - _X11_OFFSET)
    return _SCAN_CODES.get(event.nativeScanCode()) if platform == "windows" else None
