"""Labels that go along with their marks while a picture moves: as right to the eye as those that were placed for it."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import Floats
from acuviewer.scene.sight import Sight
from acuviewer.session.anatomy import Anatomy, build_anatomy, follow_skin
from acuviewer.session.session import Camera
from acuviewer.shown import camera as cameras
from acuviewer.shown.carried_labels import CarriedLabels, as_placed
from acuviewer.shown.framing import choose_camera
from acuviewer.shown.label_requests import label_requests
from acuviewer.shown.labels import Label, place_labels
from acuviewer.shown.marks import Marks, build_marks
from acuviewer.shown.projection import Projection
from scene_cases import content, measure, overlap, session_after

SIZE = (1000.0, 700.0)
LEGEND = (10.0, 560.0, 200.0, 130.0)
SESSION = session_after("view.back; meridian.choose BL")


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(SESSION.body)


@pytest.fixture(scope="module")
def sight(anatomy: Anatomy) -> Sight:
    return Sight(anatomy.skin.mesh)


@pytest.fixture(scope="module")
def camera(anatomy: Anatomy) -> Camera:
    return replace(choose_camera(anatomy, SESSION, frozenset(), SIZE[0] / SIZE[1]), distance_mm=1600.0)


@pytest.fixture(scope="module")
def marks(anatomy: Anatomy) -> Marks:
    return build_marks(anatomy, SESSION, content())


@pytest.fixture(scope="module")
def placed(anatomy: Anatomy, sight: Sight, camera: Camera, marks: Marks) -> CarriedLabels:
    projection, wanted = Projection(camera, *SIZE), label_requests(anatomy, SESSION, content())
    labels = place_labels(wanted, projection, sight, measure, marks.positions_mm, reserved=[LEGEND])
    return as_placed(labels, wanted.entries, marks, projection, [LEGEND])


def by_key(labels: list[Label] | None) -> dict[str, Label]:
    assert labels is not None
    return {label.key: label for label in labels}


def test_in_the_same_picture_they_stand_where_they_stood(placed: CarriedLabels, sight: Sight) -> None:
    assert len(placed.labels) > 10
    assert placed.seen_by(placed.projection, sight) == list(placed.labels)


@pytest.mark.parametrize("turn_deg", [4.0, -9.0, 18.0])
def test_each_stays_as_far_from_its_mark_and_nothing_runs_into_another(
    placed: CarriedLabels, sight: Sight, camera: Camera, turn_deg: float
) -> None:
    turned = Projection(cameras.rotate(camera, turn_deg, 0.0), *SIZE)
    carried = by_key(placed.seen_by(turned, sight))
    pixels = turned.pixels(placed.positions_mm)
    assert len(carried) > 5
    for label, pixel in zip(placed.labels, pixels, strict=True):
        now = carried.get(label.key)
        if now is None:
            continue
        assert now.mark == pytest.approx(tuple(pixel))
        for axis in (0, 1):
            assert now.rectangle[axis] - now.mark[axis] == pytest.approx(label.rectangle[axis] - label.mark[axis], abs=1.0)
            assert now.rectangle[axis + 2] == label.rectangle[axis + 2]
    boxes = [label.rectangle for label in carried.values()]
    assert not any(overlap(one, other) for one, other in combinations([*boxes, LEGEND], 2))


def test_what_turns_away_or_behind_the_body_loses_its_label(placed: CarriedLabels, sight: Sight, camera: Camera) -> None:
    turned = Projection(cameras.rotate(camera, 18.0, 0.0), *SIZE)
    carried = by_key(placed.seen_by(turned, sight))
    lost = 0
    for label, place, normal in zip(placed.labels, placed.positions_mm, placed.normals, strict=True):
        if not sight.sees(turned, place, normal):
            lost += 1
            assert label.key not in carried
    assert lost > 0


def test_another_picture_gets_labels_of_its_own(placed: CarriedLabels, sight: Sight, camera: Camera) -> None:
    nearer = replace(camera, distance_mm=camera.distance_mm / 1.5)
    aside = cameras.pan(camera, 0.4 * camera.distance_mm, 0.0)
    for other in (cameras.rotate(camera, 40.0, 0.0), nearer, aside):
        assert placed.seen_by(Projection(other, *SIZE), sight) is None
    assert placed.seen_by(Projection(camera, SIZE[0], SIZE[1] + 1), sight) is None


def test_they_follow_the_skin(placed: CarriedLabels, sight: Sight, anatomy: Anatomy, marks: Marks) -> None:
    moved = follow_skin(anatomy, BodyShape(weight=0.58))
    followed = placed.on(marks.following(moved))
    assert followed is not None
    carried = by_key(followed.seen_by(placed.projection, sight))
    requests = {request.key: request for request in label_requests(moved, SESSION, content()).entries}
    assert len(carried) > 5
    for key, label in carried.items():
        pixel = placed.projection.pixels(requests[key].position_mm[None])[0]
        assert label.mark == pytest.approx(tuple(pixel), abs=1e-6)


def test_marks_that_follow_are_those_of_the_body_that_follows(anatomy: Anatomy, marks: Marks) -> None:
    moved = follow_skin(anatomy, BodyShape(weight=0.58))
    followed, fresh = marks.following(moved), build_marks(moved, SESSION, content())
    assert [(pick.key, pick.side, pick.definition) for pick in followed.picks] == [
        (pick.key, pick.side, pick.definition) for pick in fresh.picks
    ]
    assert np.abs(followed.positions_mm - fresh.positions_mm).max() == 0.0
    assert np.abs(followed.normals - fresh.normals).max() == 0.0


class Hides:
    """A sight from which a few places are hidden."""

    def __init__(self, *hidden: object) -> None:
        self._hidden = np.array(hidden, dtype=float).reshape(-1, 3)

    def sees(self, projection: Projection, position: Floats, normal: Floats) -> bool:
        del projection, normal
        return not (self._hidden == position).all(axis=1).any()


def test_what_something_comes_before_loses_its_label(placed: CarriedLabels) -> None:
    carried = by_key(placed.seen_by(placed.projection, Hides(placed.positions_mm[2])))
    assert carried.keys() == {label.key for label in placed.labels} - {placed.labels[2].key}


def test_what_turns_away_loses_its_label_before_anybody_looks(placed: CarriedLabels) -> None:
    normals = placed.normals.copy()
    normals[3] *= -1.0
    # A body that changes is not looked through; what turns away on it is known all the same.
    turned = replace(placed, normals=normals, same_body=False)
    carried = by_key(turned.seen_by(placed.projection, Hides()))
    assert carried.keys() == {label.key for label in placed.labels} - {placed.labels[3].key}


def test_of_two_that_run_into_each_other_the_first_stays(placed: CarriedLabels) -> None:
    first, second = placed.labels[:2]
    over = replace(second, rectangle=first.rectangle, mark=second.mark)
    moved = replace(placed, labels=(first, over, *placed.labels[2:]))
    # Both are carried as far from their marks as they stood: the second now stands on the first.
    shown = by_key(moved.seen_by(placed.projection, Hides()))
    assert first.key in shown
    assert over.key not in shown
