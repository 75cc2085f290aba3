"""What can be found: entries with their terms, terms that entries share, and hits."""

from typing import Literal, NamedTuple

from acuviewer.dataclass import dataclass

Kind = Literal[
    "point", "landmark", "bone", "meridian", "category", "pain_type", "caution", "mechanism", "evidence", "source", "set", "filter",
    "command",
]  # fmt: skip
"""What there is to be found and chosen; ``session.kinds`` tells what can be done with each."""

What = Literal[
    "code", "name", "other name", "category", "meridian", "crosses", "region", "pain type", "indication", "caution", "standing",
    "tissue", "reason", "word", "note",
]  # fmt: skip


class Term(NamedTuple):
    """A text by which an entry is found; ``weight`` from 0 to 1, a code weighs most; ``what`` tells a hit by what it was found."""

    text: str
    weight: float
    what: What = "name"


@dataclass(frozen=True)
class Entry:
    """Something that can be found by its ``terms``; ``key`` is what its command takes."""

    kind: Kind
    key: str
    title: str
    subtitle: str
    terms: tuple[Term, ...]


class Member(NamedTuple):
    """An entry to which the terms of a group lead: by kind and key, with the share of their weight that counts there.

    ``told`` is by what a hit says that it was found, where that is not the term itself.
    """

    kind: Kind
    key: str
    share: float
    told: Term | None = None


@dataclass(frozen=True)
class Group:
    """Terms that lead to several entries."""

    terms: tuple[Term, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Hit:
    """An entry that matched: higher scores first; ``found_by`` are the terms by which it was found, the best first."""

    entry: Entry
    score: float
    found_by: tuple[Term, ...]


How = Literal["asked", "shortened", "alike", "not"]


@dataclass(frozen=True)
class Answer:
    """What a question finds, and ``how``: by all its words, by those that say something, or only by words like them.

    ``words`` are those that were looked for in the end. With no hits, ``known`` tells whether each word is known as a word of
    medicine; ``nearest`` holds what has some of the words, or words like them.
    """

    hits: list[Hit]
    how: How
    words: tuple[str, ...]
    known: bool = False
    nearest: tuple[Hit, ...] = ()
