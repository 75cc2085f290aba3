"""The page of the points in hand: those that a filter leaves, or a set that was gathered."""

from acuviewer.i18n import say, text
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Page, Run
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.session.point_sets import gathered, title_of_list

SUBJECT = "list"


def list_page(context: PageContext) -> Page:
    """What was asked for, how many points have it, and each of them in the order in which one goes through them. A set that was
    gathered says how, and what is to be heeded at each of its points, which can be taken out."""
    listed = list_in_hand(context.session, context.atlas, context.library, facets_of(context.atlas, context.library))
    of_set = bool(gathered(context.session))
    own = _own_list(context)
    write = PageWriter(context.library)
    write.title(_title(context) if of_set else listed.title or text("filter_bar.filter"))
    write.text(text("count.points_of", left=len(listed.codes), n=len(context.atlas.points)), "muted")
    if of_set:
        write.text(text("page.set.how" if own is None else "page.own_list.how"), "muted")
    write.chips(context.acts("point.next", "point.previous", "filter.fly", "filter.alone", "filter.clear"))
    if of_set:
        write.chips([context.act("list.ask"), context.act("list.manage")])
    write.chips([context.act("quiz.ask", text("page.ask_these"))])
    write.section("listed_points")
    if not listed.codes:
        write.text(text("page.list.none"))
    for code in listed.codes:
        _write_row(write, context, code, of_set, own)
    return write.page(SUBJECT)


def _title(context: PageContext) -> str:
    """The name under which a set is kept."""
    own = _own_list(context)
    return text("page.set.title") if own is None else title_of_list(own)


def _own_list(context: PageContext) -> str | None:
    """The name of the own list whose points are in hand; None where they are no list."""
    codes = gathered(context.session)
    return next((name for name, held in context.session.sets if held == codes), None)


def _write_row(write: PageWriter, context: PageContext, code: str, of_set: bool, own: str | None) -> None:
    name = context.point_name(code)
    row = text("page.meridian.off_surface", point=name) if context.atlas.points[code].off_surface else name
    choose = link(row, f"point.select {code}", "\n".join(context.say_concerns(code)))
    if not of_set:
        write.text((choose,))
        return
    write.text((choose, *_acts_of_row(context, code, own)), bullet=True)
    heeded = [context.library.cautions[caution.caution] for caution in context.cautions_of(code)]
    write.chips(Chip(one.title, f"caution.show {one.id}", False, one.title) for one in heeded)


def _acts_of_row(context: PageContext, code: str, own: str | None) -> list[Run]:
    """What can be done with a point of a set; one of an own list goes up and down in it, too."""
    take_out, move = context.commands["list.take_out"], context.commands["list.move"]
    if own is None:
        lines = [(text("page.set.take_out"), f"points.gather {code}", context.commands["points.gather"].help)]
    else:
        lines = [
            (text("page.own_list.up"), f"list.move {own}={code} up", move.help),
            (text("page.own_list.down"), f"list.move {own}={code} down", move.help),
            (text("page.set.take_out"), f"list.take_out {own}={code}", take_out.help),
        ]
    return [run for words, line, tip in lines for run in (Run(" · "), link(words, line, say(tip)))]
