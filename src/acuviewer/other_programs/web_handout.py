"""Points as one page for the browser of a phone: a body to turn, all of them lit, then each with its construction and its text."""

from acuviewer.export.web_page import WebPageError, web_page
from acuviewer.export.web_steps import WebStep
from acuviewer.faults import UsageError
from acuviewer.i18n import said, text
from acuviewer.knowledge.library import load_library
from acuviewer.other_programs.making import Made, Making, Progress, Wanted
from acuviewer.pages.choose_page import page_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.html import WebHtml
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.shown.content import build_content

MOST_POINTS = 80
"""More make a page that nobody reads to its end."""


def make_web_handout(wanted: Wanted) -> Making:
    """The page; raises UsageError where it would be too large to hand out."""
    if len(wanted.codes) > MOST_POINTS:
        raise UsageError(text("taken_along.web.too_many", n=len(wanted.codes), most=MOST_POINTS))
    atlas, library = wanted.atlas, load_library()
    commands, content = build_commands(atlas, library), build_content(atlas, library)
    begin = Session(body=wanted.anatomy.shape)
    scripts = [(wanted.title, f"points.set {' '.join(wanted.codes)}; filter.fly")]
    scripts += [(content.point_names[code], f"point.select {code}; step.all") for code in wanted.codes]
    steps = []
    for done, (title, script) in enumerate(scripts):
        yield Progress(done, len(scripts) + 1)
        session = run_script(script, commands, begin)
        context = PageContext(atlas, library, wanted.anatomy, session, commands, wide=True)
        steps.append(WebStep(title, WebHtml().page(page_of(context)), wanted.anatomy, session))
    yield Progress(len(scripts), len(scripts) + 1)
    try:
        page = web_page(wanted.title, steps, content)
    except WebPageError as error:
        raise UsageError(str(error)) from error
    made = text("taken_along.web.made", points=said("count.points", n=len(wanted.codes)))
    return Made(page.encode(), (made, text("taken_along.web.left_out")))
