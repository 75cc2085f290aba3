"""What is looked up of all points whenever a question is made: their names, rules and indications in the form in which they are compared."""

import json
from collections.abc import Mapping
from functools import cached_property

from acuviewer.knowledge.codes import CodeReader, load_codes
from acuviewer.knowledge.plain_text import squeeze
from acuviewer.knowledge.search_entries import other_names
from acuviewer.points.catalog import AcuPoint


class PointWords:
    """Each table is by code, and made when it is first asked for."""

    def __init__(self, points: Mapping[str, AcuPoint]) -> None:
        self._points = points

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Everything a point is called: small letters, no tones, no gaps."""
        return {code: _names(point) for code, point in self._points.items()}

    @cached_property
    def rules(self) -> Mapping[str, frozenset[str]]:
        """The rules of all its places and definitions, as JSON."""
        return {
            code: frozenset(json.dumps(rule, sort_keys=True) for rule in point.rules.values())
            for code, point in self._points.items()
        }

    @cached_property
    def indications(self) -> Mapping[str, str]:
        """All that it is said to serve."""
        return {code: "\n".join(squeeze(said.text) for said in point.indications) for code, point in self._points.items()}

    @cached_property
    def codes(self) -> CodeReader:
        """Reads codes in any tradition."""
        return CodeReader(load_codes(), self._points)

    def meant(self, typed: str) -> tuple[str, ...]:
        """The points that a typed text may mean, by code or by a name; several where they share it, as LR6 and GB32 do without tones."""
        name = squeeze(typed)
        if not name:
            return ()
        return tuple(dict.fromkeys([*self.codes.read(typed), *(code for code, names in self.names.items() if name in names)]))

    def share_a_name(self, code: str, other: str) -> bool:
        """Whether two points may be called the same."""
        return bool(self.names[code] & self.names[other])

    def share_a_place(self, code: str, other: str) -> bool:
        """Whether some place of a point, by any of its definitions, is by the same rule that of another, as PC9 is one of EX-UE11."""
        return bool(self.rules[code] & self.rules[other])

    def may_be_one_place(self, code: str, other: str) -> bool:
        """Whether two points share a place, or one is found from the other."""
        named = any(_names_point(self.rules[one], of) for one, of in ((code, other), (other, code)))
        return named or self.share_a_place(code, other)


def _names(point: AcuPoint) -> frozenset[str]:
    names = point.names
    own = (names.pinyin, names.simplified, names.traditional, names.korean, names.korean_hanja, names.japanese or "",
           names.japanese_kanji, names.english)  # fmt: skip
    return frozenset(squeeze(name) for name in (*own, *other_names(point)) if name)


def _names_point(rules: frozenset[str], code: str) -> bool:
    return any(f'{{"point": "{code}"}}' in rule for rule in rules)
