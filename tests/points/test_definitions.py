"""Every point against the numbers of its definition, on reference and random bodies.

``facts.csv`` and ``orders.csv`` state what the definitions say; they were written down from the definitions, not from the
rules. ``point_facts`` measures each along the skin.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from acuviewer.body.shape import RANGES, BodyShape
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import Anatomy, compute_anatomy
from bodies import REFERENCE, reference
from point_facts import DEPARTS, faults_of, read_facts

ALL_FACTS = read_facts()
ORDERS = list(csv.DictReader(Path(__file__).with_name("orders.csv").read_text(encoding="utf-8").splitlines()))
ONE_PLACE = [
    {"ST35", "EX-LE5"}, {"EX-LE4", "EX-LE5"}, {"PC9", "EX-UE11"}, {"TE2", "EX-UE9"},
    {"LR2", "EX-LE10"}, {"ST44", "EX-LE10"}, {"GB43", "EX-LE10"},
    {"GB27", "GB28"},
]  # fmt: skip
"""Points that share a place by definition: the eyes of the knee, tips of the digits, edges of the webs; on bodies whose iliac spine
stands 3 cun below the navel, the two at the spine."""
APART_MM = 3.0


FACTS = [fact for fact in ALL_FACTS if (fact.code, fact.fact) not in DEPARTS]


def test_what_departs_from_its_definition_says_so() -> None:
    assert {(fact.code, fact.fact) for fact in ALL_FACTS} >= DEPARTS
    for code, _ in DEPARTS:
        assert load_atlas().points[code].departure, code


def test_facts_speak_of_most_points() -> None:
    codes = {fact.code.partition(":")[0] for fact in ALL_FACTS}
    assert codes <= set(load_atlas().points)
    # The rest is defined by what a finger feels, not by a number.
    assert len(codes) >= 290


@pytest.mark.parametrize("body", REFERENCE)
def test_reference_bodies_meet_every_fact(body: str) -> None:
    assert not list(faults_of(reference(body), FACTS))


def test_random_bodies_meet_every_fact(random_anatomies: list[Anatomy]) -> None:
    # Toward the ends of the sliders the ribcage is a guess: spaces are held against the ribs of the reference bodies only.
    facts = [fact for fact in FACTS if fact.fact != "space"]
    told = [f"{anatomy.shape.to_text()}: {fault}" for anatomy in random_anatomies for fault in faults_of(anatomy, facts)]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("body", REFERENCE)
@pytest.mark.parametrize("order", ORDERS, ids=lambda row: row["codes"].split()[0])
def test_points_follow_each_other_along_their_meridian(body: str, order: dict[str, str]) -> None:
    anatomy = reference(body)
    codes = order["codes"].split()
    way = [_progress(anatomy, code, order["toward"]) for code in codes]
    back = [f"{codes[n]} → {codes[n + 1]}" for n in range(len(way) - 1) if way[n + 1] <= way[n]]
    assert not back


def _progress(anatomy: Anatomy, code: str, toward: str) -> float:
    """Grows along the way: height, depth, or nearness to the end of a limb."""
    found = anatomy.location(code, "left")
    assert found is not None, code
    if toward in ("up", "down"):
        return float(found.position_mm[1]) * (1 if toward == "up" else -1)
    goal = anatomy.landmark(toward, "left")
    assert goal is not None, toward
    return -float(np.linalg.norm(found.position_mm - goal.position_mm))


@pytest.mark.parametrize("body", REFERENCE)
def test_no_two_points_share_a_place_unless_defined_so(body: str) -> None:
    anatomy = reference(body)
    places = [found for found in anatomy.locations.values() if found.is_place and found.side in ("left", "midline")]
    positions = np.array([found.position_mm for found in places])
    apart = np.linalg.norm(positions[:, None] - positions, axis=2)
    pairs = [(places[row], places[other], apart[row, other]) for row, other in np.argwhere(apart < APART_MM) if row < other]
    near = [
        f"{a.code} {a.definition} and {b.code} {b.definition}: {mm:.1f} mm"
        for a, b, mm in pairs
        if {a.code, b.code} not in ONE_PLACE
    ]
    assert not near


SLIDERS = [
    ("weight", 0.01), ("muscle", 0.01), ("age", 0.7), ("height_mm", 5.0), ("proportions", 0.01), ("caucasian", 0.01),
]  # fmt: skip
JUMP_MM = 1.5
"""How far a step of a hundredth of a slider may carry a point over the skin: found once, and kept."""


@pytest.mark.parametrize(("name", "step"), SLIDERS, ids=[name for name, _ in SLIDERS])
@pytest.mark.parametrize("share", [0.37, pytest.param(0.73, marks=pytest.mark.slow)])
def test_a_small_slider_step_moves_no_point_over_the_skin_by_a_jump(name: str, step: float, share: float) -> None:
    reach = RANGES[name]
    value = reach.low + share * (reach.high - reach.low)
    before, after = (compute_anatomy(BodyShape(sex="female", **{name: number})) for number in (value, value + step))
    jumps = {
        key: float(np.linalg.norm(after.locations[key].position_mm - after.skin.mesh.position(found.surface)))
        for key, found in before.locations.items()
        if found.side != "right"
    }
    assert max(jumps.values()) < JUMP_MM, sorted(jumps.items(), key=lambda item: -item[1])[:5]
