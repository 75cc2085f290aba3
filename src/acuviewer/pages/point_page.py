"""The page of an acupoint: where it lies, what to beware of, how it is found, what is beneath, what it is for."""

from acuviewer.i18n import listed, text
from acuviewer.knowledge.categories import load_categories
from acuviewer.knowledge.library import Caution
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.knowledge.terms import begun_small, capitalised, meridian_phrase
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Line, Page, Run
from acuviewer.pages.note_section import write_note
from acuviewer.pages.page_writer import PageWriter, line, link
from acuviewer.pages.patient_section import write_concerns
from acuviewer.pages.point_finding import write_finding
from acuviewer.pages.point_names import write_names
from acuviewer.pages.standing_section import write_standing
from acuviewer.points.catalog import AcuPoint, Needling
from acuviewer.points.location import Location
from acuviewer.points.scale import FINGER_SEGMENT
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.statement import Standing, Statement

_NEIGHBOURS_IN_LIST = 2


def point_page(context: PageContext, point: AcuPoint, location: Location | None) -> Page:
    """The chosen point on the chosen side; ``location`` is None for a point that is nowhere on the skin."""
    write = PageWriter(context.library)
    write.title(f"{point.code}  {point.names.simplified}  {point.names.pinyin} · {point.names.english}")
    _write_place_in_list(write, context, point)
    _write_kinds(write, point)
    _write_location(write, context, point, location)
    _write_cautions(write, context, point, location)
    write_note(write, context, f"point {point.code}")
    write_standing(write, context, point)
    if location is not None:
        write_finding(write, context, point, location)
    write.section("tissue")
    write.statements(point.tissue, bullet=True)
    _write_indications(write, context, point)
    _write_needling(write, context, point)
    _write_evidence(write, context, point)
    write_names(write, point)
    return write.page(point.code)


def _write_place_in_list(write: PageWriter, context: PageContext, point: AcuPoint) -> None:
    """Where in the list in hand one is: before and after it, and the way back to the page of what was chosen."""
    chosen = context.session.selection
    listed = list_in_hand(context.session, context.atlas, context.library, facets_of(context.atlas, context.library))
    if listed.title is None:
        return
    back = (
        f"meridian.choose {chosen.meridian}"
        if chosen.meridian
        else f"pain.choose {chosen.pain_type}"
        if chosen.pain_type
        else "filter.list"
    )
    title = link(listed.title, back)
    if point.code not in listed.codes:
        write.text((title,), "strong")
        return
    here = listed.codes.index(point.code)
    write.text((title, Run(" · " + text("page.point.in_list", number=here + 1, n=len(listed.codes)))), "strong")
    near = listed.codes[max(here - _NEIGHBOURS_IN_LIST, 0) : here + _NEIGHBOURS_IN_LIST + 1]
    write.chips([context.act("point.previous", "◀"), *context.point_chips(near), context.act("point.next", "▶")])
    if point.off_surface and chosen.meridian == point.meridian:
        write.text(text("page.meridian.line_ends"), "muted")


def _write_kinds(write: PageWriter, point: AcuPoint) -> None:
    """What kind of point it is; each category explains itself where a pointer rests."""
    parts: list[Run] = []
    for category in point.categories:
        words = " ".join(said.text for said in load_categories().explain(category))
        parts += [*([Run(" · ")] if parts else []), Run(capitalised(category), "#names", words)]
    if point.meets:
        met = text("page.point.meets", meridians=listed(meridian_phrase(name) for name in point.meets))
        parts += [*([Run(" · ")] if parts else []), Run(met)]
    if parts:
        write.text(tuple(parts), "muted")


