"""Points on paper: each on sheets of its own, with a picture of its construction and all that its page says; the sources at the end."""

from dataclasses import replace

from acuviewer import __version__
from acuviewer.export.pdf import Paper, pdf_bytes
from acuviewer.faults import UsageError
from acuviewer.i18n import listed, said, text
from acuviewer.knowledge.library import load_library
from acuviewer.other_programs.making import Made, Making, Progress, Wanted
from acuviewer.other_programs.session_pictures import SessionPictures
from acuviewer.pages.choose_page import page_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Image, Page
from acuviewer.pages.joined import joined
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.shown.content import build_content

MOST_POINTS = 80
"""More make a book that nobody reads to its end."""


def make_handout(wanted: Wanted, paper: Paper) -> Making:
    """The PDF; raises UsageError for too many points, SceneError without OpenGL."""
    if len(wanted.codes) > MOST_POINTS:
        raise UsageError(text("handout.too_many", n=len(wanted.codes), most=MOST_POINTS))
    atlas, library = wanted.atlas, load_library()
    commands = build_commands(atlas, library)
    pages: list[Page] = []
    pictures = SessionPictures(build_content(atlas, library))
    try:
        for done, code in enumerate(wanted.codes):
            yield Progress(done, len(wanted.codes) + 1)
            session = run_script(f"point.select {code}; step.all", commands, Session(body=wanted.anatomy.shape))
            page = page_of(PageContext(atlas, library, wanted.anatomy, session, commands, wide=True))
            if wanted.anatomy.chosen_location(session.selection) is not None:
                first, *rest = page.blocks
                shown = Image("", text("handout.picture", code=code), pictures.take(session))
                page = replace(page, blocks=(first, shown, *rest))
            pages.append(page)
    finally:
        pictures.close()
    yield Progress(len(wanted.codes), len(wanted.codes) + 1)
    foot = text("page.foot", version=__version__, body=wanted.anatomy.shape.to_text(), disclaimer=library.disclaimer.title)
    title = text("handout.title", points=listed(wanted.codes) if len(wanted.codes) <= 6 else wanted.title)
    made = text("handout.made", points=said("count.points", n=len(wanted.codes)))
    return Made(pdf_bytes(joined(pages), title, foot, paper), (made, text("handout.left_out")))
