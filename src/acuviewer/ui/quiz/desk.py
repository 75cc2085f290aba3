"""Where questions are asked in the window: the card above the page, the progress in place of the lists, clicks and keys as answers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from acuviewer.geometry.probe import closest_point
from acuviewer.i18n import text
from acuviewer.session.ruler_places import RulerPlace
from acuviewer.shown.asked import her_spot
from acuviewer.shown.camera import mm_per_pixel
from acuviewer.shown.marks import Pick
from acuviewer.study.schedule import GRADES
from acuviewer.ui.pages.reading_panel import ReadingPanel
from acuviewer.ui.watchers import Shown

if TYPE_CHECKING:
    from acuviewer.pages.quiz_card import QuizCard
    from acuviewer.ui.main_window import MainWindow
    from acuviewer.ui.quiz.parts import QuizParts

_WAYS = {
    Qt.Key.Key_Left: (-1.0, 0.0), Qt.Key.Key_Right: (1.0, 0.0), Qt.Key.Key_Up: (0.0, 1.0), Qt.Key.Key_Down: (0.0, -1.0),
}  # fmt: skip
_ONCE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)
"""Keys that mean one thing when pressed and the next when pressed again: held down they would pass over what is told."""

_STEP_MM, _LONG_STEP_MM = 1.0, 5.0
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def _nothing() -> None:
    """What a key means that is held down."""


class QuizDesk(QObject):
    """Shows what is asked; ``lists`` and ``page`` are the outer columns of the window, which hold its panels as well. ``told`` is emitted
    when an answer stands on the screen."""

    told = Signal()

    def __init__(self, window: "MainWindow", lists: QWidget, reading: ReadingPanel) -> None:
        super().__init__(window)
        self._window, self._reading = window, reading
        self.parts: QuizParts | None = None
        """The card, the progress and the clock, made for the first question."""
        self.lists = QStackedWidget()
        self.lists.addWidget(lists)
        self.page = QWidget()
        self.page.setObjectName("content")
        self._column = QVBoxLayout(self.page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(reading, 1)

    @staticmethod
    def reads(shown: Shown) -> object:
        """What it shows."""
        return shown.session.asked

    def show(self, shown: Shown) -> None:
        """Show what is asked, or what was there before."""
        asked = shown.session.asked
        if asked is None and self.parts is None:
            return
        parts = self._parts()
        self.lists.setCurrentIndex(0 if asked is None else 1)
        self._reading.setHidden(asked is not None and asked.stage == "asked")
        parts.show_asked(asked)
        self._window.viewport.leaves_shifted = self.wants_place
        if asked is not None and asked.stage == "told":
            # What is told can be read while the picture of it is being drawn.
            self.page.repaint()
            self.told.emit()

    def lead_keys(self, shown: Shown) -> None:
        """Let the keys go where the answer is given: into the field for a name, else to the view."""
        del shown
        if self.parts is None:
            return
        if self.parts.card.field is not None:
            self.parts.card.field.setFocus()
        elif not isinstance(self._window.focusWidget(), QLineEdit):
            self._window.viewport.setFocus()

    def _parts(self) -> "QuizParts":
        if self.parts is None:
            from acuviewer.ui.quiz.parts import QuizParts

            self.parts = QuizParts(self._window.controls, self._window.presenter.run)
            self.lists.addWidget(self.parts.progress)
            self._column.insertWidget(0, self.parts.card)
            self.page.installEventFilter(self.parts.card)
        return self.parts

    @property
    def _card(self) -> "QuizCard | None":
        return None if self.parts is None else self.parts.card.card

    # Answers

    @property
    def is_open(self) -> bool:
        """Whether a question waits for its answer."""
        return self._card is not None and self._card.told is None

    @property
    def wants_place(self) -> bool:
        """Whether a click is its answer."""
        return self._card is not None and self._card.told is None and self._card.form == "click"

    def line_of_click(self, pick: Pick) -> str:
        """The command of a click while a question is open: where the skin is seen there, whatever shines through it."""
        if not self.wants_place:
            return ""
        mesh = self._window.presenter.shown.anatomy.skin.mesh
        surface = pick.surface
        if surface is None:
            view = self._window.viewport
            size = view.width(), view.height()
            x, y = view.stage.projection(*size).pixels(pick.position_mm[None])[0].tolist()
            met = view.stage.skin_at(x, y, *size)
            surface = closest_point(mesh, pick.position_mm if met is None else met)
        return f"quiz.place {RulerPlace('skin', surface=surface).to_text()}"

    def place_here(self) -> None:
        """Put the mark in the middle of the picture."""
        view = self._window.viewport
        size = view.width(), view.height()
        met = view.stage.skin_at(size[0] / 2, size[1] / 2, *size)
        if met is None:
            self._window.show_notice(text("notice.no_skin_here"))
        else:
            self._place(met)

    def nudge(self, right: float, up: float, mm: float) -> None:
        """Move the mark so far along the skin, as one sees it: to the right and upward in the picture."""
        shown, view = self._window.presenter.shown, self._window.viewport
        spot = her_spot(shown.anatomy, shown.session)
        if spot is None:
            self.place_here()
            return
        # A step in the picture, laid onto the plane that touches the skin.
        size = view.width(), view.height()
        x, y = view.stage.projection(*size).pixels(spot.position_mm[None])[0].tolist()
        step_px = mm / mm_per_pixel(view.stage.camera, view.height())
        start, way = view.stage.projection(*size).ray(x + right * step_px, y - up * step_px)
        slope = float(way @ spot.normal)
        aim = start + way * (float((spot.position_mm - start) @ spot.normal) / slope) if abs(slope) > 1e-6 else spot.position_mm
        ahead = aim - spot.position_mm
        length = float(np.linalg.norm(ahead))
        if length > 0.0:
            self._place(spot.position_mm + ahead * (mm / length))

    def _place(self, position_mm: np.ndarray) -> None:
        surface = closest_point(self._window.presenter.shown.anatomy.skin.mesh, position_mm)
        self._window.presenter.run(f"quiz.place {RulerPlace('skin', surface=surface).to_text()}")

    # Keys

    def meaning(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does while questions are asked; None for one that means what it always does."""
        card, key = self._card, event.key()
        if card is None or self.parts is None:
            return None
        run = self._window.presenter.run
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.wants_place and shift and key in _WAYS:
            mm = _LONG_STEP_MM if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _STEP_MM
            return lambda: self.nudge(*_WAYS[Qt.Key(key)], mm)
        if event.modifiers() & _MODIFIERS:
            return None
        if key in _ONCE and event.isAutoRepeat():
            return _nothing
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.parts.card.confirm
        if key == Qt.Key.Key_Backspace:
            return lambda: run("quiz.take_back")
        digit = key - Qt.Key.Key_0
        if card.told is not None and card.told.ease is not None and 1 <= digit <= len(GRADES):
            return lambda: run(f"quiz.say {GRADES[digit - 1]}")
        if self.is_open and 1 <= digit <= len(choices := self.parts.card.choices):
            return choices[digit - 1].click
        return None
