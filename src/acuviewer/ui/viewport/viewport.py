"""The 3D view: a stage on which VTK draws off the screen, a canvas that shows its picture, and what is painted above it.

VTK renders only when the scene or camera has changed (``_dirty``): a label or tooltip that changes costs no render.
The way of the picture to the screen is in ``ui.viewport.canvas``, the mouse in ``ui.viewport.mouse``, what is painted above the picture
in ``ui.viewport.overlay``.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from acuviewer.export.label_painter import measure_label
from acuviewer.i18n import text
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.camera import rotate
from acuviewer.shown.content import SceneContent
from acuviewer.shown.framing import CLOSE_AIMS, looked_at
from acuviewer.shown.known import Known
from acuviewer.shown.labels import Label, label_at
from acuviewer.theme import Theme
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.viewport import overlay
from acuviewer.ui.viewport.camera_flight import FLIGHT_MS, STEP_FLIGHT_MS, CameraFlight
from acuviewer.ui.viewport.canvas import device_pixels, make_canvas
from acuviewer.ui.viewport.held_widget import HeldWidget
from acuviewer.ui.viewport.meridian_flow import MeridianFlow, paint_flow
from acuviewer.ui.viewport.mouse import ViewportMouse
from acuviewer.ui.viewport.pace import Movement
from acuviewer.ui.viewport.pointed import Pointed
from acuviewer.ui.viewport.render_window import RenderWindow, Size
from acuviewer.ui.viewport.sheet import lay_sheet, other_side, paint_sheet, unit_px

_MOST_PIXELS_TO_SMOOTH = 1920 * 1200
"""Up to this size the picture that rests is drawn twice as large and averaged; a filter smooths the edges of larger ones, or they are
drawn less than twice as large."""


class Viewport(HeldWidget):
    """The 3D view. It shows a session and reports what a person does; it changes nothing itself."""

    picked = Signal(object, bool)
    """A ``Pick`` that was clicked, bare skin too, and whether one wants to fly to it: a second click does."""

    gathered = Signal(object)
    """A ``Pick`` that was clicked with Ctrl."""

    menu_asked = Signal(object, QPoint)
    """A ``Pick`` that was clicked with the right button, None for nothing, and where on the screen."""

    hovered = Signal(str)
    camera_moved = Signal(object)
    painted = Signal()

    def __init__(self, theme: Theme, content: SceneContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(text("viewport.name"))
        self.setAccessibleDescription(text("viewport.description"))
        self._window = RenderWindow()
        self._canvas = make_canvas(self, self._window, self)
        # Mouse and keyboard are the view's.
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.stage = Stage(self._window.gl_window, theme, content)
        self._theme = theme
        self._dirty, self._ended = True, False
        self._enlarged, self._fine = 1.0, False
        self._for_picture = False
        self._labels: list[Label] | None = None
        self.pointed = Pointed(self.show_anew)
        self._message: str | None = text("viewport.building")
        self._text_size, self._measure = 1.0, partial(measure_label, enlarged=1.0)
        self._session: Session | None = None
        self._first = False
        self._flight = CameraFlight(self._draw_from, self)
        self.turn_key, self._turning, self.flies = "", False, True
        self.leaves_shifted = False
        """Whether arrows with Shift mean something else than turning."""
        self._flow = MeridianFlow(self.show_anew, self)
        self._movement = Movement(self._draw_fine, self)
        self._rest = self._movement.timer
        self._canvas.on_screen.connect(self._movement.end_picture)
        self._hand = ViewportMouse(self)
        self.paint_over: Callable[[QPainter], None] = lambda _: None
        """Paints over everything else what is in no saved picture."""

    # What the presenter calls

    def reads(self, session: Session) -> object:
        """What of a session the view depends on, beside the body."""
        return session.body, session.view, self.stage.reads(session)

    def show_session(self, anatomy: Anatomy, session: Session, fly: bool = True, first: bool = False) -> None:
        """Draw a session; a changed view is flown to, unless ``fly`` is False. One that comes ``first`` is not yet all there is to see."""
        if self._ended:
            return
        self._first = first
        old = self._session
        self._session = session
        self._message = None
        if old is None or (old.selection, old.body) != (session.selection, session.body):
            self._flow.stop()
        self.stage.show(anatomy, session)
        if old is None or looked_at(old) != looked_at(session):
            target = self.stage.wanted_camera(self._aspect())
            to_step = old is not None and session.lesson is not None and session.lesson is not old.lesson
            may_fly = session.view.aim != "free" or self._turning or to_step
            moves = fly and self.flies and old is not None and may_fly and self.isVisible()
            if moves and target != self.stage.camera:
                self._flight.start(self.stage.camera, target, STEP_FLIGHT_MS if to_step else FLIGHT_MS)
            else:
                self.move_camera(target)
        elif old.body != session.body and session.view.aim in CLOSE_AIMS:
            # What is looked at closely stays in the middle while the body changes under it.
            self._frame(moves=anatomy.resting is not None)
        # The picture in which a moved body comes to rest is still one of the movement: its labels are placed when it stands.
        settles = self._movement.is_under_way and old is not None and replace(old, body=session.body) == session
        self._redraw(moves=settles or anatomy.resting is not None or self.is_flying)

    def show_known(self, known: Known | None) -> None:
        """Colour the points by what is known, or with None as usual."""
        if not self._ended and known is not self.stage.known:
            self.stage.show_known(known)
            self._redraw()

    def turn(self) -> None:
        """Look from the other side at what is in the middle of the picture."""
        self.fly_to(rotate(self.stage.camera, 180.0, 0.0))

    def fly_to(self, camera: Camera) -> None:
        """Ask for a camera, and fly there when the session has it."""
        self._turning = True
        self.camera_moved.emit(camera)
        self._turning = False

    def label_at(self, x: float, y: float) -> Label | None:
        """The label at a pixel that names something that can be chosen."""
        unit = unit_px(self.stage.class_size, self.height())
        return label_at(self._labels or [], x / unit, y / unit)

    def play_flow(self) -> None:
        """Show the running order of the chosen meridian; stop it if it is under way."""
        flow = None if self._flow.is_under_way or self._ended else self.stage.flow()
        if flow is None:
            self._flow.stop()
        else:
            self._flow.start(flow)

    @property
    def is_flowing(self) -> bool:
        """Whether the running order of a meridian is being shown."""
        return self._flow.is_under_way

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.stage.set_theme(theme)
        self._redraw()

    def set_text_size(self, large: float) -> None:
        """Write labels and legends so many times as large as usual. Costs no render."""
        self._text_size, self._measure = large, partial(measure_label, enlarged=large)
        self._labels = None
        self.show_anew()

    def show_class(self, size: float) -> None:
        """Draw for a class, everything ``size`` times as large and with a subtitle; for one reader with 0."""
        self.stage.class_size = size
        if self._session is not None and self._session.view.aim != "free":
            self._frame()
        self._redraw()

    def grab_picture(self) -> QImage:
        """The view as it is, with smooth edges and labels, without tooltip, message and focus frame."""
        self._for_picture = True
        self._smooth_edges()
        picture = self.shown_now()
        self._for_picture = False
        return picture

    def shown_now(self) -> QImage:
        """What the view shows, as an image."""
        return self._canvas.taken()

    def shut_down(self) -> None:
        """Free VTK's OpenGL resources; call once from the main window's close event, nothing is drawn afterwards."""
        if self._ended:
            return
        self._ended = True
        self._flight.stop()
        self._flow.stop()
        self._rest.stop()
        self._canvas.end()
        self._window.gl_window.RemoveAllObservers()

    # Camera

    def _aspect(self) -> float:
        return max(self.width(), 1) / max(self.height(), 1)

    def _draw_from(self, camera: Camera) -> None:
        self.stage.look(camera)
        self._redraw(moves=self.is_flying)

    @property
    def shows_body(self) -> bool:
        """Whether a body is shown with all that the session wants to see of it."""
        return self._session is not None and not self._first

    @property
    def is_flying(self) -> bool:
        """Whether the camera is on its way to where the session wants it."""
        return self._flight.is_under_way

    def _frame(self, moves: bool = False) -> None:
        """See to it that the camera is where the session wants it: at once, or at the end of the flight under way."""
        wanted = self.stage.wanted_camera(self._aspect(), moves)
        if self.is_flying:
            self._flight.head_for(wanted)
        else:
            self.stage.look(wanted)

    def move_camera(self, camera: Camera) -> None:
        """Set the camera at once; a hand on the mouse ends a flight."""
        self._flight.stop()
        self.stage.look(camera)
        self._redraw(moves=True)

    # Drawing

    def _redraw(self, moves: bool = False) -> None:
        """The scene has changed: render at the next paint, plainly now and finely when it comes to rest."""
        self._dirty, self._labels = True, None
        self._hand.forget()
        self._movement.go_on(moves)
        # A graphics card smooths every frame; a processor only the picture that rests.
        self._enlarged, self._fine = self._movement.share, False
        self.stage.renderer.SetUseFXAA(not self.stage.is_software)
        self.show_anew()

    def _draw_fine(self) -> None:
        """The picture rests: draw it once more with smooth edges."""
        if self._ended or self.is_flying or self._session is None:
            return
        self._smooth_edges()
        self.show_anew()

    def _smooth_edges(self) -> None:
        """Let the next paint draw the picture finely: twice as large and averaged, or less finely where that would be too large."""
        if self._movement.is_under_way:
            self._movement.rest()
            self._labels = None
        self._fine = True
        width, height = device_pixels(self)
        share = (_MOST_PIXELS_TO_SMOOTH / (width * height)) ** 0.5
        # To filter is a trifle for a graphics card; a processor draws as many pixels as possible instead, which takes half the time.
        self._enlarged = min(max(2.0 * share, 1.0), 2.0) if self.stage.is_software else 2.0 if share >= 1.0 else 1.0
        self.stage.renderer.SetUseFXAA(share < 1.0 and not self.stage.is_software)
        self._dirty = True

    def lose_picture(self) -> None:
        """The last picture is gone with its context: there is a new one to be drawn."""
        self._dirty = True

    @qt_override(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the widget's size; a fixed view is framed anew."""
        super().resizeEvent(event)
        self._canvas.setGeometry(self.rect())
        self._movement.pace.forget()
        if self._session is not None and self._session.view.aim != "free":
            self._frame()
        self._redraw()

    def draw(self, size: Size) -> Size | None:
        """Let VTK draw for a canvas of that size in device pixels, if anything has changed: the size of what it drew."""
        if self._session is None or not self._dirty:
            return None
        self._dirty = False
        drawn = round(self._enlarged * size[0]), round(self._enlarged * size[1])
        self._movement.begin_picture()
        self._window.set_size(drawn)
        self.stage.scale(self._enlarged * self.devicePixelRatioF() * unit_px(self.stage.class_size, self.height()))
        self.stage.render(hurries=not self._fine)
        return drawn

    @qt_override(bool)
    def event(self, event: QEvent) -> bool:
        """A new parent means a new OpenGL context: paint once more when all is in place."""
        if isinstance(event, QNativeGestureEvent) and self._hand.pinch(event):
            return True
        if event.type() == QEvent.Type.ParentChange and not self._ended:
            QTimer.singleShot(0, self, self.show_anew)
        return super().event(event)

    def paint_above(self, painter: QPainter) -> None:
        """Paint what stands above the picture."""
        told = None if self.is_flying else self.stage.tell_other_side()
        sheet = lay_sheet(self.stage, self.width(), self.height(), self._text_size, other_side(told, self.turn_key))
        unit, view = sheet.unit, sheet.view
        painter.scale(unit, unit)
        if self._labels is None and self._message is None:
            boxes, moves = sheet.taken(), self._movement.is_under_way
            self._labels = self.stage.labels(view.width(), view.height(), self._measure, boxes, moves)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._message is None:
            paint_sheet(painter, sheet, self._labels or [], self._theme)
            if self._flow.flow is not None:
                marks = self.stage.flow_marks(self._flow.flow, self._flow.share, view.width(), view.height())
                paint_flow(painter, marks, view, self._theme)
        if not self._for_picture:
            if self._message is not None:
                painter.fillRect(view, QColor(self._theme.view_bottom))
                overlay.paint_message(painter, self._message, view, self._theme)
            self.pointed.paint(painter, unit, view, self._theme, sheet.large)
            if self.hasFocus() and not self.stage.class_size:
                overlay.paint_focus(painter, view, self._theme)
            painter.resetTransform()
            self.paint_over(painter)
        self.painted.emit()
