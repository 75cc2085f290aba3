"""The sliders of the body. While one is dragged the body follows; letting go makes the change one step of undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSlider, QVBoxLayout, QWidget

from acuviewer.body.measures import SEXES
from acuviewer.body.shape import RANGES, BodyShape
from acuviewer.i18n import listed, text
from acuviewer.ui.text_widgets import heading, label
from acuviewer.ui.timers import make_timer

_STEPS = 200
_WAIT_MS = 25


def spell(name: str, value: float) -> str:
    """A slider's value in words."""
    if name == "age":
        return text("body_panel.years", years=value)
    if name == "height_mm":
        return text("body_panel.height", metres=value / 1000)
    return text("body_panel.share", share=value)


def describe_body(shape: BodyShape) -> str:
    """``woman, 35 y, 1.65 m``, a person's kilograms, and the build where it is not average."""
    words = [text(f"body.{shape.sex}"), spell("age", shape.age), text("body.height", metres=shape.height_mm / 1000)]
    if shape.weight_kg:
        words.append(text("body.weight", kg=shape.weight_kg))
    for value, low, high in ((shape.weight, "body.lean", "body.heavy"), (shape.muscle, "body.slight", "body.muscular")):
        if value is not None and value < 0.35:
            words.append(text(low))
        elif value is not None and value > 0.65:
            words.append(text(high))
    return listed(words)


class BodyPanel(QScrollArea):
    """Emits ``previewed`` while a slider moves and ``committed`` when it rests; follows the session."""

    previewed = Signal(object)
    committed = Signal(object)
    reset = Signal()

    def __init__(self, shape: BodyShape) -> None:
        super().__init__()
        self._shape = shape
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 4, 10, 8)
        row = QHBoxLayout()
        self._sexes = {}
        for sex in SEXES:
            button = QPushButton(text(f"body_panel.{sex}"))
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, sex=sex: self.committed.emit(self._shape.with_sex(sex)))
            self._sexes[sex] = button
            row.addWidget(button)
        column.addWidget(heading(text("body_panel.sex")))
        column.addLayout(row)
        column.addWidget(heading(text("body_panel.shape")))
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        self._sliders: dict[str, QSlider] = {}
        self._values: dict[str, QLabel] = {}
        for number, name in enumerate(RANGES):
            self._add_slider(grid, 2 * number, name, text(f"body_panel.tip.{name}"))
        column.addLayout(grid)
        average = QPushButton(text("command.body.reset.title"))
        average.clicked.connect(self.reset)
        column.addWidget(average)
        column.addWidget(label(text("body_panel.note"), "muted"))
        column.addStretch(1)
        self.setWidget(content)
        self._timer = make_timer(self, _WAIT_MS, lambda: self.previewed.emit(self._shape), once=True)
        self.show_shape(shape)

    def _add_slider(self, grid: QGridLayout, row: int, name: str, tip: str) -> None:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setPageStep(_STEPS // 10)
        slider.setToolTip(tip)
        slider.setAccessibleName(text(f"body_panel.{name}"))
        slider.valueChanged.connect(lambda step, name=name: self._slide(name, step))
        slider.sliderReleased.connect(self._rest)
        self._sliders[name], self._values[name] = slider, QLabel()
        title = QLabel(text(f"body_panel.{name}"))
        title.setBuddy(slider)
        grid.addWidget(title, row, 0)
        grid.addWidget(self._values[name], row, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(slider, row + 1, 0, 1, 2)

    def show_shape(self, shape: BodyShape) -> None:
        """Put the sliders where the session is."""
        self._shape = shape
        for sex, button in self._sexes.items():
            button.setChecked(sex == shape.sex)
        for name, slider in self._sliders.items():
            value = getattr(shape, name)
            value = 0.5 if value is None else value
            allowed = RANGES[name]
            self._values[name].setText(spell(name, value))
            if not slider.isSliderDown():
                slider.blockSignals(True)
                slider.setValue(round((value - allowed.low) / (allowed.high - allowed.low) * _STEPS))
                slider.blockSignals(False)

    def _slide(self, name: str, step: int) -> None:
        allowed = RANGES[name]
        value = allowed.low + (allowed.high - allowed.low) * step / _STEPS
        others = sum(getattr(self._shape, key) for key in ("african", "asian", "caucasian") if key != name)
        if name in ("african", "asian", "caucasian") and value + others <= 0:
            value = 1.0 / _STEPS
        self._shape = self._shape.varied(**{name: value})
        self._values[name].setText(spell(name, value))
        if self._sliders[name].isSliderDown():
            if not self._timer.isActive():
                self._timer.start()
        else:
            self.committed.emit(self._shape)

    def _rest(self) -> None:
        self._timer.stop()
        self.committed.emit(self._shape)
