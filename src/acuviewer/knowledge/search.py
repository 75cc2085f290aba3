"""One search over everything: points, pain types, landmarks, bones, filters, commands, by any of their names.

Case, tone marks, spaces and hyphens do not matter, nor does the order of words. Typing errors are forgiven in words, by
RapidFuzz, but never in a code: GB31 is not a misspelt GB30.

Each different text is kept once, with the entries that have it; a query is matched against the sorted words of all texts,
and what the texts are worth is spread over the entries by a few array operations. That keeps a keystroke far below what
an eye notices.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from acuviewer.geometry.mesh import Floats
from acuviewer.knowledge.word_list import WordList

Kind = Literal["point", "landmark", "bone", "meridian", "pain_type", "filter", "command"]
"""What there is to be found and chosen; ``session.kinds`` tells what can be done with each."""

What = Literal[
    "code", "name", "other name", "category", "meridian", "crosses", "region", "pain type", "indication", "caution", "standing"
]

EXACT, PREFIX, INSIDE, FUZZY = 100.0, 80.0, 55.0, 40.0
"""How much each kind of match of a whole text weighs, before the weight of the term; words are worth less than a beginning."""

_ACROSS, _MOST_ACROSS = 0.6, 2
"""What words found in different terms of an entry are worth, against words of one term; over more terms they mean nothing."""

_MANY, _EACH = 6.0, 1.5
"""Of entries found by what is said of them, one with many terms that match comes first: so much at most, so much for each."""

_SHORTEST_INSIDE = 3
_LONGEST_NAME = 30


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


@dataclass(frozen=True)
class Hit:
    """An entry that matched: higher scores first; ``found_by`` are the terms by which it was found, the best first."""

    entry: Entry
    score: float
    found_by: tuple[Term, ...]


def normalise(text: str) -> str:
    """Lower case without tone marks: ``Huántiào`` becomes ``huantiao``."""
    if text.isascii():
        return text.lower().strip()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", plain).strip()


def squeeze(text: str) -> str:
    """Normalised and without spaces and hyphens: ``GB-30`` is ``gb30``, ``Huán tiào`` is ``huantiao``."""
    return _SPACES.sub("", normalise(text))


_SPACES = re.compile(r"[\s\-_.·'’]+")
_WORDS = re.compile(r"\w+")
_PARTED_CODE = re.compile(r"\b([a-z]{1,3})[\s\-]+(\d{1,2})\b")


class SearchIndex:
    """An index over entries; built once, asked while a person types. Earlier entries come first among equals."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [entry for entry in entries if any(term.text for term in entry.terms)]
        rows: dict[str, int] = {}
        # One link for each term of each entry, in the order of entries: the row of its text, its entry, its weight.
        self._links = [term for entry in self._entries for term in entry.terms if term.text]
        self._text_of = np.array([rows.setdefault(term.text, len(rows)) for term in self._links], dtype=np.intp)
        self._weights = np.array([term.weight for term in self._links])
        counts = [sum(bool(term.text) for term in entry.terms) for entry in self._entries]
        self._starts = np.cumsum([0, *counts])[:-1].astype(np.intp)
        self._entry_of = np.repeat(np.arange(len(counts)), counts)
        plain = [normalise(text) for text in rows]
        self._squeezed = [_SPACES.sub("", text) for text in plain]
        words = [_WORDS.findall(text) for text in plain]
        self._n_words = np.array([max(len(found), 1) for found in words], dtype=float)
        names = [text if len(text) <= _LONGEST_NAME else "" for text in self._squeezed]
        self._words = WordList(words, names)
        self._order = np.array(sorted(range(len(rows)), key=self._squeezed.__getitem__), dtype=np.intp)
        self._sorted = [self._squeezed[row] for row in self._order]
        self._lengths = np.array([len(text) for text in self._sorted], dtype=float)

    def find(self, query: str, limit: int | None = None) -> list[Hit]:
        """All entries for a query or the best ``limit``, one hit each; none for an empty query."""
        tight = squeeze(query)
        if not tight or not self._entries:
            return []
        words = _WORDS.findall(_PARTED_CODE.sub(r"\1\2", normalise(query))) or [tight]
        hits = self._hits(self._whole(tight), words, forgiving=False)
        if not hits:
            hits = self._hits(self._whole_like(tight), words, forgiving=True)
        return hits[:limit]

    def _hits(self, whole: Floats, words: Sequence[str], forgiving: bool) -> list[Hit]:
        """Entries by what their texts are worth as a ``whole`` (n,) or by their words."""
        of_words = [self._words.worth(word, forgiving) for word in words]
        together = np.mean(of_words, axis=0) * np.all(np.array(of_words) > 0, axis=0)
        closeness = 0.9 + 0.1 * np.minimum(len(words) / self._n_words, 1.0)
        worth = np.maximum(whole, together * closeness)[self._text_of] * self._weights
        best: Floats = np.maximum.reduceat(worth, self._starts)
        more = np.add.reduceat(worth, self._starts) / np.where(best > 0, best, 1.0) - 1.0
        score = np.where((best > 0) & (best < INSIDE), best + np.minimum(_EACH * more, _MANY), best)
        found: dict[int, tuple[int, ...]] = {row: (link,) for row, link in self._best_links(worth, best)}
        if len(words) > 1:
            for row, (links, across) in self._across(of_words).items():
                if across > score[row]:
                    score[row], found[row] = across, links
        order = np.lexsort((np.arange(len(score)), -score))[: int(np.count_nonzero(score))]
        return [
            Hit(self._entries[row], float(score[row]), tuple(self._links[link] for link in found[row])) for row in map(int, order)
        ]

    def _across(self, of_words: Sequence[Floats]) -> dict[int, tuple[tuple[int, ...], float]]:
        """Entries that have the words in two of their terms, such as a region and a category: the links, and what they are worth."""
        # A term with several of the words goes before one with a single word that weighs a little more.
        several = np.count_nonzero(np.array(of_words), axis=0)[self._text_of]
        each = [one[self._text_of] * self._weights for one in of_words]
        best = []
        for one in each:
            favoured = one * (1.0 + several)
            best.append(dict(self._best_links(favoured, np.maximum.reduceat(favoured, self._starts))))
        found = {}
        for row in set(best[0]).intersection(*best[1:]):
            links = [one[row] for one in best]
            if len(set(links)) <= _MOST_ACROSS:
                worth = sum(float(one[link]) for one, link in zip(each, links, strict=True)) / len(links)
                found[row] = tuple(dict.fromkeys(links)), _ACROSS * worth
        return found

    def _best_links(self, worth: Floats, best: Floats) -> Iterable[tuple[int, int]]:
        """The first link of each entry that is worth as much as the entry's best, for entries worth anything."""
        links = np.flatnonzero((worth > 0) & (worth == best[self._entry_of]))
        entries, first = np.unique(self._entry_of[links], return_index=True)
        return zip(entries.tolist(), links[first].tolist(), strict=True)

    def _whole(self, tight: str) -> Floats:
        """(n,) what each text is worth for a squeezed query: the same, beginning so, holding it inside a word."""
        worth = np.zeros(len(self._squeezed))
        # One or two Latin letters stand inside almost anything; one Chinese character says something.
        if len(tight) >= _SHORTEST_INSIDE or not tight.isascii():
            worth[self._words.rows_holding(tight)] = INSIDE
        begins = slice(bisect_left(self._sorted, tight), bisect_right(self._sorted, tight + "\U0010ffff"))
        # The beginning of a name of one word is worth more than a part of the first word of several, as in "trochanteric pain".
        rows = self._order[begins]
        left = np.minimum(self._lengths[begins] - len(tight), 10.0)
        worth[rows] = np.where(self._n_words[rows] > 1, PREFIX - 10.0 - left / 2, PREFIX - left)
        same = slice(begins.start, bisect_right(self._sorted, tight))
        worth[self._order[same]] = EXACT
        return worth

    def _whole_like(self, tight: str) -> Floats:
        """(n,) what each text is worth whose name as a whole is like a squeezed query."""
        worth = np.zeros(len(self._squeezed))
        for row, likeness in self._words.rows_like(tight).items():
            worth[row] = FUZZY * likeness
        return worth
