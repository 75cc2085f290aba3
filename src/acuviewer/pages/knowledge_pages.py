"""The pages of mechanisms, risks and sources: all of them, and one entry of each."""

from typing import assert_never

from acuviewer.i18n import text
from acuviewer.knowledge.citations import Citation, points_citing
from acuviewer.knowledge.library import Caution, Mechanism
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.knowledge.sources import Source
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Page, Run
from acuviewer.pages.evidence_page import evidence_page, study_page, write_numbers
from acuviewer.pages.page_writer import PageWriter, describe_source, link
from acuviewer.session.session import PageChoice

_MOST_CITATIONS = 60


def knowledge_page(context: PageContext, chosen: PageChoice) -> Page:
    """The page that was chosen."""
    library, key = context.library, chosen.key
    match chosen.kind:
        case "evidence":
            return evidence_page(context, key)
        case "study":
            return study_page(context, library.studies[key])
        case "mechanisms":
            return _mechanisms_page(context)
        case "mechanism":
            return _mechanism_page(context, library.mechanisms[key])
        case "risks":
            return _risks_page(context)
        case "caution":
            return _caution_page(context, library.cautions[key])
        case "sources":
            return _sources_page(context)
        case "source":
            return _source_page(context, library.sources[key])
        case other:
            assert_never(other)


def _mechanisms_page(context: PageContext) -> Page:
    write = PageWriter(context.library)
    write.title(text("page.mechanisms.title"))
    write.text(text("page.mechanisms.how"))
    for mechanism in context.library.mechanisms.values():
        write.text((link(mechanism.title, f"mechanism.show {mechanism.id}"),), "strong")
        write.statements(mechanism.statements)
    write.chips(context.acts("evidence.show"))
    return write.page("mechanisms")


def _mechanism_page(context: PageContext, mechanism: Mechanism) -> Page:
    write = PageWriter(context.library)
    write.title(mechanism.title)
    write.text(mechanism.summary)
    write.section("what")
    write.statements(mechanism.statements)
    write.section("others")
    write.chips(
        Chip(other.title, f"mechanism.show {other.id}", other is mechanism) for other in context.library.mechanisms.values()
    )
    write.chips(context.acts("evidence.show"))
    return write.page(mechanism.id)


def _risks_page(context: PageContext) -> Page:
    """What holds for all needling first, then what only some points are to be treated with care for."""
    library = context.library
    carried = facets_of(context.atlas, library).codes["caution"]
    write = PageWriter(library)
    write.title(text("page.risks.title"))
    write.section("risks_everywhere")
    for caution in library.cautions.values():
        if caution.id not in carried:
            _write_caution(write, caution)
    write.section("risks_of_points")
    for caution in library.cautions.values():
        if caution.id in carried:
            _write_caution(write, caution, text("count.points", n=len(carried[caution.id])))
    write.section("disclaimer")
    write.text(library.disclaimer.text)
    return write.page("risks")


def _write_caution(write: PageWriter, caution: Caution, count: str = "") -> None:
    """One line that opens; ``count`` tells how many points carry it."""

    def inside(inner: PageWriter) -> None:
        inner.statement(caution.statement)
        inner.text((link(text("page.caution.more"), f"caution.show {caution.id}"),), "muted")

    severity = Run(text(f"page.severity.{caution.severity}") + " ", strong=True)
    words = f"{caution.title} · {count}" if count else caution.title
    write.fold(f"caution.{caution.id}", (severity, Run(words)), inside, caution.severity)


def _caution_page(context: PageContext, caution: Caution) -> Page:
    """What it is, how serious, and every point that carries it."""
    write = PageWriter(context.library)
    write.title(caution.title)
    severity = Run(text(f"page.severity.{caution.severity}"), strong=True)
    write.text((severity,))
    write.statement(caution.statement)
    codes = facets_of(context.atlas, context.library).codes["caution"].get(caution.id, frozenset())
    write.section("carried_by")
    if codes:
        only = text("page.pain.only", n=len(codes))
        write.chips([Chip(only, f"filter.caution {caution.id}", False, text("page.pain.only_tip"))])
        write.chips(context.point_chips(code for code in context.atlas.points if code in codes))
    else:
        write.text(text("page.caution.everywhere"))
    write.chips(context.acts("risks.show"))
    return write.page(caution.id)


def _sources_page(context: PageContext) -> Page:
    write = PageWriter(context.library)
    write.title(text("page.sources.title"))
    write.text(text("page.sources.how"))
    for source in context.library.sources.values():
        whole = describe_source(source)
        more = [] if whole.removesuffix(".") == source.short.removesuffix(".") else [Run(f" — {whole}")]
        write.text((link(source.short, f"source.show {source.id}"), *more))
        write_numbers(write, source.numbers)
    return write.page("sources")


def _source_page(context: PageContext, source: Source) -> Page:
    """What is known of it, and everything that rests on it."""
    write = PageWriter(context.library)
    write.title(source.short)
    write.text(describe_source(source))
    write_numbers(write, source.numbers)
    write.text(text("sources.compared" if source.checked else "sources.not_compared"), "muted")
    if source.note:
        write.text(source.note)
    write.section("cites")
    found = context.library.what_cites(source.id)
    by_points = points_citing(source.id, context.atlas.points.values())
    if not found and not by_points:
        write.text(text("page.source.nothing"), "muted")
    write.chips(chip for one in found if (chip := _citation_chip(one)))
    if by_points:
        write.text(text("count.points", n=len(by_points)), "muted")
        write.chips(context.point_chips(one.key for one in by_points[:_MOST_CITATIONS]))
        if len(by_points) > _MOST_CITATIONS:
            write.text(text("page.source.more", n=len(by_points) - _MOST_CITATIONS), "muted")
    write.chips(context.acts("sources.show"))
    return write.page(source.id)


def _citation_chip(one: Citation) -> Chip | None:
    """Where a citation leads; the causes of back pain stand on the page of nothing chosen."""
    commands = {"pain_type": "pain.choose", "mechanism": "mechanism.show", "study": "study.show", "caution": "caution.show"}
    if one.kind == "spread":
        return Chip(one.key, f"point.select {one.key}")
    return Chip(one.title, f"{commands[one.kind]} {one.key}") if one.kind in commands else None
