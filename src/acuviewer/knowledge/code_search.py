"""What a question means that is written in codes: a point by another tradition's code, or several points at once."""

import re
from collections.abc import Iterable, Mapping, Sequence

from acuviewer.i18n import text
from acuviewer.knowledge.codes import CodeReader
from acuviewer.knowledge.found import Entry, Hit, Term
from acuviewer.knowledge.plain_text import all_plain, squeeze

READ, NEXT, BEGUN = 98.5, 0.5, 75.0
"""What a point is worth by another tradition's code, how much less each further meaning is, and a code that only begins so."""

_SET = 120.0
_BETWEEN = re.compile(r"[\s,;+/&、，；＋]+")
_RANGE = re.compile(r"\s*[-–—]\s*")
_LEVEL = re.compile(r"c[1-7]|t(h?)([1-9]|1[0-2])|l[1-5]|s[1-5]", re.IGNORECASE)
"""What means a vertebra, where nothing else stands beside it: L4-L5 is a disc and not two points of the lung."""
_MOST_WORDS = 4
"""No name of a point is written in more words."""


class CodeSearch:
    """Finds points by codes. ``codes`` are those that there are, ``names`` the code that each name of one point alone means."""

    def __init__(self, reader: CodeReader, codes: Sequence[str], names: Iterable[tuple[str, str]]) -> None:
        self._reader = reader
        self._codes = tuple(codes)
        self._places = {code: at for at, code in enumerate(self._codes)}
        self._names = _of_one_alone(names)

    def points(self, query: str) -> list[tuple[str, float, Term]]:
        """Codes with what each is worth and the term by which it is found: the meanings of a code, and codes that begin so."""
        term = Term(query.strip().upper(), 0.94, "other name")
        found = [(code, READ - NEXT * at, term) for at, code in enumerate(self._reader.read(query))]
        beginnings = self._reader.begin(query)
        for at, beginning in enumerate(beginnings):
            longer = [code for code in self._codes if code.startswith(beginning) and code != beginning]
            found += [(code, BEGUN - 10.0 * at - 0.1 * place, term) for place, code in enumerate(longer)]
        return found

    def sets(self, query: str) -> list[Hit]:
        """A hit for several points at once, none for anything else."""
        codes = self.read_set(query)
        return [] if codes is None else [Hit(set_entry(codes), _SET, (Term(query.strip(), 1.0, "code"),))]

    def read_set(self, query: str) -> tuple[str, ...] | None:
        """The points that a question names, two at least, each once in the order named; None if it names anything else.

        ``BL23-BL25`` is all from one to the other, ``LU7-KI6`` the two, ``BL23, 25, 40`` three of one meridian.
        """
        texts = self._parted(query)
        if texts is None:
            return None
        read = self._reader.read_together([one for one in texts if one not in self._places])
        if read is None:
            return None
        meant = iter(read)
        codes = [one if one in self._places else next(meant) for one in texts]
        each = tuple(dict.fromkeys(codes))
        return each if len(each) > 1 else None

    def _parted(self, query: str) -> list[str] | None:
        """The codes in a question as written, or as they are in the standard where they were written as a name or a range."""
        pieces = [piece for piece in _BETWEEN.split(query.strip()) if piece]
        ends = [end for piece in pieces for end in _RANGE.split(piece)]
        if len(ends) < 2 or all(_LEVEL.fullmatch(end) for end in ends):
            return None
        texts: list[str] = []
        at = 0
        while at < len(pieces):
            for count in range(min(_MOST_WORDS, len(pieces) - at), 0, -1):
                meant = self._meant(" ".join(pieces[at : at + count]), texts)
                if meant:
                    texts += meant
                    at += count
                    break
            else:
                return None
        return texts

    def _meant(self, piece: str, before: Sequence[str]) -> list[str]:
        """What a piece of a question names: a code, a name, a number after a code, or a range; nothing else."""
        if self._reader.read(piece):
            return [piece]
        if squeeze(piece) in self._names:
            return [self._names[squeeze(piece)]]
        if piece.isdecimal() and before:
            return self._numbered(before[-1], piece)
        ends = [end for end in _RANGE.split(piece) if end]
        if len(ends) < 2:
            return []
        first = self._meant(ends[0], before)
        rest = [self._meant(end, first) for end in ends[1:]]
        if not first or not all(rest):
            return []
        if len(ends) == 2 and (between := self._between(first[0], rest[0][0])):
            return between
        return [*first, *(code for one in rest for code in one)]

    def _numbered(self, before: str, number: str) -> list[str]:
        """The code with a number of the meridian of the code before it."""
        code = re.sub(r"\d+$", number, before)
        return [code] if self._reader.read(code) else []

    def _between(self, first: str, last: str) -> list[str]:
        """All codes from one to another of the same meridian, as the standard writes them; none if they are of two."""
        start, end = (self._reader.read_together([one]) for one in (first, last))
        if not start or not end:
            return []
        low, high = self._places[start[0]], self._places[end[0]]
        family = [re.sub(r"\d+$", "", code) for code in (start[0], end[0])]
        return list(self._codes[low : high + 1]) if family[0] == family[1] and low < high else []


def set_entry(codes: Sequence[str], name: str = "") -> Entry:
    """The entry of a set of points, by a name if it has been kept under one."""
    title = name or " · ".join(codes)
    terms = (Term(name or title, 0.99),)
    return Entry("set", " ".join(codes), title, text("count.points", n=len(codes)), terms)


def _of_one_alone(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The code by squeezed name, of the names that only one point has."""
    codes: dict[str, set[str]] = {}
    listed = [(name, code) for name, code in names if name]
    for tight, (_, code) in zip(all_plain(name for name, _ in listed)[0], listed, strict=True):
        codes.setdefault(tight, set()).add(code)
    return {name: next(iter(meant)) for name, meant in codes.items() if len(meant) == 1}
