"""The pages of the evidence: all studies in a table that can be sorted, their figures side by side, and each study."""

from collections.abc import Iterable

from acuviewer.i18n import listed, say, text
from acuviewer.knowledge.evidence_table import COLUMNS, Column, EvidenceRow, ForestPlot, evidence_rows, forest_plots, sort_rows
from acuviewer.knowledge.studies import Study
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Line, Page, Plot, Run, Table
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.session.knowledge_commands import DESCENDING

SORT = "evidence.sort "
"""The command that sorts the table, with the blank after which the column follows."""

_WIDTHS: dict[Column, int] = {
    "study": 11, "year": 5, "question": 14, "design": 14, "people": 8, "compared_with": 11, "results": 19, "limits": 18,
}  # fmt: skip
"""The share of each column of the wide table in %."""
_NARROW: tuple[Column, ...] = ("study", "people", "results")
"""The columns that a narrow panel has room for; the others sort the table as well."""
_NARROW_WIDTHS = (28, 20, 52)


def evidence_page(context: PageContext, order: str) -> Page:
    """All studies; ``order`` is the column by which they stand, "" as they are written, with ``-`` before it the other way."""
    write = PageWriter(context.library)
    write.title(text("page.evidence.title"))
    write.text(text("page.evidence.how"))
    write.section("studies")
    if not context.wide:
        write.chips(context.acts("evidence.table"))
        _write_order(write, order)
    rows = evidence_rows(context.library)
    column = order.removeprefix(DESCENDING)
    if column:
        rows = sort_rows(rows, column, order.startswith(DESCENDING))  # type: ignore[arg-type]  # the command has checked it
    columns = COLUMNS if context.wide else _NARROW
    cells = _wide_cells if context.wide else _narrow_cells
    widths = tuple(_WIDTHS[one] for one in columns) if context.wide else _NARROW_WIDTHS
    write.add(Table(tuple(_head(one, order) for one in columns), tuple(cells(write, row) for row in rows), widths))
    _write_balance(write, context.library.studies.values())
    write.section("figures")
    for forest in forest_plots(context.library.studies.values()):
        write.add(_plot(forest))
    write.text(text("page.evidence.figures"), "muted")
    return write.page("evidence")


def study_page(context: PageContext, study: Study) -> Page:
    """One study: its question, whom it asked, what it found, its limits, where it stands."""
    write = PageWriter(context.library)
    source = context.library.sources[study.source]
    write.title(study.title)
    write.text(source.title, "strong")
    write.section("question")
    write.text(study.question)
    write.text((Run(study.design_and_people), Run(" · "), Run(study.population)))
    if study.about != "advice":
        write.text(text("page.evidence.compared", comparison=study.comparison))
    write.section("found")
    for row in evidence_rows(context.library, [study]):
        for result in row.results:
            write.text(say(result), bullet=True)
    write.statements(study.findings)
    for said in study.article_reading:
        write.statement(said, before=(Run(text("page.evidence.reads") + " ", strong=True),))
    for forest in forest_plots([study]):
        write.add(_plot(forest))
    write.section("limits")
    write.statements(study.limits, bullet=True)
    _write_balance(write, [study])
    write_numbers(write, source.numbers)
    if study.pain_types:
        write.section("about_pains")
        pains = context.library.pain_types
        write.chips(Chip(pains[name].name, f"pain.choose {name}") for name in study.pain_types)
    write.text(
        (link(source.short, f"source.show {source.id}"), Run(" · "), link(text("page.point.all_evidence"), "evidence.show"))
    )
    return write.page(study.id)


def write_numbers(write: PageWriter, numbers: tuple[tuple[str, str], ...]) -> None:
    """The numbers by which catalogs know a source, as text to copy."""
    if numbers:
        write.text(" · ".join(f"{name} {number}" for name, number in numbers), "figure")


def _write_balance(write: PageWriter, studies: Iterable[Study]) -> None:
    """Which of the studies the article does not cite: said once, and not as a limit of each."""
    named = [study.title for study in studies if study.for_balance]
    if named:
        write.text(text("page.evidence.balance", studies=listed(named)), "muted")


def _write_order(write: PageWriter, order: str) -> None:
    chips = []
    for column in COLUMNS:
        chosen = order.removeprefix(DESCENDING) == column
        turned = f"{DESCENDING}{column}" if chosen and not order.startswith(DESCENDING) else column
        chips.append(Chip(text(f"evidence.column.{column}"), SORT + turned, chosen, text("page.evidence.sort_tip")))
    write.text(text("page.evidence.sort"), "muted")
    write.chips(chips)


def _head(column: Column, order: str) -> Run:
    title = text(f"evidence.column.{column}")
    arrow = {column: " ▲", f"{DESCENDING}{column}": " ▼"}.get(order, "")
    return link(title + arrow, SORT + (column if order != column else DESCENDING + column))


def _name_and_people(row: EvidenceRow) -> tuple[Run, Run]:
    people = f"{row.people:,}" if row.people is not None else row.people_in_words
    return link(row.title, f"study.show {row.study}"), Run(people, tip=row.people_in_words)


def _narrow_cells(write: PageWriter, row: EvidenceRow) -> tuple[Line, ...]:
    """The first result and the first limit; the rest is on the page of the study."""
    name, people = _name_and_people(row)
    found = [Run(say(row.results[0]))] if row.results else [write.cited(said) for said in row.findings[:1]]
    for limit in row.limits[:1]:
        found += [Run(" " + text("page.evidence.limit") + " ", strong=True), write.cited(limit)]
    return (name, Run(f" {row.design}")), (people,), tuple(found)


def _wide_cells(write: PageWriter, row: EvidenceRow) -> tuple[Line, ...]:
    name, people = _name_and_people(row)
    year = str(row.year) if row.year is not None else text("evidence.unknown")
    results = _joined([*(Run(say(result)) for result in row.results)] or [write.cited(said) for said in row.findings])
    limits = _joined([write.cited(limit) for limit in row.limits])
    return (name,), (Run(year),), (Run(row.question),), (Run(row.design),), (people,), (Run(row.compared_with),), results, limits


def _joined(runs: list[Run]) -> Line:
    """Words one after the other, parted by a mark."""
    return tuple(part for number, run in enumerate(runs) for part in ((Run(" · "), run) if number else (run,)))


def _plot(forest: ForestPlot) -> Plot:
    sides = {row.lower_is_better for row in forest.rows}
    for_acupuncture, against = text("page.evidence.favours.acupuncture"), text("page.evidence.favours.comparison")
    left, right = "", ""
    if sides == {True}:
        left, right = for_acupuncture, against
    elif sides == {False}:
        left, right = against, for_acupuncture
    outcomes = dict.fromkeys(row.outcome for row in forest.rows)
    title = text("page.evidence.plot", outcome=next(iter(outcomes)), unit=forest.unit) if len(outcomes) == 1 else forest.unit
    return Plot(title, left, right, forest)
