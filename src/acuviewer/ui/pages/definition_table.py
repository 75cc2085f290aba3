"""The competing definitions of a point: which is chosen, how far each lies from the standard place, on whose word."""

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.points.catalog import STANDARD, AcuPoint
from acuviewer.points.distance import Difference, compare_definitions
from acuviewer.points.location import Location
from acuviewer.points.scale import Scale
from acuviewer.ui.pages.page import PageContext
from acuviewer.ui.text_widgets import label, source_tag


class DefinitionTable(QWidget):
    """One row a definition: a button that chooses it, its distance, its source; and the switch that draws them all."""

    def __init__(self, context: PageContext, point: AcuPoint, location: Location, scale: Scale) -> None:
        """``location`` is the shown one; ``scale`` is that of the standard place."""
        super().__init__()
        self._context, self._point, self._location = context, point, location
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(context.controls.switch("definition.compare", text("definitions.draw_all")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._add(grid, STANDARD, text("definitions.standard"), text("definitions.no_way"), "", point.sources, point.standing)
        anatomy = context.anatomy
        differences = compare_definitions(anatomy.skin, anatomy.locations, point, location.side)
        for other, difference in zip(point.alternatives, differences, strict=True):
            self._add(grid, other.id, other.title, _apart(difference, scale), other.text, other.sources, other.standing)
        column.addLayout(grid)
        column.addWidget(
            label(
                text("definitions.scale", mm=scale.mm_per_cun, segment=scale.called),
                "muted",
            )
        )

    def _add(
        self, grid: QGridLayout, name: str, title: str, apart: str, words: str, sources: tuple[str, ...], standing: str
    ) -> None:
        row = grid.rowCount()
        button = QPushButton(title)
        button.setCheckable(True)
        button.setChecked(self._location.definition == name)
        button.clicked.connect(lambda _=False: self._context.run(f"point.definition {name}"))
        grid.addWidget(button, row, 0, 1, 2)
        if words:
            grid.addWidget(label(words, "muted"), row + 1, 0, 1, 2)
        grid.addWidget(label(apart, "figure"), row + 2, 0)
        tag = source_tag(sources, text(f"standing.{standing}"), self._context.library, self._context.show_sources)
        grid.addWidget(tag, row + 2, 1)


def _apart(difference: Difference, scale: Scale) -> str:
    distance = difference.distance
    key = "definitions.apart" if distance.along_skin else "definitions.apart_straight"
    return text(key, mm=distance.mm, cun=scale.cun(distance.mm))
