"""The one place where VTK and Qt meet: a QOpenGLWidget that owns the OpenGL context of a VTK render window.

VTK draws into its own frame buffer; ``paintGL`` copies it to the widget's and paints the labels over it with QPainter.
VTK renders only when the scene or camera has changed (``_dirty``): a label or tooltip that changes costs no render.
The mouse is in ``ui.viewport.mouse``, what is painted above the picture in ``ui.viewport.overlay``.
"""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QOffscreenSurface, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow

from acuviewer.export.label_painter import measure_label, paint_labels
from acuviewer.export.legend_painter import legend_boxes, paint_legends
from acuviewer.i18n import text
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.camera import rotate
from acuviewer.shown.content import SceneContent
from acuviewer.shown.labels import Label
from acuviewer.shown.rectangles import Rectangle
from acuviewer.theme import Theme
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.viewport import overlay
from acuviewer.ui.viewport.camera_flight import CameraFlight
from acuviewer.ui.viewport.gl_symbols import symbol_loader
from acuviewer.ui.viewport.meridian_flow import MeridianFlow, paint_flow
from acuviewer.ui.viewport.mouse import ViewportMouse
from acuviewer.ui.viewport.pace import Movement
from acuviewer.ui.viewport.shown_picture import ShownPicture

_CLOSE_AIMS = ("selection", "construction", "definitions", "pain_type", "meridian", "filter")
_MOST_PIXELS_TO_SMOOTH = 1920 * 1200
"""Up to this size the picture that rests is drawn twice as large and averaged; a filter smooths the edges of larger ones."""


def _looked_at(session: Session) -> object:
    """What decides where the camera goes: the view, and for a close view what is chosen."""
    chosen = session.selection
    close = (chosen.point, chosen.side, chosen.definition, chosen.landmark, chosen.pain_type, chosen.meridian)
    return session.view, close if session.view.aim in _CLOSE_AIMS else None


def _times(box: Rectangle, by: float) -> Rectangle:
    """A rectangle of a picture that is enlarged."""
    x, y, width, height = box
    return x * by, y * by, width * by, height * by


