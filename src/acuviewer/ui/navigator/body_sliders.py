"""The sliders of a free form. While one is dragged the body follows; letting go makes the change one step of undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from acuviewer.body.shape import RANGES, BodyShape
from acuviewer.i18n import say, text
from acuviewer.session.body_figures import Units, say_figure
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.timers import make_timer

_STEPS = 200
_WAIT_MS, _STILL_MS = 25, 150
"""A slider that is held still asks again: by then more is known of its body."""
_SHARES = ("african", "asian", "caucasian")


class BodySliders(QWidget):
    """Emits ``previewed`` while a slider moves and ``committed`` when it rests; follows the session. ``approached`` by a mouse, one may soon move."""

    previewed = Signal(object)
    committed = Signal(object)
    approached = Signal()

    def __init__(self, shape: BodyShape) -> None:
        super().__init__()
        self._shape = shape
        self._units: Units = "metric"
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        self.sliders: dict[str, QSlider] = {}
        self._values: dict[str, QLabel] = {}
        for number, name in enumerate(RANGES):
            self._add_slider(grid, 2 * number, name, text(f"body_panel.tip.{name}"))
        self._timer = make_timer(self, _WAIT_MS, self._preview, once=True)
        self._still = make_timer(self, _STILL_MS, self._preview, once=True)

    def _preview(self) -> None:
        self.previewed.emit(self._shape)
        if any(slider.isSliderDown() for slider in self.sliders.values()):
            self._still.start()

    @qt_override(nothing)
    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that a hand comes near."""
        super().enterEvent(event)
        self.approached.emit()

    def _add_slider(self, grid: QGridLayout, row: int, name: str, tip: str) -> None:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setPageStep(_STEPS // 10)
        slider.setToolTip(tip)
        slider.setAccessibleName(text(f"body_panel.slider_of.{name}"))
        slider.valueChanged.connect(lambda step, name=name: self._slide(name, step))
        slider.sliderReleased.connect(self._rest)
        self.sliders[name], self._values[name] = slider, QLabel()
        title = QLabel(text(f"body_panel.{name}"))
        title.setBuddy(slider)
        grid.addWidget(title, row, 0)
        grid.addWidget(self._values[name], row, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(slider, row + 1, 0, 1, 2)

    def show_shape(self, shape: BodyShape, units: Units) -> None:
        """Put the sliders where the session is; a person by figures has no place between lean and heavy."""
        self._shape, self._units = shape, units
        for name, slider in self.sliders.items():
            value = getattr(shape, name)
            value = 0.5 if value is None else value
            allowed = RANGES[name]
            self._values[name].setText(self._spell(name, value))
            if not slider.isSliderDown():
                slider.blockSignals(True)
                slider.setValue(round((value - allowed.low) / (allowed.high - allowed.low) * _STEPS))
                slider.blockSignals(False)

    def _spell(self, name: str, value: float) -> str:
        if name == "age":
            return text("body.years", years=value)
        if name == "height_mm":
            return say(say_figure(value, "stature", self._units))
        if name == "weight" and self._shape.is_person:
            return text("body_panel.by_figures")
        return text("body_panel.share", share=value)

    def _slide(self, name: str, step: int) -> None:
        allowed = RANGES[name]
        value = allowed.low + (allowed.high - allowed.low) * step / _STEPS
        others = sum(getattr(self._shape, key) for key in _SHARES if key != name)
        if name in _SHARES and value + others <= 0:
            value = 1.0 / _STEPS
        self._shape = self._shape.varied(**{name: value})
        self._values[name].setText(self._spell(name, value))
        if not self.sliders[name].isSliderDown():
            self.committed.emit(self._shape)
        elif not self._timer.isActive():
            self._timer.start()

    def _rest(self) -> None:
        self._timer.stop()
        self._still.stop()
        self.committed.emit(self._shape)
