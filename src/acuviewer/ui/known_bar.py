"""The bar below the view while the map of what is known is on: which card counts, and a slider through time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout

from acuviewer.i18n import say, text
from acuviewer.session.study_map_commands import NOW, day_text
from acuviewer.study.date_words import say_day, say_from_today
from acuviewer.study.map_kinds import MAP_KINDS, MapKind
from acuviewer.ui.controls import Controls
from acuviewer.ui.navigator.choice_box import ChoiceBox

DAYS_AHEAD = 90
"""So far one can look forward."""
_PAGE_DAYS = 30


class KnownBar(QFrame):
    """Emits command lines; ``previewed`` follows the slider with a day of study while it is held."""

    command = Signal(str)
    previewed = Signal(int)

    def __init__(self, controls: Controls) -> None:
        super().__init__()
        self.setObjectName("knownbar")
        self.setAccessibleName(text("known.bar"))
        self._today = self._first = 0
        self.kind = ChoiceBox(text("known.kind"))
        self.kind.setToolTip(text("command.study.map_kind.help"))
        self.kind.setMinimumContentsLength(13)
        for kind in MAP_KINDS:
            self.kind.addItem(text(f"known.kind.{kind}"), kind)
        self.kind.asked.connect(lambda kind: self.command.emit(f"study.map_kind {kind}"))
        self.when = QLabel()
        self.when.setWordWrap(True)
        self.now = QPushButton(text("known.now"))
        self.now.setObjectName("small")
        self.now.setToolTip(text("known.now_tip"))
        self.now.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.now.clicked.connect(lambda: self.command.emit(f"study.map_day {NOW}"))
        self.close_map = QPushButton(text("known.close"))
        self.close_map.setObjectName("small")
        self.close_map.setToolTip(controls.tip("study.map"))
        self.close_map.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_map.clicked.connect(lambda: self.command.emit("study.map"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setPageStep(_PAGE_DAYS)
        self.slider.setAccessibleName(text("known.slider"))
        self.slider.setToolTip(text("known.slider_tip"))
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(lambda: self._ask(self.slider.value()))
        self._first_label, self._last_label = QLabel(), QLabel()
        above = QHBoxLayout()
        above.addWidget(self.kind)
        above.addWidget(self.when, 1)
        above.addWidget(self.now)
        above.addWidget(self.close_map)
        below = QHBoxLayout()
        for name in (self._first_label, self._last_label):
            name.setObjectName("muted")
        below.addWidget(self._first_label)
        below.addWidget(self.slider, 1)
        below.addWidget(self._last_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(above)
        column.addLayout(below)
        self.hide()

    def show_map(self, kind: MapKind, day: int | None, first: int, today: int) -> None:
        """Show which card counts and which day is looked at, None for now, between the first one and some days ahead of today."""
        self._first, self._today = first, today
        self.kind.setCurrentIndex(MAP_KINDS.index(kind))
        self.now.setEnabled(day is not None)
        self._first_label.setText(say(say_day(first)))
        self._last_label.setText(say(say_from_today(today + DAYS_AHEAD, today)))
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setRange(0, today + DAYS_AHEAD - first)
            self.slider.setValue((today if day is None else day) - first)
            self.slider.blockSignals(False)
        self._tell(today if day is None else day)
        self.show()

    def _moved(self, value: int) -> None:
        if self.slider.isSliderDown():
            self._tell(self._first + value)
            self.previewed.emit(self._first + value)
        else:
            self._ask(value)

    def _ask(self, value: int) -> None:
        day = self._first + value
        self.command.emit(f"study.map_day {day_text(None if day == self._today else day)}")

    def _tell(self, day: int) -> None:
        """Say the day in words, to a screen reader too."""
        key = "known.now_is" if day == self._today else "known.was" if day < self._today else "known.will_be"
        words = text(key, day=say_day(day), away=say_from_today(day, self._today))
        self.when.setText(words)
        self.slider.setAccessibleDescription(words)
