"""The text of a page: selected and copied across all of it, with its sources; links are carried out by who listens."""

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QTextBlock, QTextCharFormat, QTextFragment
from PySide6.QtWidgets import QTextBrowser

from acuviewer.i18n import text
from acuviewer.pages.document import RUN, Note, Page, Plot
from acuviewer.pages.html import FOLD, SOURCE, WindowHtml
from acuviewer.pages.html_styles import window_style
from acuviewer.theme import Theme
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.style import with_text_size

_MARGIN_PX, _LEAST_PLOT_PX = 14, 240


class PageView(QTextBrowser):
    """Shows pages. ``ran`` gives the command line of a link that was clicked."""

    ran = Signal(str)
    menu_asked = Signal(str, QPoint)
    """The command line of a link that was clicked with the right button, and where on the screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setOpenLinks(False)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that came and went with the text would change the width that the text is written for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(text("reading_panel.name"))
        self.document().setDocumentMargin(_MARGIN_PX)
        self.anchorClicked.connect(self._follow)
        self._theme, self._text_size = theme, 1.0
        self._page: Page | None = None
        self._turned: frozenset[str] = frozenset()

    def show_page(self, page: Page, fresh: bool) -> None:
        """Show a page; a ``fresh`` one from its top with all folds closed, else what was open and where one read stay."""
        if fresh:
            self._turned = frozenset()
        self._page = page
        self._write(0 if fresh else self.verticalScrollBar().value())

    def set_theme(self, theme: Theme) -> None:
        """Write in the colours of a theme."""
        self._theme = theme
        self._write(self.verticalScrollBar().value())

    def set_text_size(self, text_size: float) -> None:
        """Write in letters so many times as large as usual."""
        self._text_size = text_size
        self._write(self.verticalScrollBar().value())

    def toggle_fold(self, key: str) -> None:
        """Open a fold, or close it."""
        self._turned = self._turned ^ {key}
        self._write(self.verticalScrollBar().value())

    def height_of_all(self) -> int:
        """How many pixels high the whole page is at its width."""
        return int(self.document().size().height())

    def tops(self, names: list[str]) -> dict[str, float]:
        """How far below the top of the page the paragraphs lie that have these anchors."""
        layout = self.document().documentLayout()
        found: dict[str, float] = {}
        for block, fragment in self._fragments():
            for name in fragment.charFormat().anchorNames():
                if name in names:
                    found.setdefault(name, layout.blockBoundingRect(block).top())
        return found

    def line_at_cursor(self) -> str:
        """The command line of the link to which one has gone with Tab; "" for none."""
        act = self.textCursor().charFormat().anchorHref()
        return act.removeprefix(RUN) if act.startswith(RUN) else ""

    def show_place(self, name: str) -> None:
        """Scroll to the paragraph with an anchor if it is out of sight."""
        top = self.tops([name]).get(name)
        bar = self.verticalScrollBar()
        if top is not None and not bar.value() <= top <= bar.value() + self.viewport().height() - 2 * _MARGIN_PX:
            bar.setValue(int(top) - self.viewport().height() // 3)

    @qt_override(QSize)
    def sizeHint(self) -> QSize:
        """As narrow as the panel may become."""
        return QSize(240, 200)

    @qt_override(QMimeData)
    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the words, and below them the sources that they cite."""
        # What Qt makes fills itself in later, and would write over the words.
        data = QMimeData()
        data.setHtml(self.textCursor().selection().toHtml())
        numbers: list[int] = []
        words = self._selected_text(numbers)
        notes = [note for note in (self._page.notes if self._page else ()) if note.number in numbers]
        data.setText("\n".join([words, *([""] if notes else []), *map(_told, notes)]))
        return data

    @qt_override(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A plot is as wide as the page."""
        old = self._plot_width(event.oldSize().width())
        super().resizeEvent(event)
        if self._has_plot() and old != self._plot_width(event.size().width()):
            self._write(self.verticalScrollBar().value())

    @qt_override(nothing)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A link has the menu of what it leads to; on words one can copy."""
        act = self.anchorAt(event.pos())
        if act.startswith(RUN):
            self.menu_asked.emit(act.removeprefix(RUN), event.globalPos())
        else:
            super().contextMenuEvent(event)

    def _has_plot(self) -> bool:
        return self._page is not None and any(isinstance(block, Plot) for block in self._page.every_block())

    def _plot_width(self, width: int) -> int:
        return max(width - 2 * _MARGIN_PX - 4, _LEAST_PLOT_PX)

    def _write(self, height: int) -> None:
        if self._page is None:
            return
        self.document().setDefaultStyleSheet(with_text_size(window_style(self._theme), self._text_size))
        self.setHtml(WindowHtml(self._theme, self._turned, self._plot_width(self.viewport().width())).page(self._page))
        self.verticalScrollBar().setValue(height)

    def _follow(self, url: QUrl) -> None:
        act = url.toString()
        if act.startswith(RUN):
            self.ran.emit(act.removeprefix(RUN))
        elif act.startswith(FOLD):
            self.toggle_fold(act.removeprefix(FOLD))
        elif act.startswith("#"):
            self.scrollToAnchor(act[1:])

    def _fragments(self) -> Iterator[tuple[QTextBlock, QTextFragment]]:
        block = self.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                yield block, part.fragment()
                part += 1
            block = block.next()

    def _selected_text(self, numbers: list[int]) -> str:
        """The selected words, a line a paragraph, numbers of sources in brackets; these are added to ``numbers``."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        lines: list[str] = []
        at = None
        for block, fragment in self._fragments():
            start, end = max(first, fragment.position()), min(last, fragment.position() + fragment.length())
            if start >= end:
                continue
            if block != at:
                lines.append("")
                at = block
            words = fragment.text()[start - fragment.position() : end - fragment.position()]
            href = fragment.charFormat().anchorHref()
            if href.startswith(f"#{SOURCE}"):
                numbers.append(int(href.removeprefix(f"#{SOURCE}")))
                words = f" [{words}]"
            elif fragment.charFormat().verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript:
                words = ""
            lines[-1] += words.replace("\u00a0", " ").replace("\u2011", "-").replace("\u2028", "\n")
        return "\n".join(lines)


def _told(note: Note) -> str:
    return f"[{note.number}] {note.text} {note.standing}."
