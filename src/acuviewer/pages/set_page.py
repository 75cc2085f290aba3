"""The page of the set in hand: its points in their order, with what is to be heeded at each."""

from acuviewer.i18n import say, text
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Page, Run
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.session.point_sets import gathered


def set_page(context: PageContext) -> Page:
    """The points that are gathered, and what one does with them together."""
    write = PageWriter(context.library)
    codes = gathered(context.session)
    kept = next((name for name, held in context.session.sets if held == codes), None)
    write.title(kept or text("page.set.title"))
    write.text(text("page.set.how"), "muted")
    write.chips(context.acts("point.next", "point.previous", "filter.fly", "filter.alone", "filter.clear"))
    write.section("set_points", n=len(codes))
    gather = context.commands["points.gather"]
    for code in codes:
        out = link(text("page.set.take_out"), f"points.gather {code}", say(gather.help))
        choose = link(context.point_name(code), f"point.select {code}", "\n".join(context.say_concerns(code)))
        write.text((choose, Run(f" — {context.atlas.points[code].names.english}  "), out), bullet=True)
        heeded = [context.library.cautions[caution.caution] for caution in context.cautions_of(code)]
        if heeded:
            write.chips(Chip(one.title, f"caution.show {one.id}", False, one.title) for one in heeded)
    return write.page(" ".join(codes))
