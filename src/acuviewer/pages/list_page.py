"""The page of the points that a filter or a set leaves."""

from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Page
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.session.list_in_hand import list_in_hand

SUBJECT = "list"


def list_page(context: PageContext) -> Page:
    """What was asked for, how many points have it, and each of them in the order in which one goes through them."""
    listed = list_in_hand(context.session, context.atlas, context.library, facets_of(context.atlas, context.library))
    write = PageWriter(context.library)
    write.title(listed.title or text("filter_bar.filter"))
    write.text(text("count.points_of", left=len(listed.codes), n=len(context.atlas.points)), "muted")
    write.chips(context.acts("filter.fly", "filter.alone", "filter.clear"))
    write.section("listed_points")
    if not listed.codes:
        write.text(text("page.list.none"))
    for code in listed.codes:
        name = context.point_name(code)
        off = context.atlas.points[code].off_surface
        row = text("page.meridian.off_surface", point=name) if off else name
        write.text((link(row, f"point.select {code}", "\n".join(context.say_concerns(code))),))
    return write.page(SUBJECT)
