"""One search over everything: codes, names in any of the languages, indications, pain types, landmarks, commands.

Writing is forgiven (case, tone marks, spaces, hyphens), and so are typing errors, by RapidFuzz.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz, process

from acuviewer.knowledge.library import Library
from acuviewer.landmarks.catalog import Landmark
from acuviewer.points.catalog import AcuPoint

Kind = Literal["point", "pain_type", "landmark", "command"]

EXACT, PREFIX, WORD, INSIDE, FUZZY = 100.0, 80.0, 70.0, 55.0, 40.0
"""How much each kind of match weighs, before the weight of the term that matched."""

_FUZZY_CUTOFF = 76.0
_SHORTEST_FUZZY = 4


@dataclass(frozen=True)
class Entry:
    """Something that can be found. ``terms`` are (text, weight from 0 to 1): a code weighs more than an indication."""

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
    """Normalised and without spaces and hyphens, so that ``GB-30``, ``gb 30`` and ``huan tiao`` are one word."""
    return re.sub(r"[\s\-_.·'’]+", "", normalise(text))


@dataclass
class SearchIndex:
    """An index over entries; built once, asked while a person types."""

    entries: Sequence[Entry]
    _terms: list[tuple[str, str, str, float, Entry]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._terms = [
            (normalise(text), squeeze(text), text, weight, entry)
            for entry in self.entries
            for text, weight in entry.terms
            if text
        ]
        self._squeezed = [squeezed for _, squeezed, _, _, _ in self._terms]

    def find(self, query: str, limit: int = 30) -> list[Hit]:
        """The best entries for a query, one hit each; none for an empty query."""
        wanted, tight = normalise(query), squeeze(query)
        if not tight:
            return []
        best: dict[tuple[str, str], Hit] = {}
        for plain, squeezed, text, weight, entry in self._terms:
            _keep(best, entry, _exactness(wanted, tight, plain, squeezed) * weight, text)
        if len(tight) >= _SHORTEST_FUZZY and not any(hit.score > INSIDE for hit in best.values()):
            for _, score, row in process.extract(
                tight, self._squeezed, scorer=fuzz.partial_ratio, score_cutoff=_FUZZY_CUTOFF, limit=60
            ):
                _, squeezed, text, weight, entry = self._terms[row]
                if len(squeezed) + 1 >= len(tight):
                    _keep(best, entry, FUZZY * weight * score / 100, text)
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.entry.title))[:limit]


def _exactness(wanted: str, tight: str, plain: str, squeezed: str) -> float:
    if tight == squeezed:
        return EXACT
    if squeezed.startswith(tight):
        return PREFIX - min(len(squeezed) - len(tight), 10)
    if re.search(rf"\b{re.escape(wanted)}", plain):
        return WORD
    return INSIDE if tight in squeezed else 0.0


def _keep(best: dict[tuple[str, str], Hit], entry: Entry, score: float, text: str) -> None:
    key = (entry.kind, entry.key)
    if score > 0 and (key not in best or best[key].score < score):
        best[key] = Hit(entry, score, text)


def point_entries(points: Iterable[AcuPoint], library: Library) -> list[Entry]:
    """Entries of acupoints: code, names, region, categories, indications and the pain types linked to them."""
    entries = []
    for point in points:
        names = point.names
        terms = [(point.code, 1.0), (names.pinyin, 1.0), (names.simplified, 1.0), (names.traditional, 1.0)]
        terms += [(names.korean, 0.95), (names.japanese, 0.95), (names.english, 0.9), (point.region, 0.5)]
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
