"""The page of the points in hand: those that a filter leaves, or a set that was gathered."""

from acuviewer.i18n import say, text
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Page, Run
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.session.point_sets import gathered

SUBJECT = "list"


def list_page(context: PageContext) -> Page:
    """What was asked for, how many points have it, and each of them in the order in which one goes through them. A set that was
    gathered says how, and what is to be heeded at each of its points, which can be taken out."""
    listed = list_in_hand(context.session, context.atlas, context.library, facets_of(context.atlas, context.library))
    of_set = bool(gathered(context.session))
    write = PageWriter(context.library)
    write.title(_title(context) if of_set else listed.title or text("filter_bar.filter"))
    write.text(text("count.points_of", left=len(listed.codes), n=len(context.atlas.points)), "muted")
    if of_set:
        write.text(text("page.set.how"), "muted")
    write.chips(context.acts("point.next", "point.previous", "filter.fly", "filter.alone", "filter.clear"))
    write.chips([context.act("quiz.ask", text("page.ask_these"))])
    write.section("listed_points")
    if not listed.codes:
        write.text(text("page.list.none"))
    for code in listed.codes:
        _write_row(write, context, code, of_set)
    return write.page(SUBJECT)


def _title(context: PageContext) -> str:
    """The name under which a set is kept."""
    codes = gathered(context.session)
    return next((name for name, held in context.session.sets if held == codes), text("page.set.title"))


def _write_row(write: PageWriter, context: PageContext, code: str, of_set: bool) -> None:
    name = context.point_name(code)
    row = text("page.meridian.off_surface", point=name) if context.atlas.points[code].off_surface else name
    choose = link(row, f"point.select {code}", "\n".join(context.say_concerns(code)))
    if not of_set:
        write.text((choose,))
        return
    out = link(text("page.set.take_out"), f"points.gather {code}", say(context.commands["points.gather"].help))
    write.text((choose, Run(" · "), out), bullet=True)
    heeded = [context.library.cautions[caution.caution] for caution in context.cautions_of(code)]
    write.chips(Chip(one.title, f"caution.show {one.id}", False, one.title) for one in heeded)
