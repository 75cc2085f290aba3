"""The rules in a process of their own: the same bodies, and none that outlives the window."""

import subprocess
import sys

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import Anatomy, compute_anatomy
from acuviewer.session.ruled import Ruled, told_of
from acuviewer.session.rules_process import EndedError, RulesProcess

SHAPE = BodyShape(weight=0.61)


@pytest.fixture(scope="module")
def by_rule() -> Anatomy:
    return compute_anatomy(SHAPE)


def _tells_the_same(told: Ruled, by_rule: Anatomy) -> bool:
    own = told_of(by_rule, with_lines=False)
    named = ((told.points, own.points), (told.landmarks, own.landmarks))
    return told.shape == own.shape and all(
        one.keys == other.keys
        and np.array_equal(one.places.triangles, other.places.triangles)
        and np.array_equal(one.places.weights, other.places.weights)
        for one, other in named
    )


def test_another_process_finds_the_same_to_the_last_bit(by_rule: Anatomy) -> None:
    process = RulesProcess()
    try:
        told = process.find(SHAPE, with_lines=True)
        assert process._process is not None
        assert _tells_the_same(told, by_rule)
        assert told.lines is not None
        assert all(
            np.array_equal(ours.triangles, line.triangles) for ours, line in zip(by_rule.meridians, told.lines, strict=True)
        )
    finally:
        process.end()
    assert process._process.returncode is not None


def test_where_no_process_can_begin_this_one_does_the_work(by_rule: Anatomy) -> None:
    def begin() -> "subprocess.Popen[bytes]":
        raise OSError("no more processes")

    assert _tells_the_same(RulesProcess(begin).find(SHAPE, with_lines=False), by_rule)


def test_where_it_ends_too_soon_this_one_does_the_work(by_rule: Anatomy) -> None:
    begun = []

    def begin() -> "subprocess.Popen[bytes]":
        begun.append(subprocess.Popen([sys.executable, "-c", "pass"], stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return begun[-1]

    process = RulesProcess(begin)
    assert _tells_the_same(process.find(SHAPE, with_lines=False), by_rule)
    assert _tells_the_same(process.find(SHAPE, with_lines=False), by_rule)
    assert len(begun) == 1, "what has failed once is not tried again"
    process.end()


def test_nothing_is_found_after_the_end() -> None:
    process = RulesProcess()
    process.end()
    with pytest.raises(EndedError):
        process.find(SHAPE, with_lines=False)
    assert process._process is None


def test_a_body_can_be_built_again_from_what_was_told(by_rule: Anatomy) -> None:
    again = told_of(by_rule, with_lines=False).anatomy
    assert np.array_equal(again.skin.mesh.vertices, by_rule.skin.mesh.vertices)
    assert list(again.locations) == list(by_rule.locations)
    for key, found in by_rule.locations.items():
        assert again.locations[key].position_mm == pytest.approx(found.position_mm, abs=1e-9)
    told, own = again.locations["GB30", "right", "standard"], by_rule.locations["GB30", "right", "standard"]
    assert [step.text for step in told.steps] == [step.text for step in own.steps]
    for key, placed in by_rule.landmarks.items():
        assert again.landmarks[key].position_mm == pytest.approx(placed.position_mm, abs=1e-9)
        assert (again.landmarks[key].bone, again.landmarks[key].depth_mm) == (placed.bone, pytest.approx(placed.depth_mm))


def test_a_person_is_built_again_without_being_fitted() -> None:
    anatomy = compute_anatomy(BodyShape(sex="female", age=50.0))
    again = told_of(anatomy, with_lines=False).anatomy
    assert np.array_equal(again.skin.mesh.vertices, anatomy.skin.mesh.vertices)


def test_the_end_comes_while_it_begins() -> None:
    process: RulesProcess

    def begin() -> "subprocess.Popen[bytes]":
        process._ended.set()
        return subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    process = RulesProcess(begin)
    with pytest.raises(EndedError):
        process.find(SHAPE, with_lines=False)
    process.end()
    assert process._process is not None
    assert process._process.returncode is not None
