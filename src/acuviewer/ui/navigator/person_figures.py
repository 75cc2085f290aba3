"""The figures of a person as fields: what is written is taken for the body as far as it can be, the rest is answered in sentences."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from acuviewer.body.shape import BodyShape
from acuviewer.body_report import Row
from acuviewer.i18n import Words, listed, say, text
from acuviewer.points.atlas import Atlas
from acuviewer.session.body_draft import (
    PERSON_KEYS,
    Asked,
    answer,
    figure_of,
    likely_figure,
    measures_by_key,
    quantity_of,
    say_refusal,
)
from acuviewer.session.body_figures import Units, say_figure
from acuviewer.session.measure_names import names_by_key, names_of_person
from acuviewer.ui.navigator.figure_field import FigureField
from acuviewer.ui.navigator.figure_form import FigureForm
from acuviewer.ui.navigator.measured_figures import MeasuredFigures
from acuviewer.ui.text_widgets import heading, label

_ALWAYS_GIVEN = ("age", "height_mm")
_KEY_OF_ROW = {"stature_mm": "height_mm"}


class PersonFigures(QWidget):
    """Emits ``committed`` with a body that has what was written; follows the session.

    What cannot be stays in its field, with the reason under it, and is tried again with whatever is written next.
    """

    committed = Signal(object)

    def __init__(self, shape: BodyShape, atlas: Atlas) -> None:
        super().__init__()
        self._shape, self._atlas = shape, atlas
        self._units: Units = "metric"
        self._refused: dict[str, str] = {}
        self._rows: Mapping[str, Row] = {}
        self._forms: list[FigureForm] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        person = FigureForm(names_of_person())
        self._add_form(person)
        column.addWidget(person)
        self.build = label("", "muted")
        self.unmet = label("", "refusal")
        column.addWidget(self.build)
        column.addWidget(self.unmet)
        column.addWidget(heading(text("body_panel.measured")))
        self.measured = MeasuredFigures(atlas, self._open_form)
        column.addWidget(self.measured)
        self.clear = QPushButton(text("body_panel.clear"))
        self.clear.clicked.connect(self._take_measures_back)
        column.addWidget(self.clear)
        self._show_figures()
        self._show_notes()

    @property
    def fields(self) -> dict[str, FigureField]:
        """The fields that there are so far, by key."""
        return {key: field for form in self._forms for key, field in form.fields.items()}

    def show_shape(self, shape: BodyShape, units: Units) -> None:
        """Show a body's figures. What was refused for another body is forgotten."""
        if shape != self._shape or units != self._units:
            self._refused.clear()
            self._shape, self._units, self._rows = shape, units, {}
            self._show_figures()
        self._show_notes()

    def forget_written(self) -> None:
        """Show the body's figures in place of all that was written and not taken."""
        self._refused.clear()
        self._show_figures()
        self._show_notes()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Say how the body that is shown has turned out."""
        self._rows = {_KEY_OF_ROW.get(row.measure.key, row.measure.key): row for row in rows}
        self._show_notes()

    def take_all(self) -> None:
        """Ask for what is still only written, before something else is done with the body."""
        for key, field in self.fields.items():
            if field.is_changed and key not in self._refused:
                self._take(key)

    def _add_form(self, form: FigureForm) -> None:
        form.asked.connect(self._take)
        self._forms.append(form)

    def _open_form(self, form: FigureForm) -> None:
        self._add_form(form)
        self._show_figures()
        self._show_notes()

    def _take_measures_back(self) -> None:
        self._refused.clear()
        self._commit({key: None for key in measures_by_key() if figure_of(self._shape, key) is not None})

    def _take(self, key: str) -> None:
        """A figure was written: ask for it, and for all that was refused before."""
        asked = {}
        for name in (key, *(name for name in self.fields if name != key)):
            self._refused.pop(name, None)
            field = self.fields[name]
            if not field.is_changed:
                continue
            figure = field.read()
            if figure is not None or (not field.text().strip() and name not in _ALWAYS_GIVEN):
                asked[name] = figure
            elif field.text().strip():
                self._refused[name] = text(f"refusal.no_{quantity_of(name)}")
        self._commit(asked)

    def _commit(self, asked: Asked) -> None:
        found = answer(self._shape, asked)
        for key, error in found.refused.items():
            self._refused[key] = say(say_refusal(key, error, self._names, self._units))
        is_new = found.shape != self._shape
        if is_new:
            self._shape, self._rows = found.shape, {}
        self._show_figures()
        self._show_notes()
        if is_new:
            self.committed.emit(found.shape)

    @cached_property
    def _names(self) -> Mapping[str, Words]:
        return names_by_key(self._atlas)

    def _show_figures(self) -> None:
        for key, field in self.fields.items():
            if key not in self._refused:
                field.show_figure(figure_of(self._shape, key), self._units)

    def _show_notes(self) -> None:
        """All but the figures: what stands in a field may just be written."""
        for form in self._forms:
            for key, field in form.fields.items():
                self._show_usual(key, field)
                form.tell(key, self._refused.get(key) or self._say_unmet(key), key in self._refused)
                row = self._rows.get(key)
                built = None if row is None or row.built is None else self._say(key, row.built)
                form.explain(key, text("figure.built", built=built) if built else "")
        self.measured.show_shape(self._shape)
        self.clear.setVisible(bool(self._shape.measures))
        self._show_summary()

    def _show_usual(self, key: str, field: FigureField) -> None:
        if key in _ALWAYS_GIVEN:
            return
        likely = likely_figure(self._shape, key)
        row = self._rows.get(key)
        usual = likely if likely is not None or row is None else row.built
        said_so = "figure.now" if likely is None else "figure.likely"
        field.show_usual(usual, "" if usual is None else text(said_so, figure=self._say(key, usual)))

    def _say(self, key: str, value: float) -> str:
        return say(say_figure(value, quantity_of(key), self._units))

    def _say_unmet(self, key: str) -> str:
        row = self._rows.get(key)
        if row is None or row.is_met or row.asked is None:
            return ""
        if row.built is None:
            return text("figure.untaken", asked=self._say(key, row.asked))
        return text("figure.unmet", asked=self._say(key, row.asked), built=self._say(key, row.built))

    def _show_summary(self) -> None:
        shape, row = self._shape, self._rows.get("weight_kg")
        kg = shape.likely_weight_kg if shape.is_person else row.built if row else None
        index = None if kg is None else kg / (shape.height_mm / 1000) ** 2
        kind = "person" if shape.is_person else "free"
        words = "" if index is None or kg is None else text(f"body_panel.{kind}", index=index, kg=self._say("weight_kg", kg))
        missed = list(self._missed())
        if shape.is_person and self._rows and not missed:
            words = f"{words} {text('body_panel.met')}"
        self.build.setText(words)
        self.unmet.setText(text("body_panel.unmet", figures=listed(missed)) if missed else "")
        self.unmet.setVisible(bool(missed))

    def _missed(self) -> Iterator[Words]:
        for key, row in self._rows.items():
            if not row.is_met and key in (*PERSON_KEYS, *measures_by_key()):
                yield self._names[key]
