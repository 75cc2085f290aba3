"""Writes a page block by block: statements get the numbers of their sources as they come."""

from collections.abc import Callable, Iterable

from acuviewer.i18n import said, say, text
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.sources import Source
from acuviewer.pages.document import RUN, Block, Chip, Chips, Fold, Line, Note, Page, Run, Section, Severity, Style, Text, Title
from acuviewer.statement import Statement

Words = str | Line


def say_standing(statement: Statement) -> str:
    """How a statement stands, in words."""
    standing = said(f"standing.{statement.standing}")
    return say(standing) if statement.checked else text("standing.unchecked", standing=standing)


def line(words: Words) -> Line:
    """Words as a line."""
    return (Run(words),) if isinstance(words, str) else words


class _Notes:
    """Numbers for sources, in the order in which they are cited."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.all: dict[tuple[str, str], Note] = {}

    def number(self, source: str, standing: str) -> int:
        """The number of a source for what stands so."""
        known = self.all.get((source, standing))
        if known is None:
            found = self._library.sources[source]
            known = self.all[source, standing] = Note(len(self.all) + 1, source, found.short, describe_source(found), standing)
        return known.number


class PageWriter:
    """Collects blocks. What is written inside a fold is written with a writer of its own, which counts sources on."""

    def __init__(self, library: Library, notes: _Notes | None = None) -> None:
        self.library = library
        self._notes = notes or _Notes(library)
        self.blocks: list[Block] = []

    def add(self, *blocks: Block) -> None:
        """Put blocks below the others."""
        self.blocks += blocks

    def title(self, words: str) -> None:
        """What the page is about."""
        self.add(Title(words))

    def section(self, key: str, **parts: str | int) -> None:
        """Begin the section ``page.section.KEY``, which can be jumped to."""
        self.add(Section(key, text(f"page.section.{key}", **parts)))

    def text(self, words: Words, style: Style = "plain", bullet: bool = False) -> None:
        """A paragraph."""
        self.add(Text(line(words), style, bullet))

    def cite(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of a statement's sources."""
        standing = say_standing(statement)
        return tuple(self._notes.number(source, standing) for source in statement.sources)

    def cited(self, statement: Statement, words: str | None = None) -> Run:
        """A statement, or other words for it, with the numbers of its sources."""
        return Run(statement.text if words is None else words, notes=self.cite(statement))

    def statement(self, statement: Statement, before: Line = (), bullet: bool = False, style: Style = "plain") -> None:
        """A statement as a paragraph."""
        self.text((*before, self.cited(statement)), style, bullet)

    def statements(self, statements: Iterable[Statement], bullet: bool = False) -> None:
        """A paragraph for each statement."""
        for one in statements:
            self.statement(one, bullet=bullet)

    def fold(
        self,
        key: str,
        words: Words,
        write: "Callable[[PageWriter], None]",
        severity: Severity | None = None,
        opened: bool = False,
    ) -> None:
        """One line that opens onto what ``write`` writes."""
        inner = PageWriter(self.library, self._notes)
        write(inner)
        self.add(Fold(key, line(words), tuple(inner.blocks), severity, opened))

    def chips(self, chips: Iterable[Chip]) -> None:
        """Chips in lines like words; nothing without any."""
        made = tuple(chips)
        if made:
            self.add(Chips(made))

    def page(self, subject: str) -> Page:
        """The page as written."""
        return Page(subject, tuple(self.blocks), tuple(self._notes.all.values()))


def describe_source(source: Source) -> str:
    """A source in one line: who, when, what, where."""
    facts = [source.authors, str(source.year) if source.year else None, source.title, source.where]
    return " ".join(fact if fact.endswith((".", "?", "!")) else f"{fact}." for fact in facts if fact)


def link(words: str, command: str, tip: str = "") -> Run:
    """Words that carry a command line out."""
    return Run(words, RUN + command, tip)
