"""What a class is shown: few labels, a subtitle, and a picture that leaves room for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuviewer.i18n import say
from acuviewer.scene.sight import Sight
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.shown import camera as cameras
from acuviewer.shown import framing
from acuviewer.shown.class_labels import for_a_class, marks_to_keep_clear
from acuviewer.shown.label_request import PLAIN_PRIORITY, LabelKind
from acuviewer.shown.label_requests import label_requests, lines_to_keep_clear
from acuviewer.shown.labels import Label, place_labels
from acuviewer.shown.marks import build_marks
from acuviewer.shown.projection import Projection
from acuviewer.shown.subtitle import Subtitle, subtitle
from scene_cases import content, session_after

SIZE = (640.0, 360.0)
"""A picture of 1280 x 720 in which all is twice as large."""


def told(script: str) -> Subtitle | None:
    session = session_after(script)
    return subtitle(build_anatomy(session.body), session, content())


def words(script: str) -> tuple[str, str, str]:
    found = told(script)
    assert found is not None
    return say(found.title), say(found.words), say(found.danger)


def wide(text: str, kind: LabelKind) -> tuple[float, float]:
    """A label's size about as the painter takes it for bold letters."""
    del kind
    return 6.45 * len(text) + 12.0, 23.0


def labels_of(session: Session, clear_of_all: bool = False) -> list[Label]:
    anatomy = build_anatomy(session.body)
    camera = framing.choose_camera(anatomy, session, content().aimed_codes(session), SIZE[0] / SIZE[1])
    projection, marks = Projection(cameras.lift(camera, 0.2), *SIZE), build_marks(anatomy, session, content())
    clear = projection.faces(marks.positions_mm, marks.normals)
    if not clear_of_all:
        clear &= marks_to_keep_clear(marks, session, content())
    wanted = for_a_class(label_requests(anatomy, session, content()))
    lines = lines_to_keep_clear(anatomy, session)
    return place_labels(wanted, projection, Sight(anatomy.skin.mesh), wide, marks.positions_mm[clear], lines)


def test_a_step_is_told_with_its_number_and_its_sentence() -> None:
    title, sentence, danger = words("point.select GB30; step.show 2")
    assert title.startswith("Step 2 of 6")
    assert "GB30" in title
    assert sentence.startswith("Find the sacral hiatus")
    assert not danger


def test_a_point_is_told_by_code_name_and_location_and_by_what_is_in_danger() -> None:
    title, sentence, danger = words("point.select GB30")
    assert title == "GB30  环跳  Huántiào · Jumping Circle"
    assert sentence.startswith("On the buttock")
    assert "Sciatic nerve" in danger
    assert words("point.select GB30; step.all")[2] == danger, "the last step is the point"
    assert not words("point.select LU5; step.show 1")[2]


def test_another_definition_is_told_in_its_own_words() -> None:
    title, sentence, _ = words("point.select GB30; point.definition trochanter-asis")
    assert "Line to the front of the hip bone" in title
    assert "anterior superior iliac spine" in sentence


@pytest.mark.parametrize(
    ("script", "title"),
    [
        ("landmark.select umbilicus", "Umbilicus"),
        ("bone.select left_femur", "Femur"),
        ("meridian.choose LU", "LU"),
        ("pain.choose radicular", "Radicular pain"),
        ("filter.category he-sea", "He-sea"),
    ],
)
def test_what_is_chosen_otherwise_is_told_by_its_name(script: str, title: str) -> None:
    found = words(script)
    assert title in found[0]
    assert not found[1]


def test_where_nothing_is_chosen_nothing_is_told() -> None:
    assert told("") is None


@pytest.mark.parametrize("script", ["pain.choose radicular", "pain.choose knee", "meridian.choose LU", "meridian.choose BL"])
def test_of_a_list_in_hand_only_its_points_are_named(script: str) -> None:
    session = session_after(script)
    lit = content().lit_codes(session)
    named = [label.text for label in labels_of(session)]
    assert len(named) >= 5
    assert set(named) <= lit
    assert len(named) >= len(labels_of(session, clear_of_all=True))


def test_names_of_lit_points_may_cover_points_that_are_not() -> None:
    session = session_after("meridian.choose BL")
    assert len(labels_of(session)) > len(labels_of(session, clear_of_all=True))


def test_beside_a_chosen_point_lit_ones_come_before_its_neighbours() -> None:
    session = session_after("pain.choose radicular; point.select GB30")
    wanted = for_a_class(label_requests(build_anatomy(session.body), session, content())).entries
    lit = content().lit_codes(session)
    assert wanted[0].key == "chosen"
    others = [say(request.text) for request in wanted if request.kind == "point" and request.priority >= PLAIN_PRIORITY]
    assert others
    assert not set(others) & lit
    rows = [row for row, request in enumerate(wanted) if request.kind == "related"]
    assert rows
    assert max(rows) < min(row for row, request in enumerate(wanted) if request.priority >= PLAIN_PRIORITY)


def test_points_beside_a_chosen_landmark_are_named() -> None:
    session = session_after("points.set GB34; landmark.select fibular_head; layer.landmarks")
    assert "GB34" in {label.text for label in labels_of(session)}


def test_others_are_thinned_out() -> None:
    for script in ("", "point.select BL40", "point.select LU9", "point.select GV20; layer.landmarks"):
        session = session_after(script)
        few = for_a_class(label_requests(build_anatomy(session.body), session, content()))
        names = [label for label in labels_of(session) if label.kind in ("point", "landmark")]
        assert len(names) <= few.most_plain <= 12
        assert names, script


@pytest.mark.parametrize("code", ["GB30", "LI19", "PC9", "TE9", "GV15"])
def test_a_compared_definition_is_named_however_large_the_letters_are(code: str) -> None:
    assert "definition" in {label.kind for label in labels_of(session_after(f"point.select {code}; definition.compare"))}


@given(st.integers(0, 2**31), st.floats(0.0, 0.4), st.floats(0.6, 3.0), st.floats(-180, 180), st.floats(-40, 40))
def test_a_lifted_picture_leaves_its_foot_free(seed: int, share: float, aspect: float, azimuth: float, elevation: float) -> None:
    cloud = np.random.default_rng(seed).uniform(-200, 200, (12, 3))
    camera = cameras.frame(cloud, azimuth, elevation, aspect)
    seen = Projection(cameras.lift(camera, share), 1000.0 * aspect, 1000.0).pixels(cloud)
    assert seen[:, 1].max() <= 1000.0 * (1.0 - share) + 12.0
    assert seen[:, 1].min() >= -12.0
    assert cameras.lift(camera, 0.0) == camera
