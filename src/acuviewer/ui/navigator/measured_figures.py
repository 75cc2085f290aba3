"""The measures that a person can give, folded away by kind."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acuviewer.body.measures import MEASURE_GROUPS, MeasureGroup
from acuviewer.body.shape import BodyShape
from acuviewer.i18n import text
from acuviewer.points.atlas import Atlas
from acuviewer.session.body_draft import figure_of, measures_by_key
from acuviewer.session.measure_names import names_of_group
from acuviewer.ui.fold import Fold
from acuviewer.ui.navigator.figure_form import FigureForm


class MeasuredFigures(QWidget):
    """A fold for each kind of measure; calls ``opened`` with the fields of one when they are first there."""

    def __init__(self, atlas: Atlas, opened: Callable[[FigureForm], None]) -> None:
        super().__init__()
        self._atlas, self._opened = atlas, opened
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.folds: dict[MeasureGroup, Fold] = {}
        for group in MEASURE_GROUPS:
            fold = Fold(text(f"measures.{group}"), lambda group=group: self._build(group))  # type: ignore[misc]
            self.folds[group] = fold
            column.addWidget(fold)

    def _build(self, group: MeasureGroup) -> FigureForm:
        form = FigureForm(names_of_group(group, self._atlas))
        self._opened(form)
        return form

    def show_shape(self, shape: BodyShape) -> None:
        """Say on each fold how many figures are given below it."""
        given = [measure.group for key, measure in measures_by_key().items() if figure_of(shape, key) is not None]
        for group, fold in self.folds.items():
            title, n = text(f"measures.{group}"), given.count(group)
            fold.rename(text("measures.given", title=title, n=n) if n else title)
