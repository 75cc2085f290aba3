"""A page as HTML: for the window, whose text widget knows little CSS and opens folds by itself, and for the web."""

from abc import ABC, abstractmethod
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from html import escape

from acuviewer.i18n import text
from acuviewer.pages.document import (
    RUN,
    Block,
    Chips,
    Fold,
    Image,
    Line,
    Note,
    Page,
    Plot,
    Prose,
    Section,
    Step,
    Table,
    Text,
    Title,
)
from acuviewer.pages.forest_plot import plot_svg
from acuviewer.pages.html_styles import WEB_STYLE
from acuviewer.pages.markdown import markdown_html
from acuviewer.theme import Theme

SOURCE = "source-"
"""Begins the id of a source in the list at the end of a page."""

FOLD = "fold:"
"""Begins the act that opens or closes a fold in the window."""

PICTURE = "picture:"
"""Begins the address of a picture in the window."""


PICTURE_PX = 540
"""How wide a picture is that stands in the page itself: two of them fit on a sheet of paper."""


def picture_address(content: bytes) -> str:
    """A PNG or JPEG as an address that holds it."""
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def told_note(note: Note) -> str:
    """A source with how what it is cited for stands, where that is told."""
    return f"{escape(note.text)} {escape(note.standing)}." if note.standing else escape(note.text)


