"""One search over everything: points, pain types, landmarks, commands, by any of their names.

Case, tone marks, spaces and hyphens do not matter, nor does the order of words. Typing errors are forgiven
in words, by RapidFuzz, but never in a code: GB31 is not a misspelt GB30.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from acuviewer.knowledge.library import Library
from acuviewer.landmarks.catalog import Landmark
from acuviewer.points.catalog import AcuPoint

Kind = Literal["point", "pain_type", "landmark", "command"]

EXACT, PREFIX, WORD, INSIDE, FUZZY = 100.0, 80.0, 70.0, 55.0, 40.0
"""How much each kind of match weighs, before the weight of the term that matched."""

_SHORTEST_FUZZY = 4
_SHORTEST_INSIDE = 3
_LONGEST_NAME = 30


@dataclass(frozen=True)
class Entry:
    """Something that can be found by its ``terms``: (text, weight from 0 to 1), a code weighs most."""

    kind: Kind
    key: str
    title: str
    subtitle: str
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Hit:
    """An entry that matched: higher scores first; ``matched`` is the term by which it was found."""

    entry: Entry
    score: float
    matched: str


def normalise(text: str) -> str:
    """Lower case without tone marks: ``Huántiào`` becomes ``huantiao``."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", plain).strip()


def squeeze(text: str) -> str:
    """Normalised and without spaces and hyphens: ``GB-30`` is ``gb30``, ``Huán tiào`` is ``huantiao``."""
    return re.sub(r"[\s\-_.·'’]+", "", normalise(text))


@dataclass(frozen=True)
class _Term:
    """A text of an entry as written, normalised, and squeezed."""

    entry: Entry
    weight: float
    text: str
    plain: str
    squeezed: str


class SearchIndex:
    """An index over entries; built once, asked while a person types."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._terms = [
            _Term(entry, weight, text, normalise(text), squeeze(text))
            for entry in entries
            for text, weight in entry.terms
            if text
        ]
        self._rows_of_word: dict[str, list[int]] = {}
        for row, term in enumerate(self._terms):
            names = {term.squeezed} if len(term.squeezed) <= _LONGEST_NAME else set()
            for word in names | set(_words(term.plain)):
                self._rows_of_word.setdefault(word, []).append(row)
        self._likely_words = [word for word in self._rows_of_word if _is_likely(word)]

    def find(self, query: str, limit: int = 120) -> list[Hit]:
        """The best entries for a query, one hit each; none for an empty query."""
        wanted, tight = normalise(query), squeeze(query)
        if not tight:
            return []
        best: dict[tuple[str, str], Hit] = {}
        begins_a_word = re.compile(rf"\b{re.escape(wanted)}")
        for term in self._terms:
            _keep(best, term, _exactness(tight, begins_a_word, term))
        if not any(hit.score > INSIDE for hit in best.values()):
            for row, likeness in self._rows_like(wanted, tight).items():
                _keep(best, self._terms[row], FUZZY * likeness)
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.entry.title))[:limit]

    def _rows_like(self, wanted: str, tight: str) -> dict[int, float]:
        """Terms that hold a word like each of the query, or are like it as a whole; how like, 0 to 1."""
        rows, *others = [self._rows_of_words_like(word) for word in _words(wanted) or [tight]]
        for other in others:
            rows = {row: min(likeness, other[row]) for row, likeness in rows.items() if row in other}
        for row, likeness in self._rows_of_words_like(tight).items():
            rows[row] = max(likeness, rows.get(row, 0.0))
        return rows

    def _rows_of_words_like(self, word: str) -> dict[int, float]:
        words = {known: 1.0 for known in self._rows_of_word if known.startswith(word)}
        if len(word) >= _SHORTEST_FUZZY and _is_likely(word):
            # One wrong letter of four is another word; of five and more it is a slip.
            cutoff = 75.0 if len(word) > _SHORTEST_FUZZY else 80.0
            alike = process.extract(word, self._likely_words, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
            words |= {known: score / 100 for known, score, _ in alike if known not in words}
        rows: dict[int, float] = {}
        for known, likeness in words.items():
            for row in self._rows_of_word[known]:
                rows[row] = max(likeness, rows.get(row, 0.0))
        return rows


def _words(plain: str) -> list[str]:
    return re.findall(r"\w+", plain)


def _is_likely(word: str) -> bool:
    """Whether a word can be meant by a misspelt one; a digit makes it a code or a level, right or wrong."""
    return not any(character.isdigit() for character in word)


def _exactness(tight: str, begins_a_word: re.Pattern[str], term: _Term) -> float:
    if tight == term.squeezed:
        return EXACT
    if term.squeezed.startswith(tight):
        return PREFIX - min(len(term.squeezed) - len(tight), 10)
    if begins_a_word.search(term.plain):
        return WORD
    # One or two Latin letters stand inside almost anything; one Chinese character says something.
    if len(tight) < _SHORTEST_INSIDE and tight.isascii():
        return 0.0
    return INSIDE if tight in term.squeezed else 0.0


def _keep(best: dict[tuple[str, str], Hit], term: _Term, worth: float) -> None:
    key, score = (term.entry.kind, term.entry.key), worth * term.weight
    if score > 0 and (key not in best or best[key].score < score):
        best[key] = Hit(term.entry, score, term.text)


def point_entries(points: Iterable[AcuPoint], library: Library) -> list[Entry]:
    """Entries of acupoints: code, names, region, categories, indications and the pain types of the point."""
    entries = []
    for point in points:
        names = point.names
        terms = [(point.code, 1.0), (names.pinyin, 1.0), (names.simplified, 1.0), (names.traditional, 1.0)]
        terms += [(names.korean, 0.95), (names.japanese or "", 0.95), (names.english, 0.9), (point.region, 0.5)]
        terms += [(category, 0.6) for category in point.categories]
        terms += [(statement.text, 0.5) for statement in point.indications]
        terms += [(caution.caution.replace("-", " "), 0.35) for caution in point.cautions]
        for link in library.links_of_point(point.code):
            pain = library.pain_types[link.pain_type]
            terms += [(text, 0.7) for text in (pain.name, *pain.synonyms)]
        subtitle = f"{names.pinyin} {names.simplified} · {names.english}"
        entries.append(Entry("point", point.code, point.code, subtitle, tuple(terms)))
    return entries


def pain_type_entries(library: Library) -> list[Entry]:
    """Entries of pain types: name and synonyms."""
    return [
        Entry(
            "pain_type",
            pain.id,
            pain.name,
            f"{len(pain.points)} points",
            ((pain.name, 1.0), *((synonym, 0.95) for synonym in pain.synonyms)),
        )
        for pain in library.pain_types.values()
    ]


def landmark_entries(landmarks: Iterable[Landmark]) -> list[Entry]:
    """Entries of landmarks: English and Latin name, region."""
    return [
        Entry(
            "landmark",
            landmark.name,
            landmark.english[0].upper() + landmark.english[1:],
            landmark.latin or landmark.region,
            ((landmark.english, 0.85), (landmark.latin or "", 0.8), (landmark.region, 0.4)),
        )
        for landmark in landmarks
    ]
