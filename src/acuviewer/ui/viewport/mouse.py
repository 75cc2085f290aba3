"""The hand on the 3D view: drag turns, wheel and pinch zoom to the cursor, Shift, middle or right drag moves, click chooses, with Ctrl
gathers, right click asks for a menu."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from acuviewer.scene.stage import Stage
from acuviewer.session.session import Camera
from acuviewer.shown import camera as cameras
from acuviewer.shown.labels import Label
from acuviewer.shown.marks import Pick
from acuviewer.ui.viewport.pointed import Pointed, Tip

_CLICK_PX = 4.0
_DEG_PER_PX = 0.35
_KEY_DEG, _KEY_ZOOM = 6.0, 1.15
_WHEEL_ZOOM = 1.0013
_LEAST_PINCH = 0.2


class HeldView(Protocol):
    """What the hand asks of the view that it lies on."""

    stage: Stage
    leaves_shifted: bool
    pointed: Pointed
    picked: SignalInstance
    gathered: SignalInstance
    menu_asked: SignalInstance
    hovered: SignalInstance
    camera_moved: SignalInstance

    def width(self) -> int:
        """Pixels across."""

    def height(self) -> int:
        """Pixels down."""

    def move_camera(self, camera: Camera) -> None:
        """Set the camera at once."""

    def label_at(self, x: float, y: float) -> Label | None:
        """The label at a pixel."""

    def setCursor(self, shape: Qt.CursorShape) -> None:
        """Show another cursor."""

    def unsetCursor(self) -> None:
        """Show the usual cursor."""


class ViewportMouse:
    """Turns mouse and key events of a viewport into camera moves and reports of what was touched."""

    def __init__(self, view: HeldView) -> None:
        self._view = view
        self._pressed_at: QPointF | None = None
        self._last = QPointF()
        self._dragged = False
        self._pans = False
        self._clicked: Pick | None = None

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._pressed_at = self._last = event.position()
        self._dragged = False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pans = event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton) or shift
        self._view.pointed.show(None)

    def move(self, event: QMouseEvent) -> None:
        """Turn or move while dragging, else name what is under the cursor."""
        place = event.position()
        if self._pressed_at is None:
            self._hover(place)
            return
        if not self._dragged:
            if (place - self._pressed_at).manhattanLength() <= _CLICK_PX:
                return
            self._dragged = True
            self._view.setCursor(Qt.CursorShape.SizeAllCursor if self._pans else Qt.CursorShape.ClosedHandCursor)
        dx, dy = place.x() - self._last.x(), place.y() - self._last.y()
        self._last = place
        now = self._view.stage.camera
        if self._pans:
            size = cameras.mm_per_pixel(now, self._view.height())
            self._view.move_camera(cameras.pan(now, -dx * size, dy * size))
        else:
            self._view.move_camera(cameras.rotate(now, -dx * _DEG_PER_PX, dy * _DEG_PER_PX))

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or choose what was clicked."""
        if self._pressed_at is None:
            return
        self._pressed_at = None
        if self._dragged:
            self._view.unsetCursor()
            self._view.camera_moved.emit(self._view.stage.camera)
            return
        pick = self._pick(event.position())
        self._clicked = None
        if event.button() == Qt.MouseButton.RightButton:
            self._view.menu_asked.emit(pick, event.globalPosition().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if pick is not None and pick.kind == "point":
                self._view.gathered.emit(pick)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._clicked = pick
            self._report(fly=False)

    def double_click(self, event: QMouseEvent) -> None:
        """Fly to what the first of the two clicks chose: since then the picture may have moved."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._report(fly=True)

    def _report(self, fly: bool) -> None:
        if self._clicked is not None:
            self._view.picked.emit(self._clicked, fly)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom, keeping what is under the cursor there."""
        self._zoom(_WHEEL_ZOOM ** event.angleDelta().y(), event.position())
        event.accept()

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom as two fingers on a touchpad move apart; False for their other gestures."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom(max(1.0 + event.value(), _LEAST_PINCH), event.position())
        return True

    def _zoom(self, factor: float, place: QPointF) -> None:
        """Come nearer to the skin at a pixel; beside the body to the plane in which one looks at it."""
        view = self._view
        now, farthest = view.stage.camera, view.stage.farthest_mm
        skin = view.stage.skin_at(place.x(), place.y(), view.width(), view.height())
        if skin is not None:
            view.move_camera(cameras.zoom_about(now, factor, skin, farthest))
        else:
            right, up = place.x() - view.width() / 2, view.height() / 2 - place.y()
            view.move_camera(cameras.zoom_at(now, factor, right, up, view.height(), farthest))
        view.camera_moved.emit(view.stage.camera)

    def forget(self) -> None:
        """What is under the cursor may be another thing now: name nothing until the hand moves again."""
        if self._view.pointed.tip is not None:
            self.leave()

    def leave(self) -> None:
        """Name nothing any more."""
        self._view.pointed.show(None)
        self._view.hovered.emit("")

    def key(self, event: QKeyEvent) -> bool:
        """Arrows turn, plus and minus zoom; False for all other keys, which belong to the window."""
        turns = {
            Qt.Key.Key_Left: (-_KEY_DEG, 0.0), Qt.Key.Key_Right: (_KEY_DEG, 0.0),
            Qt.Key.Key_Up: (0.0, _KEY_DEG), Qt.Key.Key_Down: (0.0, -_KEY_DEG),
        }  # fmt: skip
        zooms = {Qt.Key.Key_Plus: _KEY_ZOOM, Qt.Key.Key_Equal: _KEY_ZOOM, Qt.Key.Key_Minus: 1 / _KEY_ZOOM}
        pressed = event.key()
        now = self._view.stage.camera
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if self._view.leaves_shifted and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and pressed in turns:
            return False
        if pressed in turns:
            self._view.move_camera(cameras.rotate(now, *turns[Qt.Key(pressed)]))
        elif pressed in zooms:
            self._zoom(zooms[Qt.Key(pressed)], QPointF(self._view.width() / 2, self._view.height() / 2))
            return True
        else:
            return False
        self._view.camera_moved.emit(self._view.stage.camera)
        return True

    def _pick(self, place: QPointF) -> Pick | None:
        """What is at a pixel: a label stands above all else."""
        view = self._view
        label = view.label_at(place.x(), place.y())
        if label is not None:
            return label.names
        return view.stage.pick(place.x(), place.y(), view.width(), view.height())

    def _hover(self, place: QPointF) -> None:
        pick, label = self._pick(place), self._view.label_at(place.x(), place.y())
        name = self._view.stage.describe(pick) if pick else ""
        self._view.pointed.show(Tip(name, place, self._dot(pick), label.rectangle if label else None) if name else None)
        self._view.hovered.emit(name)
        self._view.setCursor(Qt.CursorShape.PointingHandCursor if name else Qt.CursorShape.OpenHandCursor)

    def _dot(self, pick: Pick | None) -> tuple[float, float] | None:
        """The pixel of the dot that is pointed at; None for what has none."""
        if pick is None or pick.kind not in ("point", "landmark"):
            return None
        view = self._view
        x, y = view.stage.projection(view.width(), view.height()).pixels(pick.position_mm[None])[0].tolist()
        return x, y
