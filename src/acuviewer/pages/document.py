"""A page as a value: blocks in reading order and the sources that they cite by number. It knows nothing of how it is drawn.

What a link does is one string, its ``act``: ``run:`` with a command line, or ``#`` with the id of a section or source of the page.
"""

from collections.abc import Iterator
from typing import Literal

from acuviewer.dataclass import dataclass
from acuviewer.knowledge.evidence_table import ForestPlot

Style = Literal["plain", "muted", "warning", "strong", "figure"]
Severity = Literal["info", "care", "danger"]

RUN = "run:"
"""Begins an act that carries a command line out."""


@dataclass(frozen=True)
class Run:
    """Some words of a line: a link if they have an ``act``; ``notes`` are the numbers of the sources behind them."""

    text: str
    act: str = ""
    tip: str = ""
    strong: bool = False
    notes: tuple[int, ...] = ()


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Title:
    """What the page is about."""

    text: str


@dataclass(frozen=True)
class Section:
    """The beginning of a section; ``id`` is what a jump mark leads to."""

    id: str
    title: str


@dataclass(frozen=True)
class Text:
    """A paragraph, or with ``bullet`` an entry of a list."""

    line: Line
    style: Style = "plain"
    bullet: bool = False


@dataclass(frozen=True)
class Chip:
    """A short link among others; ``lit`` when it is what is shown now. Without a ``command`` it cannot be had now."""

    text: str
    command: str
    lit: bool = False
    tip: str = ""


@dataclass(frozen=True)
class Chips:
    """Chips in lines like words."""

    chips: tuple[Chip, ...]


@dataclass(frozen=True)
class Fold:
    """One line that opens; ``key`` is unlike that of any other on the page. One that is ``opened`` stands open until it is closed."""

    key: str
    line: Line
    blocks: "tuple[Block, ...]"
    severity: Severity | None = None
    opened: bool = False


@dataclass(frozen=True)
class Step:
    """A numbered step of a construction; ``now`` for the one that is drawn last."""

    number: int
    text: str
    command: str
    now: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells under ``heads``, which may be links; ``widths`` are the shares of the columns in %, () for equal ones."""

    heads: Line
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Plot:
    """A forest plot; ``left`` and ``right`` say whom the figures on either side of no effect favour, "" where that differs by row."""

    title: str
    left: str
    right: str
    forest: ForestPlot


@dataclass(frozen=True)
class Prose:
    """A text that a person has written, in Markdown."""

    markdown: str


@dataclass(frozen=True)
class Image:
    """A picture by a ``path`` that who shows the page can read, and what it shows, in words; its ``content`` where it is at hand."""

    path: str
    text: str
    content: bytes = b""


Block = Title | Section | Text | Chips | Fold | Step | Table | Plot | Prose | Image


@dataclass(frozen=True)
class Note:
    """A source as this page cites it: its ``number``, what it is, ``short`` and whole, and in words how what it is cited for stands."""

    number: int
    source: str
    short: str
    text: str
    standing: str


@dataclass(frozen=True)
class Page:
    """A whole page; ``subject`` names what it is about."""

    subject: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections to jump to."""
        return tuple(block for block in self.blocks if isinstance(block, Section))

    def every_block(self) -> Iterator[Block]:
        """All blocks, those inside folds too, in reading order."""
        yield from _within(self.blocks)

    def every_line(self) -> Iterator[Line]:
        """All lines of words, in reading order."""
        for block in self.every_block():
            yield from lines_of(block)

    def plain_text(self) -> str:
        """What a person reads, a line a paragraph."""
        return "\n".join("".join(run.text for run in line) for line in self.every_line())

    def commands(self) -> Iterator[str]:
        """Every command line that the page offers, in reading order."""
        for block in self.every_block():
            match block:
                case Chips(chips):
                    yield from (chip.command for chip in chips if chip.command)
                case Step():
                    yield block.command
                case _:
                    acts = (run.act for line in lines_of(block) for run in line)
                    yield from (act.removeprefix(RUN) for act in acts if act.startswith(RUN))


def _within(blocks: "tuple[Block, ...]") -> "Iterator[Block]":
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from _within(block.blocks)


def lines_of(block: Block) -> Iterator[Line]:
    """The lines of one block, without those of blocks inside it."""
    match block:
        case Title(words) | Section(_, words):
            yield (Run(words),)
        case Text(line):
            yield line
        case Fold(line=line):
            yield line
        case Chips(chips):
            yield tuple(Run(chip.text) for chip in chips)
        case Step():
            yield (Run(f"{block.number}. "), Run(block.text))
        case Table(heads, rows, _):
            yield heads
            for row in rows:
                yield from row
        case Plot():
            yield (Run(block.title),)
        case Prose():
            yield (Run(block.markdown),)
        case Image():
            yield (Run(block.text),)
