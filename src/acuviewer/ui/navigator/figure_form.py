"""Fields for figures below each other: name, field, and a line that says what is wrong with a figure, or how it was met."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from acuviewer.session.body_draft import quantity_of
from acuviewer.session.measure_names import FigureName
from acuviewer.ui.navigator.figure_field import FigureField
from acuviewer.ui.text_widgets import label

_FIELD_PX = 118


class FigureForm(QWidget):
    """Emits ``asked`` with the key of a figure that a person has written."""

    asked = Signal(str)

    def __init__(self, names: Iterable[FigureName]) -> None:
        super().__init__()
        self.fields: dict[str, FigureField] = {}
        self._hows: dict[str, str] = {}
        self._notes: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, name in enumerate(names):
            self._add_row(grid, 2 * row, name)

    def _add_row(self, grid: QGridLayout, row: int, name: FigureName) -> None:
        field = FigureField(name.key, quantity_of(name.key))
        field.setFixedWidth(_FIELD_PX)
        field.setAccessibleName(name.whole)
        field.asked.connect(self.asked)
        title = QLabel(name.short)
        title.setWordWrap(True)
        title.setBuddy(field)
        title.setToolTip(name.how)
        note = label("", "refusal")
        note.hide()
        grid.addWidget(title, row, 0)
        grid.addWidget(field, row, 1)
        grid.addWidget(note, row + 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        self.fields[name.key], self._notes[name.key], self._hows[name.key] = field, note, name.how
        self.tell(name.key, "")

    def tell(self, key: str, words: str, refused: bool = False) -> None:
        """Say under a field why its figure is ``refused``, or else how far the body is from it; "" says nothing."""
        field, note = self.fields[key], self._notes[key]
        note.setText(words)
        note.setVisible(bool(words))
        # A screen reader tells it with the field.
        field.setAccessibleDescription(words)
        for widget, wrong in ((field, refused), (note, refused)):
            if widget.property("wrong") != wrong:
                widget.setProperty("wrong", wrong)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def explain(self, key: str, words: str) -> None:
        """Say of a figure's own, beside how it is taken, what the body has; a screen reader and a resting mouse are told."""
        how = self._hows[key]
        self.fields[key].setToolTip(f"{how}\n{words}" if how and words else how or words)
