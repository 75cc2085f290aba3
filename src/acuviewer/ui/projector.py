"""The mode for a class: the view alone on the whole screen, written large, with a subtitle, led by arrows or a clicker.

It belongs to the window: nothing of it is in the session, so that it is not undone and no next start begins with it. What it changes in
the window it gives back when it ends.
"""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMainWindow, QWidget

from acuviewer.dataclass import dataclass
from acuviewer.i18n import text
from acuviewer.session.settings import PROJECTOR_SIZES, Settings
from acuviewer.theme import Theme, high_contrast, load_theme
from acuviewer.ui.columns import Columns
from acuviewer.ui.lessons.step_jump import StepJump
from acuviewer.ui.lessons.step_picture import paint_step_picture
from acuviewer.ui.projector_keys import is_held_alone, line_of_key
from acuviewer.ui.qt_override import qt_override
from acuviewer.ui.text_widgets import Run
from acuviewer.ui.timers import make_timer
from acuviewer.ui.viewport.laser import Laser, paint_laser
from acuviewer.ui.viewport.overlay import paint_hint
from acuviewer.ui.viewport.viewport import Viewport

_HINT_MS, _REST_MS, _FRAME_MS = 7000, 3000, 16
_UNLIMITED_PX = 16777215
"""What Qt takes for no limit."""
_BLACK, _WHITE = "#000000", "#ffffff"
_FULL_SCREEN = Qt.WindowState.WindowFullScreen
_OF_A_BUTTON = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)


@dataclass(frozen=True)
class _Before:
    """How the window was."""

    full_screen: bool
    sides: bool


