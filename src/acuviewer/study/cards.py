"""The cards: one for each thing that can be asked of a point. Their ids, such as ``BL23/place``, stay for ever."""

from collections.abc import Iterable, Mapping
from typing import Literal

from acuviewer.points.catalog import AcuPoint

CardKind = Literal["place", "name", "order", "category"]
KINDS: tuple[CardKind, ...] = ("place", "name", "order", "category")
"""Where a point lies, what it is called, which comes next on its meridian, which categories it has; in the order in which a point is learned."""

_EXTRA = "EX-"


def card_id(code: str, kind: CardKind) -> str:
    """The id of a card."""
    return f"{code}/{kind}"


def card_parts(card: str) -> tuple[str, str]:
    """Point and kind of a card. An id of a newer version may have a kind that is not known here."""
    code, _, kind = card.partition("/")
    return code, kind


def cards_of(point: AcuPoint, points: Mapping[str, AcuPoint]) -> tuple[str, ...]:
    """The cards of a point: nothing is asked that has no answer, such as the next one of the last point of a meridian."""
    asked: dict[CardKind, bool] = {
        "place": bool(point.parts),
        "name": True,
        "order": _next_on_meridian(point.code) in points,
        "category": bool(point.categories),
    }
    return tuple(card_id(point.code, kind) for kind in KINDS if asked[kind])


def make_deck(points: Mapping[str, AcuPoint], codes: Iterable[str], kinds: Iterable[CardKind] = KINDS) -> tuple[str, ...]:
    """The cards of some points in the order of ``codes``, a point's one after the other; raises KeyError for an unknown code."""
    wanted = set(kinds)
    return tuple(card for code in codes for card in cards_of(points[code], points) if card_parts(card)[1] in wanted)


def usual_deck(points: Mapping[str, AcuPoint]) -> tuple[str, ...]:
    """What is asked of who has chosen nothing: where the points of the meridians lie, along the meridians."""
    return make_deck(points, (code for code in points if not code.startswith(_EXTRA)), ("place",))


def existing(cards: Iterable[str], points: Mapping[str, AcuPoint]) -> tuple[str, ...]:
    """Those of some cards that there are: another version may have asked for others."""
    asked = {code: frozenset(cards_of(point, points)) for code, point in points.items()}
    return tuple(card for card in cards if card in asked.get(card_parts(card)[0], ()))


def _next_on_meridian(code: str) -> str:
    letters = code.rstrip("0123456789")
    number = code[len(letters) :]
    return f"{letters}{int(number) + 1}" if number and "-" not in letters else ""
