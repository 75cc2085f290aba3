"""The head of an acupoint's page, which stays in sight: what it is called, the way to the next one and to its other side."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.points.catalog import AcuPoint
from acuviewer.points.location import Location
from acuviewer.ui.controls import Controls
from acuviewer.ui.text_widgets import Run, label


class PointHeader(QWidget):
    """Code and names of a point, and its sides; ``location`` is None for one that is not drawn."""

    def __init__(self, point: AcuPoint, location: Location | None, controls: Controls, run: Run) -> None:
        super().__init__()
        self._point, self._controls, self._run = point, controls, run
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 2)
        column.setSpacing(4)
        column.addWidget(self._code_and_steps())
        column.addWidget(label(f"{point.names.pinyin} · {point.names.english}", "pointname"))
        if location is not None:
            column.addWidget(self._sides(location))

    def _code_and_steps(self) -> QWidget:
        """Code and characters, large, with the buttons to the points before and after."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for written, name in ((self._point.code, "code"), (self._point.names.simplified, "hanzi")):
            words = QLabel(written)
            words.setObjectName(name)
            row.addWidget(words)
        row.addStretch(1)
        for sign, command in (("★", "favourite.toggle"), ("◀", "point.previous"), ("▶", "point.next")):
            button = self._controls.button(command, sign)
            button.setFixedWidth(34)
            row.addWidget(button)
        return holder

    def _sides(self, location: Location) -> QWidget:
        """Left and right for a point that has both, and the flight to it."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for side in ("left", "right") if location.side != "midline" else ():
            button = QPushButton(text(f"page.point.side.{side}"))
            button.setObjectName("small")
            button.setCheckable(True)
            button.setChecked(location.side == side)
            button.setToolTip(text("page.point.side_tip", help=self._controls.tip("point.side")))
            button.clicked.connect(lambda _=False, line=f"point.select {self._point.code} {side}": self._run(line))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._controls.button("point.fly", text("page.point.fly"), style="small"))
        return holder
