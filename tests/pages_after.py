"""The page that a session shows after a script of commands."""

from acuviewer.knowledge.library import load_library
from acuviewer.pages.choose_page import page_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Block, Chip, Chips, Fold, Page, Section
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from scene_cases import commands


def context_after(script: str) -> PageContext:
    """What pages are made from after a script."""
    session = run_script(script, commands(), Session())
    return PageContext(load_atlas(), load_library(), build_anatomy(session.body), session, commands())


def page_after(script: str) -> Page:
    """The page after a script."""
    return page_of(context_after(script))


def chips_of(page: Page) -> dict[str, Chip]:
    """All chips of a page by their text."""
    return {chip.text: chip for block in page.every_block() if isinstance(block, Chips) for chip in block.chips}


def folds_of(page: Page) -> dict[str, Fold]:
    """All folds of a page by their key."""
    return {block.key: block for block in page.every_block() if isinstance(block, Fold)}


def section_of(page: Page, name: str) -> Page:
    """One section of a page as a page of its own."""
    inside: list[Block] = []
    here = False
    for block in page.blocks:
        if isinstance(block, Section):
            here = block.id == name
        if here:
            inside.append(block)
    return Page(page.subject, tuple(inside), page.notes)