def _write_location(write: PageWriter, context: PageContext, point: AcuPoint, location: Location | None) -> None:
    write.section("location")
    checked = all(context.library.sources[name].checked for name in point.sources)
    standing: Standing = "textbook" if point.standing == "textbook" else "standard"
    write.statement(Statement(point.location, point.sources, standing, checked))
    if point.standing != "standard":
        write.text(text(f"page.point.standing.{point.standing}"), "strong")
    if location is None and point.off_surface:
        write.text(text("page.point.off_surface", where=point.off_surface), "warning")
    elif why := context.anatomy.why_unplaced(point.code):
        write.text(text("page.point.unplaced", why=why), "warning")
    if point.departure:
        write.text(text("page.point.departure", how=point.departure), "muted")
    write.statements(point.notes)


def _write_cautions(write: PageWriter, context: PageContext, point: AcuPoint, location: Location | None) -> None:
    """What concerns this patient; then each caution in one line that opens onto what holds at this point and in general."""
    write.section("cautions")
    write_concerns(write, context, point, location.side if location else context.session.selection.side)
    cautions = context.cautions_of(point.code)
    if not cautions:
        write.text(text("page.point.no_cautions"), "muted")
    for number, found in enumerate(cautions):
        general = context.library.cautions[found.caution]
        here = found.statement

        def inside(inner: PageWriter, here: Statement = here, general: Caution = general) -> None:
            inner.statement(here)
            more = link(text("page.point.caution_more"), f"caution.show {general.id}")
            inner.text((more,), "muted")

        write.fold(f"caution.{number}", _caution_line(general), inside, general.severity)


def _caution_line(caution: Caution) -> Line:
    return (Run(text(f"page.severity.{caution.severity}") + " ", strong=True), Run(caution.title))


def _write_indications(write: PageWriter, context: PageContext, point: AcuPoint) -> None:
    library = context.library
    write.section("indications")
    parts: list[Run] = []
    for said in point.indications:
        parts += [Run("; "), write.cited(said, begun_small(said.text))] if parts else [write.cited(said)]
    write.text((*parts, Run(".")))
    links = library.links_of_point(point.code)
    if not links:
        write.text(text("page.point.no_pains"), "muted")
        return
    chosen = context.session.selection.pain_type
    write.chips(
        Chip(library.pain_types[one.pain_type].name, f"pain.choose {one.pain_type}", one.pain_type == chosen, one.reason.text)
        for one in links
    )

    def reasons(inner: PageWriter) -> None:
        for one in links:
            inner.statement(one.reason, before=(Run(library.pain_types[one.pain_type].name, strong=True), Run(": ")))

    write.fold("reasons", text("page.point.why_linked", n=len(links)), reasons)


def _write_needling(write: PageWriter, context: PageContext, point: AcuPoint) -> None:
    write.section("needling")
    scale = context.anatomy.ruler.mm_per_cun(FINGER_SEGMENT)
    for needle in point.needling:
        write.text(_say_depth(needle, scale))
        write.statement(needle.note, style="muted")


def _write_evidence(write: PageWriter, context: PageContext, point: AcuPoint) -> None:
    """The studies of the pain types that the point is linked to: what was asked and found is on the page of each."""
    studies = context.library.studies_of_point(point.code)
    write.section("evidence")
    if not studies:
        write.text(text("page.evidence.none"), "muted")
        return

    def listed_studies(inner: PageWriter) -> None:
        inner.chips(Chip(study.title, f"study.show {study.id}", False, study.population) for study in studies)
        inner.chips(context.acts("evidence.show"))

    write.fold("studies", text("page.point.studies", n=len(studies)), listed_studies)


def _say_depth(needle: Needling, scale: float) -> Line:
    """The usual range in cun and in mm of this body's finger-cun; what is done instead at a point that is not needled."""
    if needle.depth_cun is None:
        return line(text("page.point.needle", direction=capitalised(needle.direction)))
    low, high = needle.depth_cun
    if low == high:
        return line(text("page.point.needle.depth", cun=low, direction=needle.direction, mm=low * scale, scale=scale))
    parts = {"low_mm": low * scale, "high_mm": high * scale, "scale": scale}
    return line(text("page.point.needle.range", low=low, high=high, direction=needle.direction, **parts))
