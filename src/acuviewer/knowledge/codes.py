"""Codes of points as each tradition writes them: ``VB30``, ``Dü 3``, ``Sanjiao 5`` and ``UB40``, read into the standard's.

The table stands in ``assets/knowledge/codes.json``, traditions in the order in which an ambiguous code is read: what most
people mean comes first, and the standard's own codes before all others.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass
from acuviewer.knowledge.characters import fold

FILE = "knowledge/codes.json"
OWN = "who"

_GAPS = re.compile(r"[\s\-_.·'’]+")
_CODE = re.compile(r"(.*?[^\d])(\d{1,2})")


@dataclass(frozen=True)
class Tradition:
    """How a tradition writes meridians before a number: short ``codes`` and whole ``names``, by the standard's code."""

    id: str
    title: str
    used_by: str
    codes: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class OwnCode:
    """A point that has a code of its own elsewhere, such as GV29 for EX-HN3."""

    code: str
    codes: tuple[str, ...]
    used_by: str


@dataclass(frozen=True)
class CodeTable:
    """All traditions in order, and the points with codes of their own."""

    traditions: tuple[Tradition, ...]
    points: tuple[OwnCode, ...]


def read_codes(files: DataFolder) -> CodeTable:
    """The table of a folder; raises DataError for a broken file."""
    with files.naming(FILE):
        content = files.json(FILE)
        traditions = tuple(
            Tradition(entry["id"], entry["title"], entry["used_by"], _tuples(entry["codes"]), _tuples(entry["names"]))
            for entry in content["traditions"]
        )
        points = tuple(OwnCode(entry["code"], tuple(entry["codes"]), entry["used_by"]) for entry in content["points"])
        return CodeTable(traditions, points)


@cache
def load_codes() -> CodeTable:
    """The shipped table."""
    return read_codes(shipped())


def _tuples(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {meridian: tuple(words) for meridian, words in lists.items()}


def tight(text: str, marks: bool = True) -> str:
    """A code without spaces, hyphens and case. With ``marks`` an umlaut stays: Dü is not Du."""
    plain = fold(unicodedata.normalize("NFKC", text).casefold())
    if not marks:
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return _GAPS.sub("", unicodedata.normalize("NFC", plain))


class CodeReader:
    """Reads what people type for a point's code; ``known`` are the codes that there are."""

    def __init__(self, table: CodeTable, known: Collection[str]) -> None:
        self._known = frozenset(known)
        self._meridians: dict[str, dict[str, list[str]]] = {}
        for tradition in table.traditions:
            words = self._meridians.setdefault(tradition.id, {})
            for lists in (tradition.codes, tradition.names):
                for meridian, written in lists.items():
                    for word in written:
                        _add(words, tight(word), meridian)
            for word, meridians in list(words.items()):
                for meridian in meridians:
                    _add(words, tight(word, marks=False), meridian)
        self._points: dict[str, list[str]] = {}
        for point in table.points:
            for code in point.codes:
                _add(self._points, tight(code), point.code)

    def read(self, text: str) -> tuple[str, ...]:
        """The codes that a text may mean, the most usual first; none for what is no code or for a point that there is not."""
        own = self._points.get(tight(text), [])
        return tuple(dict.fromkeys([*own, *(code for code in self.begin(text) if code in self._known)]))

    def begin(self, text: str) -> tuple[str, ...]:
        """The beginnings of codes that a text may mean: ``GB3`` and what begins so for ``VB3``, whether or not there is a GB3."""
        found = (code for marks in (True, False) for tradition in self._meridians for code in self._codes(tradition, text, marks))
        return tuple(dict.fromkeys(found))

    def read_together(self, texts: Sequence[str]) -> tuple[str, ...] | None:
        """One code for each text, all as one tradition writes them; as each is read alone if none does; None if one is no code."""
        for tradition in self._meridians:
            found = [self._within(OWN, text) or self._within(tradition, text) for text in texts]
            if all(found):
                return tuple(codes[0] for codes in found)
        alone = [self.read(text) for text in texts]
        return tuple(codes[0] for codes in alone) if all(alone) else None

    def _within(self, tradition: str, text: str) -> list[str]:
        found = [*self._codes(tradition, text, marks=True), *self._codes(tradition, text, marks=False)]
        return [*self._points.get(tight(text), []), *(code for code in found if code in self._known)]

    def _codes(self, tradition: str, text: str, marks: bool) -> list[str]:
        """Codes by the words of one tradition, with the marks of the letters or without, whether or not there are such points."""
        code = _CODE.fullmatch(tight(text, marks))
        if not code or not int(code[2]):
            return []
        return [f"{meridian}{int(code[2])}" for meridian in self._meridians[tradition].get(code[1], ())]


def _add(words: dict[str, list[str]], word: str, meaning: str) -> None:
    listed = words.setdefault(word, [])
    if meaning not in listed:
        listed.append(meaning)