class HtmlWriter(ABC):
    """Writes blocks; a subclass says how links, chips and folds are written for its medium."""

    def page(self, page: Page) -> str:
        """The content of a page."""
        return "\n".join([*self._blocks(page.blocks), *self._notes(page.notes)])

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield self._block(block)

    def _block(self, block: Block) -> str:
        writers: Mapping[type, Callable[..., str]] = {
            Title: lambda title: self._title(title.text),
            Section: lambda section: self._heading(section.id, section.title),
            Text: self._text,
            Chips: self._chips,
            Fold: self._fold,
            Step: self._step,
            Table: self._table,
            Plot: self._plot,
            Prose: lambda prose: f'<div class="prose">{markdown_html(prose.markdown)}</div>',
            Image: self._image,
        }
        return writers[type(block)](block)

    def _text(self, words: Text) -> str:
        bullet = '<span class="bullet">•</span> ' if words.bullet else ""
        return f'<p class="{words.style}">{bullet}{self._line(words.line)}</p>'

    def _line(self, words: Line) -> str:
        return "".join(self._run(run.text, run.act, run.tip, run.strong) + self._marks(run.notes) for run in words)

    def _run(self, words: str, act: str, tip: str, strong: bool) -> str:
        shown = f"<b>{escape(words)}</b>" if strong else escape(words)
        return self._link(shown, act, tip) if act else shown

    def _marks(self, numbers: tuple[int, ...]) -> str:
        """The numbers of sources, small: each leads to the list at the end."""
        if not numbers:
            return ""
        links = ",".join(f'<a class="mark" href="#{SOURCE}{number}">{number}</a>' for number in numbers)
        return f'<span class="marks"><sup>{links}</sup></span>'

    def _table(self, table: Table) -> str:
        widths = [f' width="{share}%"' for share in table.widths] or [""] * len(table.heads)
        titled = zip(table.heads, widths, strict=True)
        heads = "".join(f'<th align="left"{width}>{self._line((head,))}</th>' for head, width in titled)
        rows = "".join(f"<tr>{''.join(f'<td>{self._line(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
        return f'<table class="figures" width="100%" cellspacing="0" cellpadding="4"><tr>{heads}</tr>{rows}</table>'

    def _image(self, image: Image) -> str:
        """A picture; one that lies elsewhere, in words."""
        if not image.content:
            return f'<p class="muted">{escape(image.text)}</p>'
        return f'<p><img src="{picture_address(image.content)}" alt="{escape(image.text)}" width="{PICTURE_PX}" /></p>'

    def _notes(self, notes: tuple[Note, ...]) -> Iterator[str]:
        if not notes:
            return
        yield self._heading("sources", text("page.section.sources"))
        yield self._listed_notes([self._note(note) for note in notes])

    @abstractmethod
    def _title(self, words: str) -> str:
        """What the page is about."""

    @abstractmethod
    def _heading(self, name: str, words: str) -> str:
        """The heading of a section, to which ``name`` leads."""

    @abstractmethod
    def _note(self, note: Note) -> str:
        """A source."""

    @abstractmethod
    def _listed_notes(self, notes: list[str]) -> str:
        """All sources."""

    @abstractmethod
    def _link(self, words: str, act: str, tip: str) -> str:
        """Words with an act."""

    @abstractmethod
    def _chips(self, chips: Chips) -> str:
        """Chips in lines like words."""

    @abstractmethod
    def _fold(self, fold: Fold) -> str:
        """One line that opens."""

    @abstractmethod
    def _step(self, step: Step) -> str:
        """A step of a construction."""

    @abstractmethod
    def _plot(self, plot: Plot) -> str:
        """A forest plot."""


class WindowHtml(HtmlWriter):
    """For the window: acts are links; the folds with their key among ``turned`` are not as they stand at first, open or closed."""

    def __init__(self, theme: Theme, turned: frozenset[str], width: int) -> None:
        self._theme, self._turned, self._width = theme, turned, width

    def _title(self, words: str) -> str:
        # Qt enlarges what is a heading by itself, whatever a style sheet says.
        return f'<p class="title">{escape(words)}</p>'

    def _heading(self, name: str, words: str) -> str:
        return f'<p class="section"><a name="{name}">{escape(words)}</a></p>'

    def _note(self, note: Note) -> str:
        words = (
            self._link(escape(note.short), f"{RUN}source.show {note.source}", note.text) if note.source else escape(note.short)
        )
        standing = f" · {escape(note.standing)}" if note.standing else ""
        return f'<a name="{SOURCE}{note.number}"><b>{note.number}</b></a>&nbsp;{words}{standing}'

    def _listed_notes(self, notes: list[str]) -> str:
        """One after the other like words: a narrow page is long enough."""
        return f'<p class="muted">{" &emsp;".join(notes)}</p>'

    def _link(self, words: str, act: str, tip: str) -> str:
        told = f' title="{escape(tip)}"' if tip else ""
        return f'<a class="link" href="{escape(act)}"{told}>{words}</a>'

    def _chips(self, chips: Chips) -> str:
        made = []
        for chip in chips.chips:
            words = escape(chip.text).replace(" ", "&nbsp;").replace("-", "\u2011")
            if not chip.command:
                made.append(f'<span class="impossible">&nbsp;{words}&nbsp;</span>')
                continue
            name = "lit" if chip.lit else "chip"
            told = f' title="{escape(chip.tip)}"' if chip.tip else ""
            made.append(f'<a class="{name}" href="{escape(RUN + chip.command)}"{told}>&nbsp;{words}&nbsp;</a>')
        return f'<p class="chips">{"&#8194;".join(made)}</p>'

    def _fold(self, fold: Fold) -> str:
        opened = (fold.key in self._turned) != fold.opened
        sign = "▼" if opened else "▶"
        kind = fold.severity or "fold"
        head = f'<a class="{kind}" href="{FOLD}{escape(fold.key)}">{sign} {self._line(fold.line)}</a>'
        inside = "\n".join(self._blocks(fold.blocks)) if opened else ""
        return (
            f'<table class="{kind}" width="100%" cellspacing="0" cellpadding="0"><tr><td class="edge {kind}" width="4"></td>'
            f'<td class="body {kind}">{head}{inside}</td></tr></table>'
        )

    def _step(self, step: Step) -> str:
        now = " now" if step.now else ""
        words = self._link(escape(step.text), RUN + step.command, "")
        return (
            f'<table class="step" width="100%" cellspacing="0" cellpadding="0"><tr><td class="number{now}" width="34">'
            f'<a name="step-{step.number}">{step.number}</a></td><td class="words{now}">{words}</td></tr></table>'
        )

    def _plot(self, plot: Plot) -> str:
        svg = plot_svg(plot, self._width, self._theme.text, self._theme.muted, self._theme.accent)
        return f'<p><img src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" /></p>'

    def _image(self, image: Image) -> str:
        told = escape(image.text)
        return f'<p><img src="{PICTURE}{escape(image.path)}" alt="{told}" title="{told}" width="{self._width}" /></p>'


class WebHtml(HtmlWriter):
    """For the web and for paper: folds are details of the page and stand open, commands are no links."""

    def _title(self, words: str) -> str:
        return f"<h1>{escape(words)}</h1>"

    def _heading(self, name: str, words: str) -> str:
        return f'<h2 id="{name}">{escape(words)}</h2>'

    def _note(self, note: Note) -> str:
        return f'<p class="muted" id="{SOURCE}{note.number}">{note.number} {told_note(note)}</p>'

    def _listed_notes(self, notes: list[str]) -> str:
        return "\n".join(notes)

    def _link(self, words: str, act: str, tip: str) -> str:
        told = f' title="{escape(tip)}"' if tip else ""
        return words if act.startswith(RUN) and not tip else f"<span{told}>{words}</span>"

    def _chips(self, chips: Chips) -> str:
        made = [f'<li class="{"lit" if chip.lit else "chip"}">{escape(chip.text)}</li>' for chip in chips.chips if chip.command]
        return f'<ul class="chips">{"".join(made)}</ul>' if made else ""

    def _fold(self, fold: Fold) -> str:
        inside = "\n".join(self._blocks(fold.blocks))
        return f'<details open class="{fold.severity or "fold"}"><summary>{self._line(fold.line)}</summary>\n{inside}</details>'

    def _step(self, step: Step) -> str:
        return f'<p class="step"><b>{step.number}</b> {escape(step.text)}</p>'

    def _plot(self, plot: Plot) -> str:
        return f"<figure>{plot_svg(plot, 640, '#1c2733', '#5a6673', '#0b6e78')}</figure>"


def web_page(page: Page, title: str, foot: str) -> str:
    """A whole HTML file, with nothing to load from elsewhere; ``foot`` is written below it."""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{WEB_STYLE}</style>\n</head>\n<body>\n'
        f'{WebHtml().page(page)}\n<p class="muted">{escape(foot)}</p>\n</body>\n</html>\n'
    )
