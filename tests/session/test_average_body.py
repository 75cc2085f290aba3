"""The average body that the window begins with is the one that the rules give, but for how a processor rounds."""

import threading

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.data_folder import DataFolder, Listed, shipped
from acuviewer.points.standing import FILE, digest_of, read_standing, standing_content
from acuviewer.session import anatomy as anatomies
from acuviewer.session import average_body
from acuviewer.session.anatomy import Anatomy, build_ahead, build_anatomy, compute_anatomy, rule_anatomy
from acuviewer.session.average_body import begin_average_body

ROUNDED_MM = 0.01
"""Processors round otherwise, and a sum of many numbers ends so far apart at the most."""


@pytest.fixture(scope="module")
def ruled() -> Anatomy:
    return compute_anatomy(BodyShape())


@pytest.fixture
def begun() -> Anatomy:
    found = begin_average_body()
    assert found is not None, "run: python -m acuviewer check --renew"
    return found


def test_the_shipped_places_are_those_of_the_rules(ruled: Anatomy) -> None:
    listed = shipped().listed
    assert listed is not None
    kept, made = shipped().json(FILE), standing_content(ruled.locations, listed)
    assert kept["follows_from"] == made["follows_from"], "run: python -m acuviewer check --renew"
    assert [place[:2] for place in kept["places"]] == [place[:2] for place in made["places"]]


def test_every_point_stands_where_the_rules_put_it(begun: Anatomy, ruled: Anatomy) -> None:
    assert list(begun.locations) == list(ruled.locations)
    assert dict(begun.unplaced) == dict(ruled.unplaced)
    for key, found in ruled.locations.items():
        assert np.allclose(begun.locations[key].position_mm, found.position_mm, rtol=0.0, atol=ROUNDED_MM), key
        assert np.allclose(begun.locations[key].normal, found.normal, rtol=0.0, atol=ROUNDED_MM), key


def test_what_is_found_late_is_what_the_rules_give(begun: Anatomy, ruled: Anatomy) -> None:
    told, by_rule = begun.locations["GB30", "right", "standard"], ruled.locations["GB30", "right", "standard"]
    assert [step.text for step in told.steps] == [step.text for step in by_rule.steps]
    assert told.mm_per_cun == pytest.approx(by_rule.mm_per_cun, abs=ROUNDED_MM)
    assert np.allclose(begun.skeleton.mesh.vertices, ruled.skeleton.mesh.vertices, rtol=0.0, atol=ROUNDED_MM)
    for key, placed in ruled.landmarks.items():
        assert np.allclose(begun.landmarks[key].position_mm, placed.position_mm, rtol=0.0, atol=ROUNDED_MM)
    for ours, other in zip(begun.meridians, ruled.meridians, strict=True):
        assert np.linalg.norm(ours.points_mm[[0, -1]] - other.points_mm[[0, -1]], axis=1).max() < ROUNDED_MM
        assert ours.distances_mm[-1] == pytest.approx(other.distances_mm[-1], abs=0.1)


def test_by_its_rules_it_is_the_same_to_the_last_bit(ruled: Anatomy, monkeypatch: pytest.MonkeyPatch) -> None:
    """First where its bones are felt, then from what was kept of that, for which no bone is built."""
    at = ("GB30", "left", "standard")
    for n_built in (1, 0):
        built: list[object] = []
        monkeypatch.setattr(average_body, "load_skeleton_model", lambda built=built: built.append(1) or load_skeleton_model())
        found = rule_anatomy(BodyShape(), ["GB30"])
        assert np.array_equal(found.locations[at].position_mm, ruled.locations[at].position_mm)
        assert [step.text for step in found.locations[at].steps] == [step.text for step in ruled.locations[at].steps]
        assert all(
            np.array_equal(found.landmarks[key].position_mm, placed.position_mm) for key, placed in ruled.landmarks.items()
        )
        assert len(built) == n_built
    assert {code for code, _, _ in found.locations} == {"GB30"}


def test_points_are_shown_before_bones_and_landmarks_are_looked_for(begun: Anatomy) -> None:
    assert begun.location("ST36", "left") is not None
    assert not {"skeleton", "landmarks", "ruler"} & set(vars(begun))


@pytest.mark.parametrize("name", ["points.json", "landmarks.json", "cun.json", "models/skin.npz", "models/bones.npz"])
def test_nothing_is_taken_from_places_of_other_data(name: str) -> None:
    listed = dict(shipped().listed or {})
    assert digest_of(listed) == shipped().json(FILE)["follows_from"]
    listed[name] = Listed(listed[name].bytes, "0" * 64)
    assert read_standing(DataFolder(shipped().root, listed)) is None


def test_the_window_gets_the_body_that_was_begun_and_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    anatomies._compute_cached.cache_clear()
    monkeypatch.setattr(anatomies, "compute_anatomy", _no_rules)
    build_ahead(BodyShape())
    for thread in threading.enumerate():
        if thread.name == "build-ahead":
            thread.join()
    first = build_anatomy(BodyShape())
    assert first is build_anatomy(BodyShape())
    assert not anatomies._begun
    anatomies._compute_cached.cache_clear()


def _no_rules(shape: BodyShape) -> Anatomy:
    raise AssertionError(f"the rules were carried out on {shape}")
