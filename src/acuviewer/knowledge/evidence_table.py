"""The studies as a table that can be sorted, and their figures as a forest plot that can be drawn."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, get_args

from acuviewer.dataclass import dataclass
from acuviewer.i18n import Words, said
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.studies import About, Favours, Measure, Result, Study
from acuviewer.statement import Statement

Column = Literal["study", "year", "question", "design", "people", "compared_with", "results", "limits"]
COLUMNS: tuple[Column, ...] = get_args(Column)
"""The columns in their order; the text ``evidence.column.NAME`` is the heading of each."""


@dataclass(frozen=True)
class EvidenceRow:
    """One study in a row: ``year`` and ``people`` are None where they are not known, ``people_in_words`` tells them always.

    ``results`` are the figures in words, ``findings`` and ``limits`` the statements, ``pain_types`` the ids of the pain types it is about.
    """

    study: str
    title: str
    about: About
    year: int | None
    question: str
    design: str
    people: int | None
    people_in_words: str
    compared_with: str
    results: tuple[Words, ...]
    findings: tuple[Statement, ...]
    limits: tuple[Statement, ...]
    pain_types: tuple[str, ...]


@dataclass(frozen=True)
class ForestRow:
    """One figure with its interval, ready to be drawn; ``low`` <= ``effect`` <= ``high``. ``favours`` is None while no effect lies within.

    ``apart`` tells it from other figures of the same study on a plot; "" where there is no other.
    """

    study: str
    title: str
    outcome: str
    at: str | None
    compared_with: str
    note: str | None
    effect: float
    low: float
    high: float
    lower_is_better: bool | None
    favours: Favours | None
    apart: str = ""


@dataclass(frozen=True)
class ForestPlot:
    """Rows of one measure and unit on one axis, which holds ``no_effect`` and runs from ``low`` to ``high``, by tens if it is a ratio."""

    unit: str
    measure: Measure
    no_effect: float
    low: float
    high: float
    rows: tuple[ForestRow, ...]

    def share(self, value: float) -> float:
        """Where a value lies on the axis: 0 at its left end, 1 at its right; ratios are laid out by their logarithm."""
        scale = math.log if self.measure == "ratio" else float
        low, high = scale(self.low), scale(self.high)
        return (scale(value) - low) / (high - low)


def evidence_rows(library: Library, studies: Iterable[Study] | None = None) -> tuple[EvidenceRow, ...]:
    """A row for each of some studies, or for all of a library, in the order given."""
    return tuple(_row(study, library) for study in (library.studies.values() if studies is None else studies))


def sort_rows(rows: Iterable[EvidenceRow], column: Column, descending: bool = False) -> tuple[EvidenceRow, ...]:
    """Rows by a column, equal ones in the order they had; what is not known stands last either way."""
    known = [row for row in rows if _key(row, column) is not None]
    unknown = [row for row in rows if _key(row, column) is None]
    return (*sorted(known, key=lambda row: _key(row, column), reverse=descending), *unknown)  # type: ignore[arg-type, return-value]


def forest_plots(studies: Iterable[Study]) -> tuple[ForestPlot, ...]:
    """A plot for each measure and unit that has a figure with its interval; a figure without one is drawn on none."""
    rows: dict[tuple[Measure, str], list[ForestRow]] = {}
    for study in studies:
        for result in study.results:
            if (row := _forest_row(study, result)) is not None:
                rows.setdefault((result.measure, result.unit), []).append(row)
    return tuple(_plot(measure, unit, listed) for (measure, unit), listed in rows.items())


def printed(*values: float) -> list[str]:
    """A figure and its interval as they are printed: all with the decimals of the finest, for 1.7 beside 1.04 is 1.70."""
    decimals = max(len(f"{value:g}".partition(".")[2]) for value in values)
    return [f"{value:.{decimals}f}".replace("-", "−") for value in values]


def result_words(result: Result) -> Words:
    """A figure as a line: outcome, figure, interval, unit, and what it was compared with, when."""
    words = _figure(result)
    if result.compared_with is not None:
        words = said("evidence.result.against", result=words, comparison=result.compared_with)
    if result.at is not None:
        words = said("evidence.result.at", result=words, at=result.at)
    return words if result.note is None else said("evidence.result.note", result=words, note=result.note)


def _figure(result: Result) -> Words:
    parts: Mapping[str, str] = {"outcome": result.outcome, "unit": result.unit}
    if result.effect is None:
        groups = {"acupuncture": _number(result.with_acupuncture), "without": _number(result.without)}
        return said("evidence.result.groups", **parts, **groups)
    if result.ci_low is None or result.ci_high is None:
        return said("evidence.result.effect", **parts, effect=_number(result.effect))
    figures = dict(zip(("effect", "low", "high"), printed(result.effect, result.ci_low, result.ci_high), strict=True))
    return said("evidence.result.interval", **parts, **figures)


def _number(value: float | None) -> Words:
    """A figure as it is printed: with a true minus."""
    return said("evidence.unknown") if value is None else f"{value:g}".replace("-", "−")


def _row(study: Study, library: Library) -> EvidenceRow:
    return EvidenceRow(
        study=study.id,
        title=study.title,
        about=study.about,
        year=library.sources[study.source].year,
        question=study.question,
        design=study.design,
        people=study.people,
        people_in_words=study.n,
        compared_with=study.comparison,
        results=tuple(result_words(result) for result in study.results),
        findings=(*study.findings, *study.article_reading),
        limits=study.limits,
        pain_types=study.pain_types,
    )


def _key(row: EvidenceRow, column: Column) -> str | int | None:
    match column:
        case "study":
            return row.title.casefold()
        case "year":
            return row.year
        case "question":
            return row.question.casefold()
        case "design":
            return row.design.casefold()
        case "people":
            return row.people
        case "compared_with":
            return row.compared_with.casefold()
        case "results":
            return len(row.results)
        case "limits":
            return len(row.limits)


def _forest_row(study: Study, result: Result) -> ForestRow | None:
    if result.effect is None or result.ci_low is None or result.ci_high is None or result.compared_with is None:
        return None
    return ForestRow(
        study.id, study.title, result.outcome, result.at, result.compared_with, result.note, result.effect, result.ci_low,
        result.ci_high, result.lower_is_better, result.favours,
    )  # fmt: skip


def _plot(measure: Measure, unit: str, rows: list[ForestRow]) -> ForestPlot:
    no_effect = float(measure == "ratio")
    ends = [no_effect, *(row.low for row in rows), *(row.high for row in rows)]
    return ForestPlot(unit, measure, no_effect, min(ends), max(ends), tuple(_told_apart(row, rows) for row in rows))


def _told_apart(row: ForestRow, rows: list[ForestRow]) -> ForestRow:
    """A row with all that other rows of its study do not say alike: outcome, time, comparison, note."""
    said_of = [(one.outcome, one.at, one.compared_with, one.note) for one in rows if one.study == row.study]
    own = (row.outcome, row.at, row.compared_with, row.note)
    parts = [part for place, part in enumerate(own) if part and any(other[place] != part for other in said_of)]
    return replace(row, apart=" · ".join(parts))
