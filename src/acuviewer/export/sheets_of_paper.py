"""Where a long text is cut into sheets. Qt's own way tears sections, and lays out only a part anew when it is told to break elsewhere."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QTextBlock, QTextDocument

_TITLE, _SECTION = 1, 2
"""The levels of the headings of a whole page and of a section."""
_HAIR = 0.5


def cut_into_sheets(document: QTextDocument, height: float) -> list[tuple[float, float]]:
    """Top and bottom of each sheet, at most ``height`` apart, in the measure of a document that is laid out without pages.

    A section that would be torn begins a new sheet, if it is no longer than half a sheet; what is longer is cut between lines, and not
    below its heading. What has a title of its own begins a new sheet.
    """
    end = document.size().height()
    tops = [top for top, level in _between_lines(document) if level == _SECTION]
    short = {top for top, after in pairwise([*tops, end]) if after - top <= height / 2}
    places = [top for top, _ in _between_lines(document)]
    titles = [top for top, level in _between_lines(document) if level == _TITLE]
    sheets: list[tuple[float, float]] = []
    start = 0.0
    for stop in [*titles, end]:
        while start + height < stop - _HAIR:
            within = [place for place in places if start < place <= start + height]
            whole = [place for place in within if place in short and place >= start + height / 2]
            cut = max(whole or within, default=start + height)
            sheets.append((start, cut))
            start = cut
        if stop - start > _HAIR and stop < end:
            sheets.append((start, stop))
            start = stop
    return [*sheets, (start, end)]


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Its paragraphs, those in tables too, in reading order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _between_lines(document: QTextDocument) -> Iterator[tuple[float, int]]:
    """Where no line would be cut, from the top: the upper edge of the line below, and its level as a heading, 0 for none."""
    lowest, above = 0.0, 1
    for top, bottom, level in sorted(_lines(document)):
        if top >= lowest - _HAIR and not above:
            yield top, level
        lowest, above = max(lowest, bottom), level


def _lines(document: QTextDocument) -> Iterator[tuple[float, float, int]]:
    """Upper and lower edge of each line, and its level as a heading."""
    layout = document.documentLayout()
    for block in blocks_of(document):
        top, level = layout.blockBoundingRect(block).top(), block.blockFormat().headingLevel()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            yield top + line.y(), top + line.y() + line.height(), level
