"""The cards: one for each thing that can be asked of a point."""

import pytest

from acuviewer.points.atlas import load_atlas
from acuviewer.study.cards import KINDS, card_id, card_parts, cards_of, existing, make_deck, usual_deck

POINTS = load_atlas().points


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("BL23", "place name order category"), ("BL67", "place name category"), ("LU2", "place name order"), ("EX-HN5", "place name"),
    ],
)  # fmt: skip
def test_a_point_is_asked_for_what_it_has(code: str, kinds: str) -> None:
    assert cards_of(POINTS[code], POINTS) == tuple(f"{code}/{kind}" for kind in kinds.split())


def test_nobody_is_asked_where_a_point_lies_that_lies_inside() -> None:
    inside = [code for code, point in POINTS.items() if point.off_surface]
    assert inside
    assert not [code for code in inside if card_id(code, "place") in cards_of(POINTS[code], POINTS)]


def test_ids_come_apart_again_and_are_all_different() -> None:
    cards = make_deck(POINTS, POINTS)
    assert len(set(cards)) == len(cards)
    assert all(code in POINTS and kind in KINDS for code, kind in map(card_parts, cards))


def test_the_usual_deck_goes_along_the_meridians_and_asks_for_places() -> None:
    deck = usual_deck(POINTS)
    assert deck[:2] == ("LU1/place", "LU2/place")
    assert len(deck) == len([code for code, point in POINTS.items() if "-" not in code and not point.off_surface])


def test_a_deck_has_the_order_that_was_asked_for() -> None:
    assert make_deck(POINTS, ["ST36", "BL23"], ["category", "place"]) == (
        "ST36/place",
        "ST36/category",
        "BL23/place",
        "BL23/category",
    )


def test_cards_of_another_version_are_passed_over() -> None:
    assert existing(["BL23/place", "XX1/place", "BL23/colour", "BL67/order", "nothing"], POINTS) == ("BL23/place",)
