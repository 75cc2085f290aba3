"""What keys of keyboards and clickers mean while a class is shown something; all others mean what they always do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from acuviewer.ui.key_places import character_by_place

_ALONE = {
    Qt.Key.Key_Right: "next", Qt.Key.Key_PageDown: "next", Qt.Key.Key_Space: "next",
    Qt.Key.Key_Left: "previous", Qt.Key.Key_PageUp: "previous", Qt.Key.Key_Backspace: "previous",
    Qt.Key.Key_B: "blank", Qt.Key.Key_W: "white", Qt.Key.Key_L: "pointer",
}  # fmt: skip
_WITH_SHIFT_TOO = {
    Qt.Key.Key_Period: "blank", Qt.Key.Key_Plus: "larger", Qt.Key.Key_Equal: "larger", Qt.Key.Key_Minus: "smaller",
}  # fmt: skip
"""Signs, which some layouts have above others."""

_MODIFIERS = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
)  # fmt: skip


def line_of_key(event: QKeyEvent) -> str | None:
    """The command of a key, or None. Letters count by their place where the layout has others."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if held == Qt.KeyboardModifier.NoModifier:
        letter = character_by_place(event)
        name = _ALONE.get(Qt.Key(ord(letter.upper())) if letter else key) or _WITH_SHIFT_TOO.get(key)
    else:
        name = _WITH_SHIFT_TOO.get(key) if held == Qt.KeyboardModifier.ShiftModifier else None
    return f"projector.{name}" if name else None


def is_held_alone(event: QKeyEvent) -> bool:
    """Whether a key only waits for another: Shift, Ctrl and their like."""
    return event.key() in _MODIFIERS
