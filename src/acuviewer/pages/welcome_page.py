"""The page with nothing chosen: the ways to the points, to the risks, the mechanisms and the evidence."""

from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.knowledge.terms import EXTRA, FIVE_ELEMENTS, MERIDIANS
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Page
from acuviewer.pages.page_writer import PageWriter
from acuviewer.pages.subject_pages import write_pain_types


def welcome_page(context: PageContext) -> Page:
    """What one can do, and where the knowledge of the program lies."""
    write = PageWriter(context.library)
    library, atlas = context.library, context.atlas
    facets = facets_of(atlas, library)
    write.title(text("page.welcome.title", n=len(facets.all)))
    write.text(text("page.welcome.how"))
    write.section("knowledge")
    write.chips(context.acts("evidence.show", "mechanisms.show", "risks.show", "sources.show"))
    write.section("student")
    write.chips(context.acts("study.today", "quiz.ask", "quiz.exam", "study.map", "study.progress", "list.manage"))
    write.section("pains")
    write_pain_types(write, context)
    meridians = facets.codes["meridian"]
    write.section("by_meridian")
    write.chips(
        Chip(
            code,
            f"{'meridian.choose' if code in atlas.meridians else 'filter.meridian'} {code}",
            False,
            text("page.welcome.meridian_tip", meridian=MERIDIANS[code].title, n=len(meridians[code])),
        )
        for code in MERIDIANS
        if code in meridians and not code.startswith(f"{EXTRA}-")
    )
    write.section("by_category")
    write.chips(
        Chip(facets.title("category", kind), f"filter.category {kind}", False, text("count.points", n=len(codes)))
        for kind, codes in facets.codes["category"].items()
        if kind not in FIVE_ELEMENTS
    )
    write.section("back")
    write.statements(library.causes)
    write.section("disclaimer")
    write.text(library.disclaimer.text)
    return write.page("")
