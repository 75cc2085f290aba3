"""A page as a PDF: for paper, with a line on top and at the foot of each sheet. The same page gives the same file.

The shipped Chinese has no bold face. What is bold (700) Qt thickens by writing it twice, and a search would find it twice; semibold (600), which
Latin has a face for, it leaves alone, so nothing on paper is bolder (``pages.paper_html``). Ordinary blanks arrive in the file as tabs, which is Qt's way.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QRectF, Qt, QUuid
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from acuviewer import __version__
from acuviewer.export.fonts import FAMILIES, load_fonts
from acuviewer.export.gui_application import require_gui_application
from acuviewer.export.sheets_of_paper import blocks_of, cut_into_sheets
from acuviewer.faults import in_short, plain
from acuviewer.i18n import text
from acuviewer.pages.document import Page
from acuviewer.pages.paper_html import PAPER_STYLE, paper_html
from acuviewer.whole_file import write_whole

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")

_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_DPI = 300
_MARGIN, _LINE = 18.0, 6.0
"""mm: around a sheet, and for the lines on top and at the foot."""
_TEXT_PT, _SMALL_PT = 10.0, 8.0
_SMALL = QColor("#5a6673")
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_DATES = (
    re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)"),
    re.compile(rb' xmp:(?:Create|Modify|Metadata)Date="[^"]*"'),
)


class PdfError(OSError):
    """A PDF cannot be written; the message says why."""


def save_pdf(path: Path, page: Page, title: str, foot: str, paper: Paper = "a4") -> None:
    """Write a page as a PDF whole or not at all; raises PdfError.

    ``title`` stands on top of each sheet but the first and in the file's properties, ``foot`` at the foot of each.
    """
    try:
        write_whole(path, pdf_bytes(page, title, foot, paper))
    except OSError as error:
        raise PdfError(f"{in_short(plain(str(path)))} cannot be written: {error.strerror}.") from error


def pdf_bytes(page: Page, title: str, foot: str, paper: Paper = "a4") -> bytes:
    """The same as the content of a file."""
    require_gui_application()
    load_fonts()
    html = paper_html(page)
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(_SIZES[paper]))
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0))
    writer.setTitle(title)
    writer.setCreator(f"acuviewer {__version__}")
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, "\n".join((title, foot, paper, html))))))
    with _fonts_in_one_order():
        _paint(writer, _laid_out(writer, html), title, foot)
    return _without_dates(bytes(content.data().data()))


@contextmanager
def _fonts_in_one_order() -> Iterator[None]:
    """Qt writes fonts in the order of a table of hashes, which is another one in each process unless the seed is told."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _laid_out(writer: QPdfWriter, html: str) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0.0)
    document.setDefaultFont(_font(_TEXT_PT))
    document.setDefaultStyleSheet(PAPER_STYLE)
    document.setHtml(html)
    _leave_headings_as_large_as_said(document)
    document.setTextWidth(writer.width() - 2.0 * _dots(_MARGIN))
    return document


def _paint(writer: QPdfWriter, document: QTextDocument, title: str, foot: str) -> None:
    width, height = document.textWidth(), writer.height() - 2.0 * _dots(_MARGIN + _LINE)
    margin, line = _dots(_MARGIN), _dots(_LINE)
    sheets = cut_into_sheets(document, height)
    painter = QPainter(writer)
    for number, (top, bottom) in enumerate(sheets, 1):
        if number > 1:
            writer.newPage()
        painter.save()
        painter.translate(margin, margin + line - top)
        # Lines that only touch what is drawn would stand in the file, though nobody sees them.
        document.drawContents(painter, QRectF(0.0, top, width, bottom - top).adjusted(0.0, 1.0, 0.0, -1.0))
        painter.restore()
        painter.setFont(_font(_SMALL_PT))
        painter.setPen(_SMALL)
        if number > 1:
            painter.drawText(QRectF(margin, margin - line / 2, width, line), Qt.AlignmentFlag.AlignLeft, title)
        numbers = text("pdf.page_number", n=number, count=len(sheets))
        room = painter.fontMetrics().horizontalAdvance(numbers) + line
        below = QRectF(margin, margin + line * 1.5 + height, width, margin)
        painter.drawText(below.adjusted(0.0, 0.0, -room, 0.0), _WRAPPED, foot)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, numbers)
    painter.end()


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies([*FAMILIES])
    font.setPointSizeF(points)
    return font


def _dots(mm: float) -> float:
    return mm / 25.4 * _DPI


def _leave_headings_as_large_as_said(document: QTextDocument) -> None:
    """Qt enlarges what is a heading, whatever size a style sheet says."""
    for block in blocks_of(document):
        if block.blockFormat().headingLevel():
            as_said = block.begin().fragment().charFormat()  # a heading is of one piece
            as_said.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(as_said)


def _without_dates(content: bytes) -> bytes:
    """Blanks instead of the moment of writing, which no reader needs; as many, since a PDF counts its bytes."""
    for date in _DATES:
        content = date.sub(lambda found: b" " * len(found.group()), content)
    return content