class Projector(QObject):
    """Shows the ``view`` of a window to a class. ``bars`` are all else that the window has above and below it; acts go out by ``run``."""

    def __init__(
        self, window: QMainWindow, view: Viewport, columns: Columns, bars: Sequence[QWidget], settings: Settings, run: Run
    ) -> None:
        super().__init__(window)
        self._window, self._view, self._columns, self._bars = window, view, columns, bars
        self._settings, self._run = settings, run
        self._theme, self._large = load_theme(str(settings["theme"])), 1.0
        self._before: _Before | None = None
        self._cover = self._hint = ""
        self._rests = self._leaves_lists = False
        self._clock = QElapsedTimer()
        self._clock.start()
        self._laser: Laser | None = None
        self.picture = QImage()
        """A picture that the class sees beside the body."""
        self.jump = StepJump(run, self._show_hint)
        self._hint_timer = make_timer(self, _HINT_MS, lambda: self._show_hint(""), once=True)
        self._rest_timer = make_timer(self, _REST_MS, self._hide_cursor, once=True)
        self._trail_timer = make_timer(self, _FRAME_MS, self._fade)

    # The mode

    @property
    def is_on(self) -> bool:
        """Whether a class is shown something."""
        return self._before is not None

    @property
    def cover(self) -> str:
        """The colour that hides the picture, or ""."""
        return self._cover

    @property
    def laser(self) -> Laser | None:
        """The pointer, while it is on."""
        return self._laser

    @property
    def hint(self) -> str:
        """What is told above the picture for a while."""
        return self._hint

    def toggle(self) -> None:
        """Begin, or end."""
        if self.is_on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Fill the screen on which the window is with the view."""
        if self.is_on:
            return
        self._before = _Before(self._window.isFullScreen(), self._columns.sides_are_shown)
        self._columns.show_sides(False)
        for bar in self._bars:
            # Not hidden: keys of menus act only while these are there, and a bar may show itself by its own reasons.
            bar.setMaximumHeight(0)
        self._dress()
        self._view.paint_over = self._paint
        self._view.installEventFilter(self)
        self._window.setWindowState(self._window.windowState() | _FULL_SCREEN)
        self._view.setFocus()
        self.tell(text("projector.hint"))
        self._rest_timer.start()

    def end(self) -> None:
        """Give everything back as it was."""
        before, self._before = self._before, None
        if before is None:
            return
        self._view.removeEventFilter(self)
        self._view.paint_over = lambda _: None
        for timer in (self._hint_timer, self._rest_timer, self._trail_timer):
            timer.stop()
        self._cover = self._hint = ""
        self._laser, self._rests = None, False
        self._view.unsetCursor()
        for bar in self._bars:
            bar.setMaximumHeight(_UNLIMITED_PX)
        self._columns.show_sides(False)
        self._columns.show_sides(before.sides)
        self._dress()
        if not before.full_screen:
            self._window.setWindowState(self._window.windowState() & ~_FULL_SCREEN)
        self._view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw the view in the colours of a theme, for a class in those that a projector can show."""
        self._theme = theme
        self._view.set_theme(high_contrast(theme) if self.is_on else theme)

    def set_text_size(self, text_size: float) -> None:
        """Write in letters so many times as large as usual; for a class their size is a share of the picture's height instead."""
        self._large = text_size
        self._view.set_text_size(1.0 if self.is_on else text_size)

    def _dress(self) -> None:
        self.set_theme(self._theme)
        self.set_text_size(self._large)
        self._view.show_class(float(str(self._settings["projector_size"])) / 100 if self.is_on else 0.0)

    # Acts

    def resize(self, by: int) -> str:
        """Go ``by`` steps up or down in the sizes for a class; returns what is to be told."""
        now = float(str(self._settings["projector_size"]))
        nearest = min(range(len(PROJECTOR_SIZES)), key=lambda number: abs(PROJECTOR_SIZES[number] - now))
        wanted = PROJECTOR_SIZES[min(max(nearest + by, 0), len(PROJECTOR_SIZES) - 1)]
        self._settings["projector_size"] = wanted
        self._dress()
        return text("notice.projector_size", percent=wanted)

    def blank(self) -> None:
        """Show nothing but black, or the picture again."""
        self._cover_with(_BLACK)

    def white(self) -> None:
        """Show nothing but white, or the picture again."""
        self._cover_with(_WHITE)

    def point(self) -> None:
        """Take the pointer, or put it away."""
        self.begin()
        self._laser = None if self._laser else Laser(self._clock.elapsed)
        self._view.pointed.show(None)
        if self._laser:
            self._laser.move(QPointF(self._view.mapFromGlobal(self._view.cursor().pos())))
            self._view.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self._trail_timer.stop()
            self._view.unsetCursor()
        self._view.show_anew()

    def tell(self, words: str) -> None:
        """Say a sentence above the picture for a while."""
        if self.is_on and words:
            self._show_hint(words)
            self._hint_timer.start()

    def _cover_with(self, colour: str) -> None:
        self.begin()
        self._cover = "" if self._cover else colour
        self._view.show_anew()

    def _show_hint(self, words: str) -> None:
        self._hint = words
        self._view.show_anew()

    # What the hand does

    @qt_override(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and mouse of the view, before it has them itself."""
        del watched
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._return_to_view(event.reason())
        if event.type() == QEvent.Type.CursorChange:
            self._keep_hidden()
        if event.type() == QEvent.Type.Leave and self._laser:
            self._laser.leave()
            self._view.show_anew()
        return bool(self._cover) and event.type() == QEvent.Type.Wheel

    def _key(self, event: QKeyEvent) -> bool:
        if not self._cover and self.jump.key(event):
            return True
        line = line_of_key(event)
        is_escape = event.key() == Qt.Key.Key_Escape
        is_tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # nothing else is in sight
        if not (line or is_escape or is_tab or self._cover) or is_held_alone(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            if self._cover:
                self._cover_with("")
            elif is_escape:
                self._escape()
            elif line:
                self._run(line)
        return True

    def _escape(self) -> None:
        """Put away what was called last: the lists, the pointer, the mode."""
        if self._columns.lists_are_alone:
            self._columns.show_sides(False)
        elif self._laser:
            self.point()
        else:
            self.end()

    def _mouse(self, event: QMouseEvent) -> bool:
        """Whether the view shall not have an event of the mouse."""
        self._rest_timer.start()
        if self._rests:
            self._rests = False
            self._view.unsetCursor()
        if event.type() in _OF_A_BUTTON:
            pressed = event.type() == QEvent.Type.MouseButtonPress
            swallowed = bool(self._cover) or self._leaves_lists
            if pressed and self._cover:
                self._cover_with("")
            self._leaves_lists = self._leaves_lists and pressed
            return swallowed
        if self._laser and not self._cover:
            self._laser.move(event.position())
            self._trail_timer.start()
            self._view.show_anew()
            return event.buttons() == Qt.MouseButton.NoButton
        return bool(self._cover)

    def _return_to_view(self, reason: Qt.FocusReason) -> None:
        """The keys are in the view again: lists in which something was sought go. The click that does it means nothing else."""
        if self._columns.lists_are_alone:
            self._leaves_lists = reason == Qt.FocusReason.MouseFocusReason
            self._columns.show_sides(False)

    def _hide_cursor(self) -> None:
        """The mouse rests."""
        self._rests = True
        self._view.pointed.show(None)
        self._view.setCursor(Qt.CursorShape.BlankCursor)

    def _keep_hidden(self) -> None:
        """The view has another cursor for each place under the mouse; under the pointer none is seen."""
        if self._laser and self._view.cursor().shape() != Qt.CursorShape.BlankCursor:
            self._view.setCursor(Qt.CursorShape.BlankCursor)

    def _fade(self) -> None:
        if self._laser is None or len(self._laser.trail()) < 1:
            self._trail_timer.stop()
        self._view.show_anew()

    def _paint(self, painter: QPainter) -> None:
        """Paint over the view what is in no saved picture."""
        view = QRectF(self._view.rect())
        if self._cover:
            painter.fillRect(view, QColor(self._cover))
            return
        large = self._view.stage.class_size
        paint_step_picture(painter, self.picture, view)
        if self._hint:
            paint_hint(painter, self._hint, view, high_contrast(self._theme), large)
        if self._laser is not None:
            paint_laser(painter, self._laser, view, large / 2)
