"""Places that a construction reaches on its way are told so that nobody can take one for another."""

import re

import numpy as np

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.points.location import Step
from acuviewer.points.place_names import name_places, placeholder
from acuviewer.session.anatomy import build_anatomy


def _step(text: str) -> Step:
    return Step("path", text, SurfacePoint(0, (1.0, 0.0, 0.0)), np.zeros(3), np.zeros(3))


def _told(*texts: str, reached: tuple[int, ...]) -> list[str]:
    steps = [_step(text) for text in texts]
    return [step.text for step in name_places(steps, [steps[row] for row in reached])]


def test_a_place_of_which_the_next_step_alone_speaks_is_this_place() -> None:
    assert _told("Go up.", f"Go left from {placeholder(0)}.", reached=(0,)) == ["Go up.", "Go left from this place."]


def test_a_place_spoken_of_later_has_a_letter() -> None:
    texts = "Go up.", "Find the navel.", f"Go left from {placeholder(0)}."
    assert _told(*texts, reached=(0,)) == ["Go up: place A.", "Find the navel.", "Go left from place A."]


def test_two_places_in_one_sentence_have_letters_in_the_order_of_the_hand() -> None:
    texts = "Go up.", "Go down.", f"Lay a tape from {placeholder(1)} to {placeholder(0)}."
    assert _told(*texts, reached=(0, 1)) == ["Go up: place A.", "Go down: place B.", "Lay a tape from place B to place A."]


def test_no_construction_says_a_step_twice_or_leaves_open_which_place() -> None:
    for found in build_anatomy(BodyShape()).locations.values():
        texts = [step.text for step in found.steps]
        assert len(set(texts)) == len(texts), (found.code, found.definition)
        known: set[str] = set()
        for text in texts:
            assert text.count("this place") <= 1, text
            says = re.search(r": (place [A-Z])\.$", text)
            spoken_of = set(re.findall(r"place [A-Z]\b", text)) - ({says[1]} if says else set())
            assert spoken_of <= known, (found.code, text)
            known |= {says[1]} if says else set()
