"""A lesson as one page for a browser: each step with a body to turn and its caption, the sources at the end; the speaker's notes stay away."""

from acuviewer.body.shape import BodyShape
from acuviewer.export.web_page import WebPageError, web_page
from acuviewer.export.web_steps import WebStep
from acuviewer.faults import UsageError
from acuviewer.i18n import text
from acuviewer.other_programs.making import Made, Making, Progress
from acuviewer.other_programs.shown_lesson import ShownLesson, cited_in
from acuviewer.pages.document import Page
from acuviewer.pages.html import WebHtml
from acuviewer.session.anatomy import Anatomy, build_anatomy

MOST_BODIES = 6
"""More fit into no page, which would be told only when all of them are built."""


def make_lesson_web(shown: ShownLesson) -> Making:
    """The page; raises UsageError where it would be too large to hand out, or there is no step."""
    n_bodies = len({step.session.body for step in shown.steps})
    if n_bodies > MOST_BODIES:
        raise UsageError(text("lesson_export.too_many_bodies", bodies=n_bodies, most=MOST_BODIES))
    steps = []
    bodies: dict[BodyShape, Anatomy] = {}
    for done, step in enumerate(shown.steps):
        yield Progress(done, len(shown.steps) + 1)
        words = (*(shown.about if done == 0 else ()), *step.caption)
        # A page holds each body once, by what it is: so many are not all kept elsewhere.
        shape = step.session.body
        bodies[shape] = body = bodies.get(shape) or build_anatomy(shape)
        steps.append(WebStep(step.title, WebHtml().page(Page("", words, ())), body, step.session))
    yield Progress(len(shown.steps), len(shown.steps) + 1)
    try:
        page = web_page(shown.title, steps, shown.content, _sources(shown), shown.lesson.language)
    except WebPageError as error:
        raise UsageError(str(error)) from error
    return Made(page.encode(), shown.told(text("lesson_export.web_left_out")))


def _sources(shown: ShownLesson) -> str:
    """Those that the class reads of; notes may cite more."""
    cited = cited_in(shown.about).union(*(cited_in(step.caption) for step in shown.steps))
    return WebHtml().page(Page("", (), tuple(note for note in shown.sources if note.number in cited)))
