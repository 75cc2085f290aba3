"""The panel of the body: sex, bodies to begin with, the figures of a person, and the sliders of a free form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from acuviewer.body.measures import SEXES, Sex
from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.body_report import measure_body
from acuviewer.i18n import text
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.body_figures import UNITS, Units
from acuviewer.ui.navigator.body_sliders import BodySliders
from acuviewer.ui.navigator.person_figures import PersonFigures
from acuviewer.ui.navigator.preset_box import PresetBox
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.text_widgets import heading, label
from acuviewer.ui.timers import make_timer

_MEASURING_WAIT_MS = 60
"""The new body is drawn first, and then measured."""


class BodyPanel(QScrollArea):
    """Emits ``previewed`` while a slider moves and ``committed`` with a body to keep; follows the session.

    ``units_asked`` wishes for the other units, ``approached`` tells that a slider may soon be moved.
    """

    previewed = Signal(object)
    committed = Signal(object)
    units_asked = Signal()
    approached = Signal()

    def __init__(self, shape: BodyShape, units: Units = "metric", last: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shape, self.units, self._last = shape, units, last
        self._anatomy: Anatomy | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(6)
        column.addLayout(self._build_sexes())
        self.presets = PresetBox()
        self.presets.asked.connect(self._begin_with)
        column.addWidget(self.presets)
        column.addWidget(heading(text("body_panel.person_title")))
        column.addLayout(self._build_units())
        self.figures = PersonFigures(shape, load_atlas())
        self.figures.committed.connect(self._commit)
        column.addWidget(self.figures)
        column.addWidget(heading(text("body_panel.free_form")))
        column.addWidget(label(text("body_panel.note"), "muted"))
        self._form = BodySliders(shape)
        self._sliders = self._form.sliders
        self._form.previewed.connect(self.previewed)
        self._form.approached.connect(self.approached)
        self._form.committed.connect(self._commit)
        column.addWidget(self._form)
        column.addStretch(1)
        self.setWidget(content)
        self._measuring = make_timer(self, _MEASURING_WAIT_MS, self._measure, once=True)
        self.show_shape(shape)

    def _build_sexes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._sexes = {}
        for sex in SEXES:
            button = QPushButton(text(f"body_panel.{sex}"))
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, sex=sex: self._change_sex(sex))
            self._sexes[sex] = button
            row.addWidget(button)
        return row

    def _build_units(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        title = QLabel(text("body_panel.units"))
        title.setObjectName("muted")
        row.addWidget(title, 1)
        self.unit_buttons = {}
        for units in UNITS:
            button = QPushButton(text(f"units.{units}"))
            button.setObjectName("small")
            button.setCheckable(True)
            button.setAccessibleName(text(f"units.{units}.name"))
            button.setToolTip(text(f"units.{units}.name"))
            button.clicked.connect(lambda _=False, units=units: self._ask_for_units(units))
            self.unit_buttons[units] = button
            row.addWidget(button)
        return row

    def show_shape(self, shape: BodyShape) -> None:
        """Put fields and sliders where the session is."""
        self._shape = shape
        for sex, button in self._sexes.items():
            button.setChecked(sex == shape.sex)
        for units, button in self.unit_buttons.items():
            button.setChecked(units == self.units)
        self.presets.show_body(shape, self._last, self.units)
        self.figures.show_shape(shape, self.units)
        self._form.show_shape(shape, self.units)

    def show_units(self, units: Units) -> None:
        """Show all figures in other units."""
        self.figures.take_all()
        self.units = units
        self.show_shape(self._shape)
        self._measuring.start()

    def show_last(self, last: str) -> None:
        """Offer another body as the last one that somebody made, by its text."""
        self._last = last
        self.presets.show_body(self._shape, last, self.units)

    def show_anatomy(self, anatomy: Anatomy) -> None:
        """Tell of a body that is at rest how it has turned out, as soon as somebody looks at the panel."""
        self._anatomy = anatomy if anatomy.resting is None else None
        if self.isVisible():
            self._measuring.start()

    @qt_override(nothing)
    def showEvent(self, event: QShowEvent) -> None:
        """Measure the body when the panel comes to the front."""
        super().showEvent(event)
        self._measuring.start()

    def _measure(self) -> None:
        if self._anatomy is not None and self._anatomy.shape == self._shape:
            self.figures.show_rows(measure_body(self._anatomy))

    def _commit(self, shape: BodyShape) -> None:
        self._shape = shape
        self.committed.emit(shape)

    def _change_sex(self, sex: Sex) -> None:
        self.figures.take_all()
        self._commit(self._shape.with_sex(sex))
        self.figures.forget_written()
        self.show_shape(self._shape)

    def _begin_with(self, body: str) -> None:
        self._commit(parse_body(body))
        self.figures.forget_written()
        self.show_shape(self._shape)

    def _ask_for_units(self, units: Units) -> None:
        if units == self.units:
            self.show_shape(self._shape)
        else:
            self.units_asked.emit()
