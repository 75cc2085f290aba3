"""Markdown of a person's own, as HTML: CommonMark without what could load or start something."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LEFT_AS_WRITTEN = ["link", "image", "autolink", "html_inline", "html_block", "reference"]
"""A note may come from somebody else's file: its links lead nowhere, its pictures load nothing."""


def markdown_html(markdown: str) -> str:
    """Markdown as HTML; headings are strong paragraphs, for they stand below those of the page."""
    parser = _parser()
    tokens = parser.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "p"
            if token.nesting == 1:
                token.attrSet("class", "strong")
    return str(parser.renderer.render(tokens, parser.options, {}))


@cache
def _parser() -> "MarkdownIt":
    # Only who has written a note waits for it.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(_LEFT_AS_WRITTEN)
