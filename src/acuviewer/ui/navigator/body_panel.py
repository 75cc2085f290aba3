"""The sliders of the body. While one is dragged the body follows; letting go makes the change one step of undo."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSlider, QVBoxLayout, QWidget

from acuviewer.body.shape import RANGES, BodyShape
from acuviewer.ui.text_widgets import heading, label
from acuviewer.ui.timers import make_timer

_STEPS = 200
_WAIT_MS = 25
_NAMES = {
    "age": "Age", "height_mm": "Height", "weight": "Weight", "muscle": "Muscle", "proportions": "Proportions",
    "african": "African form", "asian": "Asian form", "caucasian": "European form",
}  # fmt: skip


def spell(name: str, value: float) -> str:
    """A slider's value in words."""
    if name == "age":
        return f"{value:.0f} y"
    if name == "height_mm":
        return f"{value / 1000:.3f} m"
    return f"{value:.2f}"


def describe_body(shape: BodyShape) -> str:
    """``woman, 35 y, 1.65 m`` and the build where it is not average."""
    words = [{"female": "woman", "male": "man"}[shape.sex], spell("age", shape.age), f"{shape.height_mm / 1000:.2f} m"]
    for value, low, high in ((shape.weight, "lean", "heavy"), (shape.muscle, "slight", "muscular")):
        if value < 0.35:
            words.append(low)
        elif value > 0.65:
            words.append(high)
    return ", ".join(words)


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
        for sex, text in (("female", "Woman"), ("male", "Man")):
            button = QPushButton(text)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, sex=sex: self.committed.emit(self._shape.with_sex(sex)))
            self._sexes[sex] = button
            row.addWidget(button)
        column.addWidget(heading("Sex"))
        column.addLayout(row)
        column.addWidget(heading("Shape"))
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        self._sliders: dict[str, QSlider] = {}
        self._values: dict[str, QLabel] = {}
        for number, (name, allowed) in enumerate(RANGES.items()):
            self._add_slider(grid, 2 * number, name, f"{_NAMES[name]}: {allowed.sentence}")
        column.addLayout(grid)
        average = QPushButton("Average body")
        average.clicked.connect(self.reset)
        column.addWidget(average)
        column.addWidget(
            label("Landmarks and points move with every change; the shape before 25 years does not differ.", "muted")
        )
        column.addStretch(1)
        self.setWidget(content)
        self._timer = make_timer(self, _WAIT_MS, lambda: self.previewed.emit(self._shape), once=True)
        self.show_shape(shape)

    def _add_slider(self, grid: QGridLayout, row: int, name: str, tip: str) -> None:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setPageStep(_STEPS // 10)
        slider.setToolTip(tip)
        slider.setAccessibleName(_NAMES[name])
        slider.valueChanged.connect(lambda step, name=name: self._slide(name, step))
        slider.sliderReleased.connect(self._rest)
        self._sliders[name], self._values[name] = slider, QLabel()
        title = QLabel(_NAMES[name])
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
        self._shape = replace(self._shape, **{name: value})  # type: ignore[arg-type]  # the sliders are numbers
        self._values[name].setText(spell(name, value))
        if self._sliders[name].isSliderDown():
            if not self._timer.isActive():
                self._timer.start()
        else:
            self.committed.emit(self._shape)

    def _rest(self) -> None:
        self._timer.stop()
        self.committed.emit(self._shape)