class Viewport(QOpenGLWidget):
    """The 3D view. It shows a session and reports what a person does; it changes nothing itself."""

    picked = Signal(object, bool)
    """A ``Pick`` that was clicked, bare skin too, and whether one wants to fly to it: a second click does."""

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
        self._gl_window = vtkGenericOpenGLRenderWindow()
        self._gl_window.SetReadyForRendering(False)
        self._gl_window.SetOwnContext(0)
        self._gl_window.SetFrameBlitModeToNoBlit()
        self._gl_window.SetOpenGLSymbolLoader2(symbol_loader(), 0)
        self._gl_window.AddObserver("WindowMakeCurrentEvent", self._make_vtk_current)
        self._gl_window.AddObserver("WindowIsCurrentEvent", self._tell_vtk_current)
        self._picture = ShownPicture(self._gl_window)
        self.stage = Stage(self._gl_window, theme, content)
        self._theme = theme
        self._dirty, self._ended, self._enlarged = True, False, 1.0
        self._surface: QOffscreenSurface | None = None
        self._for_picture = False
        self._labels: list[Label] | None = None
        self._tooltip: tuple[str, QPointF] | None = None
        self._message: str | None = text("viewport.building")
        self._text_size, self._measure = 1.0, partial(measure_label, enlarged=1.0)
        self._session: Session | None = None
        self._first = False
        self._flight = CameraFlight(self._draw_from, self)
        self.turn_key, self._turning = "", False
        self._flow = MeridianFlow(self.update, self)
        self._movement = Movement(self._draw_fine, self)
        self._rest = self._movement.timer
        self.frameSwapped.connect(self._movement.end_picture)
        self._hand = ViewportMouse(self)

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
        if old is None or _looked_at(old) != _looked_at(session):
            target = self.stage.wanted_camera(self._aspect())
            moves = fly and old is not None and (session.view.aim != "free" or self._turning) and self.isVisible()
            if moves and target != self.stage.camera:
                self._flight.start(self.stage.camera, target)
            else:
                self.move_camera(target)
        elif old.body != session.body and session.view.aim in _CLOSE_AIMS:
            # What is looked at closely stays in the middle while the body changes under it.
            self._frame()
        self._redraw(moves=anatomy.resting is not None)

    def turn(self) -> None:
        """Look from the other side at what is in the middle of the picture."""
        self._turning = True
        self.camera_moved.emit(rotate(self.stage.camera, 180.0, 0.0))
        self._turning = False

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
        self.update()

    def grab_picture(self) -> QImage:
        """The view as it is, with smooth edges and labels, without tooltip, message and focus frame."""
        self._for_picture = True
        self._smooth_edges()
        picture = self.grabFramebuffer()
        self._for_picture = False
        return picture

    def shut_down(self) -> None:
        """Free VTK's OpenGL resources; call once from the main window's close event, nothing is drawn afterwards."""
        if self._ended:
            return
        self._ended = True
        self._flight.stop()
        self._flow.stop()
        self._rest.stop()
        if self.context() is not None:
            self.makeCurrent()
            self._picture.forget()
            self._gl_window.SetReadyForRendering(False)
            self._gl_window.Finalize()
            self.doneCurrent()
        self._gl_window.RemoveAllObservers()

    # Events

    @qt_override(nothing)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The hand presses."""
        self._hand.press(event)

    @qt_override(nothing)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand moves."""
        self._hand.move(event)

    @qt_override(nothing)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The hand lets go."""
        self._hand.release(event)

    @qt_override(nothing)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The hand clicks twice."""
        self._hand.double_click(event)

    @qt_override(nothing)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The hand turns the wheel."""
        self._hand.wheel(event)

    @qt_override(nothing)
    def leaveEvent(self, event: QEvent) -> None:
        """The hand leaves."""
        self._hand.leave()
        super().leaveEvent(event)

    @qt_override(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The hand is on the keyboard."""
        if not self._hand.key(event):
            super().keyPressEvent(event)

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

    def _frame(self) -> None:
        """See to it that the camera is where the session wants it: at once, or at the end of the flight under way."""
        wanted = self.stage.wanted_camera(self._aspect())
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
        self._dirty = True
        self._labels = None
        self._movement.go_on(moves)
        # A graphics card smooths every frame; a processor only the picture that rests.
        self._enlarged = self._movement.share
        self.stage.renderer.SetUseFXAA(not self.stage.is_software)
        self.update()

    def _draw_fine(self) -> None:
        """The picture rests: draw it once more with smooth edges."""
        if self._ended or self.is_flying or self._session is None:
            return
        self._smooth_edges()
        self.update()

    def _smooth_edges(self) -> None:
        """Let the next paint draw the picture finely: twice as large and averaged, or filtered where that would be too large."""
        if self._movement.is_under_way:
            self._movement.rest()
            self._labels = None
        self._enlarged = 2 if self.width() * self.height() * self.devicePixelRatioF() ** 2 <= _MOST_PIXELS_TO_SMOOTH else 1
        self.stage.renderer.SetUseFXAA(self._enlarged == 1)
        self._dirty = True

    def set_tooltip(self, text: str, place: QPointF) -> None:
        """Name what is under the cursor; "" names nothing. Costs no render."""
        wanted = (text, place) if text else None
        if wanted != self._tooltip:
            self._tooltip = wanted
            self.update()

    @qt_override(nothing)
    def initializeGL(self) -> None:
        """Give VTK the new context; Qt calls it again after docking or a change of parent."""
        self.context().aboutToBeDestroyed.connect(self._lose_context)
        self._surface = QOffscreenSurface()
        self._surface.setFormat(self.context().format())
        self._surface.create()
        self._gl_window.SetReadyForRendering(True)
        self._gl_window.SetForceMakeCurrent()
        self._gl_window.OpenGLInitContext()
        self._dirty = True

    def _lose_context(self) -> None:
        if not self._ended:
            self.makeCurrent()
            self._picture.forget()
            self._gl_window.SetReadyForRendering(False)
            self._gl_window.Finalize()
            self.doneCurrent()
            self._dirty = True

    @qt_override(nothing)
    def resizeGL(self, width: int, height: int) -> None:
        """Follow the widget's size; a fixed view is framed anew."""
        del width, height
        self._movement.pace.forget()
        if self._session is not None and self._session.view.aim != "free":
            self._frame()
        self._redraw()

    @qt_override(nothing)
    def paintGL(self) -> None:
        """Render VTK if anything changed, copy its picture, paint the overlay."""
        if self._ended:
            return
        if self._session is not None:
            self._draw_picture()
        self._paint_overlay()
        self.painted.emit()

    def _draw_picture(self) -> None:
        ratio = self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        wide, high = round(self._enlarged * width), round(self._enlarged * height)
        if self._dirty:
            self._dirty = False
            self._picture.forget()
            self._movement.begin_picture()
            self._gl_window.SetSize(wide, high)
            self.stage.scale(self._enlarged * ratio)
            self._gl_window.GetState().ResetFramebufferBindings()
            self._gl_window.GetState().Reset()
            self.stage.render()
        self._picture.put(self.context(), self.defaultFramebufferObject(), (wide, high), (width, height))

    @qt_override(bool)
    def event(self, event: QEvent) -> bool:
        """A new parent means a new OpenGL context: paint once more when all is in place."""
        if event.type() == QEvent.Type.ParentChange and not self._ended:
            QTimer.singleShot(0, self, self.update)
        return super().event(event)

    @qt_override(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw through OpenGL, unless the view has been shut down."""
        if not self._ended:
            super().paintEvent(event)

    def _paint_overlay(self) -> None:
        painter = QPainter(self)
        legends, large = self.stage.legends(), self._text_size
        if self._labels is None and self._message is None:
            boxes = [_times(box, large) for box in legend_boxes(legends, self.height() / large)]
            self._labels = self.stage.labels(self.width(), self.height(), self._measure, boxes, self._movement.is_under_way)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = QRectF(self.rect())
        if self._message is None:
            paint_labels(painter, self._labels or [], self._theme, large)
            painter.save()
            painter.scale(large, large)
            paint_legends(painter, legends, self.height() / large, self._theme)
            painter.restore()
            if not self.is_flying and (told := self.stage.tell_other_side()):
                overlay.paint_note(painter, text("label.key_turns", more=told, key=self.turn_key), view, self._theme, large)
            if self._flow.flow is not None:
                marks = self.stage.flow_marks(self._flow.flow, self._flow.share, self.width(), self.height())
                paint_flow(painter, marks, view, self._theme)
        if not self._for_picture:
            if self._message is not None:
                painter.fillRect(view, QColor(self._theme.view_bottom))
                overlay.paint_message(painter, self._message, view, self._theme)
            if self._tooltip is not None:
                overlay.paint_tooltip(painter, *self._tooltip, view, self._theme, large)
            if self.hasFocus():
                overlay.paint_focus(painter, view, self._theme)
        painter.end()

    # VTK asks for its context

    def _make_vtk_current(self, *_: object) -> None:
        # Never the widget's own makeCurrent: it binds Qt's frame buffer behind VTK's back.
        # Nor the surface that the context was last used with: Qt may have freed it.
        if not self._ended and self._surface is not None:
            self.context().makeCurrent(self._surface)

    def _tell_vtk_current(self, *_: object) -> None:
        context = self.context()
        current = context is not None and context.isValid() and type(context).currentContext() is context
        self._gl_window.SetIsCurrent(bool(current))
