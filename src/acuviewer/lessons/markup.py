"""The little Markdown of captions and notes, as blocks of words."""

import re
from collections.abc import Iterator

from acuviewer.dataclass import dataclass

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^()]*)\)$")
_CITED = re.compile(r"\[\^([^\]\s]{1,80})\]")
_WORDS = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\*(?P<stressed>[^*\s][^*]*)\*|\[\^(?P<cite>[^\]\s]{1,80})\]")


@dataclass(frozen=True)
class Words:
    """Some words of a paragraph; with ``cites`` they are none, and cite a source by that name."""

    text: str
    strong: bool = False
    stressed: bool = False
    cites: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or with ``bullet`` an entry of a list."""

    words: tuple[Words, ...]
    bullet: bool = False

    @property
    def text(self) -> str:
        """What a person reads, without citations."""
        return "".join(part.text for part in self.words)


@dataclass(frozen=True)
class Picture:
    """A picture beside the lesson: what it shows, in words, and its path."""

    text: str
    path: str


TextBlock = Paragraph | Picture


def picture_of(line: str) -> str | None:
    """The path of the picture that a line shows, or None."""
    found = _PICTURE.match(line.strip())
    return None if found is None else found[2]


def cited(line: str) -> Iterator[str]:
    """The names by which a line cites sources."""
    yield from (found[1] for found in _CITED.finditer(line))


def read_markup(text: str) -> tuple[TextBlock, ...]:
    """The blocks of a caption or of notes."""
    blocks: list[TextBlock] = []
    gathered: list[str] = []
    bullet = False

    def end() -> None:
        if gathered:
            blocks.append(Paragraph(tuple(_words(" ".join(gathered))), bullet))
        gathered.clear()

    for line in text.split("\n"):
        stripped = line.strip()
        picture = _PICTURE.match(stripped)
        if not stripped or picture or stripped.startswith("- "):
            end()
            bullet = stripped.startswith("- ")
        if picture:
            blocks.append(Picture(picture[1], picture[2]))
        elif stripped:
            gathered.append(stripped.removeprefix("- ") if not gathered else stripped)
    end()
    return tuple(blocks)


def plain_text(text: str) -> str:
    """Caption or notes as bare words, a line a paragraph; pictures and citations are left out."""
    paragraphs = [block for block in read_markup(text) if isinstance(block, Paragraph)]
    return "\n".join(f"• {one.text}" if one.bullet else one.text for one in paragraphs)


def _words(line: str) -> Iterator[Words]:
    at = 0
    for found in _WORDS.finditer(line):
        if found.start() > at:
            yield Words(line[at : found.start()])
        at = found.end()
        if found["cite"]:
            yield Words("", cites=found["cite"])
        elif found["strong"]:
            yield Words(found["strong"], strong=True)
        else:
            yield Words(found["stressed"], stressed=True)
    if at < len(line):
        yield Words(line[at:])
