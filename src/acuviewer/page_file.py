"""A page of the window as a file for the web and for paper: one HTML file with nothing to load from elsewhere."""

from dataclasses import replace
from pathlib import Path

from acuviewer import __version__
from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.pages.choose_page import page_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Page, Title
from acuviewer.pages.html import web_page
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script, some_commands
from acuviewer.session.session import Session
from acuviewer.whole_file import write_whole


def save_page(path: Path, script: str, body: str) -> None:
    """Write the page that a window would show after ``script`` on a ``body``; raises CommandError, BodyShapeError, DataError, OSError."""
    atlas, library = load_atlas(), load_library()
    commands = build_commands(atlas, library)
    some_commands(script, commands)
    session = run_script(script, commands, Session())
    if body:
        session = replace(session, body=parse_body(body))
    context = PageContext(atlas, library, build_anatomy(session.body), session, commands, wide=True)
    write_whole(path, page_as_html(page_of(context), session.body).encode())


def page_as_html(page: Page, body: BodyShape) -> str:
    """The whole file; its foot tells the program, the body whose lengths it names, and that it is no medical advice."""
    title = next((block.text for block in page.blocks if isinstance(block, Title)), page.subject)
    foot = text("page.foot", version=__version__, body=body.to_text(), disclaimer=load_library().disclaimer.title)
    return web_page(page, title, foot)
