"""Labels name what is seen and hide nothing that matters."""

from dataclasses import replace

import numpy as np
import pytest

from acuviewer.i18n import say
from acuviewer.scene.sight import Sight
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown import camera as cameras
from acuviewer.shown import framing
from acuviewer.shown.label_request import PLAIN_PRIORITY, LabelKind
from acuviewer.shown.label_requests import label_requests, lines_to_keep_clear
from acuviewer.shown.labels import FEWEST_PLAIN, Label, place_labels
from acuviewer.shown.marks import build_marks
from acuviewer.shown.projection import Projection
from scene_cases import content, covers, measure, session_after

SIZE = (1000.0, 700.0)


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(session_after("").body)


@pytest.fixture(scope="module")
def sight(anatomy: Anatomy) -> Sight:
    return Sight(anatomy.skin.mesh)


def labels_of(
    anatomy: Anatomy, session: Session, sight: Sight, camera: Camera, before: dict[str, int] | None = None
) -> list[Label]:
    projection = Projection(camera, *SIZE)
    marks = build_marks(anatomy, session, content())
    facing = projection.faces(marks.positions_mm, marks.normals)
    lines = lines_to_keep_clear(anatomy, session)
    wanted = label_requests(anatomy, session, content())
    return place_labels(wanted, projection, sight, measure, marks.positions_mm[facing], lines, before)


def camera_of(anatomy: Anatomy, session: Session) -> Camera:
    related = content().related_codes(session.selection.pain_type)
    return framing.choose_camera(anatomy, session, related, SIZE[0] / SIZE[1])


@pytest.mark.parametrize("code", ["BL23", "BL25", "BL40", "GV3", "GB30", "KI3"])
@pytest.mark.parametrize("script", ["", "; step.all", "; layer.landmarks"])
def test_the_chosen_point_is_named_and_never_covered(anatomy: Anatomy, sight: Sight, code: str, script: str) -> None:
    session = session_after(f"point.select {code}{script}")
    camera = camera_of(anatomy, session)
    found = anatomy.location(code, "left")
    assert found is not None
    for turn in (0.0, -12.0, 12.0):
        seen = cameras.rotate(camera, turn, 0.0)
        projection = Projection(seen, *SIZE)
        if not sight.sees(projection, found.position_mm, found.normal):
            continue
        labels = labels_of(anatomy, session, sight, seen)
        pixel = projection.pixels(found.position_mm[None])[0]
        assert [label.text.split()[0] for label in labels if label.kind == "selected"] == [code]
        assert not any(covers(label, pixel, around=12.0) for label in labels)


def test_the_chosen_label_has_code_characters_and_pinyin_and_others_their_code(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("point.select BL23")
    labels = labels_of(anatomy, session, sight, camera_of(anatomy, session))
    texts = {label.kind: label.text for label in labels}
    assert texts["selected"].split() == ["BL23", "肾俞", "Shènshū"]
    near = {label.text for label in labels if label.kind == "point"}
    assert len(near & {"BL22", "BL23", "BL24", "BL25", "BL51", "BL52", "EX-B3", "EX-B4", "GV4", "GV5"}) >= 2
    assert near <= set(content().short_names["code"].values())


def test_a_construction_names_its_landmarks_and_its_measure(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("point.select GB30; step.all; layer.labels")
    assert not session.layers.labels
    labels = labels_of(anatomy, session, sight, camera_of(anatomy, session))
    texts = {label.text for label in labels}
    assert {"greater trochanter", "sacral hiatus"} <= texts
    found = anatomy.location("GB30", "left")
    assert found is not None
    third = next(step.length_mm for step in reversed(found.steps) if step.length_mm is not None)
    assert f"{third:.0f} mm" in texts


@pytest.mark.parametrize(
    ("form", "bl25"),
    [
        ("pinyin", "Dàchángshū"),
        ("characters", "大肠俞"),
        ("english", "Large Intestine Transport"),
        ("kanji", "大腸兪"),
        ("kana", "だいちょうゆ"),
        ("hangul", "대장수"),
        ("hanja", "大腸兪"),
    ],
)
def test_names_stand_in_the_form_that_was_chosen(anatomy: Anatomy, sight: Sight, form: str, bl25: str) -> None:
    session = session_after(f"names.{form}; point.select BL23")
    labels = labels_of(anatomy, session, sight, camera_of(anatomy, session))
    texts = {label.text for label in labels}
    assert bl25 in texts
    assert {label.text for label in labels if label.kind == "point"} <= set(content().short_names[form].values())
    assert next(label.text for label in labels if label.kind == "selected").split() == ["BL23", "肾俞", "Shènshū"]


def test_nothing_on_the_far_side_is_named(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("view.front")
    front = camera_of(anatomy, session)
    for turn, hidden in ((0.0, ("BL", "GV3", "GV4")), (180.0, ("CV", "KI1", "KI2", "ST"))):
        labels = labels_of(anatomy, session, sight, cameras.rotate(front, turn, 0.0))
        trunk = [label.text for label in labels if 0.15 * SIZE[1] < label.mark[1] < 0.5 * SIZE[1]]
        assert trunk
        assert not [text for text in trunk if text.startswith(hidden)]


def test_the_names_from_afar_are_spread_over_the_body_and_name_nothing_twice(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("")
    for view in ("view.front", "view.back", "view.left"):
        session = session_after(view)
        labels = labels_of(anatomy, session, sight, camera_of(anatomy, session))
        assert len(labels) == FEWEST_PLAIN
        assert len({label.text for label in labels}) == len(labels)
        heights = sorted(label.mark[1] for label in labels)
        assert heights[-1] - heights[0] > 0.55 * SIZE[1], view
        assert max(np.diff(heights)) < 0.35 * SIZE[1], view


def test_a_plain_name_stands_by_its_dot_and_its_line_passes_no_other(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("point.select BL23")
    camera = camera_of(anatomy, session)
    projection = Projection(camera, *SIZE)
    marks = build_marks(anatomy, session, content())
    facing = projection.faces(marks.positions_mm, marks.normals)
    dots = projection.pixels(marks.positions_mm[facing])
    plain = [label for label in labels_of(anatomy, session, sight, camera) if label.kind == "point"]
    priorities = {request.key: request.priority for request in label_requests(anatomy, session, content()).entries}
    assert len(plain) > 15
    for label in plain:
        x, y, width, height = label.rectangle
        mark = np.array(label.mark)
        end = np.clip(mark, (x, y), (x + width, y + height))
        assert np.linalg.norm(end - mark) < (38.0 if priorities[label.key] >= PLAIN_PRIORITY else 65.0)
        way = (end - mark)[None]
        share = np.clip(((dots - mark) * way).sum(axis=1) / (way**2).sum(), 0, 1)
        missed = np.linalg.norm(dots - mark - share[:, None] * way, axis=1)
        others = np.abs(dots - mark).max(axis=1) > 1.0
        assert missed[others].min() > 5.9, label.text


def test_the_places_of_a_point_are_told_apart_only_when_it_is_chosen(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("point.select GV20")
    texts = [label.text for label in labels_of(anatomy, session, sight, camera_of(anatomy, session))]
    assert texts.count("EX-HN1") == 1
    session = session_after("point.select EX-HN1")
    labels = labels_of(anatomy, session, sight, camera_of(anatomy, session))
    assert next(label.text for label in labels if label.kind == "selected").endswith("In front of GV20")
    assert {"Behind GV20", "Beside GV20"} <= {label.text for label in labels}
    session = session_after("point.select EX-HN1; point.definition side")
    chosen = next(request for request in label_requests(anatomy, session, content()).entries if request.kind == "selected")
    assert say(chosen.text).endswith("Beside GV20")


def test_compared_definitions_are_named_with_the_distance_between_them(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("point.select GB30; definition.compare")
    labels = labels_of(anatomy, session, sight, camera_of(anatomy, session))
    assert [label.text for label in labels if label.kind == "definition"] == ["Line to the front of the hip bone"]
    apart = next(label.text for label in labels if label.kind == "measure")
    straight = np.linalg.norm(
        anatomy.locations["GB30", "left", "trochanter-asis"].position_mm
        - anatomy.locations["GB30", "left", "standard"].position_mm
    )
    # The skin between them is bowed: the tape is a little longer than the straight way.
    assert 1.0 <= int(apart.split()[0]) / straight < 1.2


def test_few_labels_from_afar_and_more_from_near(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("layer.landmarks")
    whole = camera_of(anatomy, session)
    afar = labels_of(anatomy, session, sight, whole)
    face = anatomy.landmark("glabella", "midline")
    assert face is not None
    focus = (float(face.position_mm[0]), float(face.position_mm[1]) - 120.0, float(face.position_mm[2]))
    near = labels_of(anatomy, session, sight, replace(whole, focus_mm=focus, distance_mm=1100.0))
    assert len(afar) <= FEWEST_PLAIN
    assert len(near) > 2 * FEWEST_PLAIN
    assert {"point", "landmark"} <= {label.kind for label in near}


def test_labels_stay_where_they_were_while_the_body_turns_a_little(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("view.back")
    camera = camera_of(anatomy, session)
    first = labels_of(anatomy, session, sight, camera)
    before = {label.key: label.slot for label in first}
    second = labels_of(anatomy, session, sight, cameras.rotate(camera, 1.5, 0.0), before)
    same = [label for label in second if before.get(label.key) == label.slot]
    assert len(same) >= len(first) - 2


def test_the_labels_of_a_turning_body_change_little_from_picture_to_picture(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("view.front")
    camera = camera_of(anatomy, session)
    before: dict[str, int] = {}
    kept = []
    for turn in range(0, 90, 2):
        labels = labels_of(anatomy, session, sight, cameras.rotate(camera, turn, 0.0), before)
        now = {label.key: label.slot for label in labels}
        kept += [now.get(key) == place for key, place in before.items()]
        before = now
    assert np.mean(kept) > 0.85


def test_a_chosen_pain_type_names_its_points_before_all_others(anatomy: Anatomy, sight: Sight) -> None:
    session = session_after("pain.choose radicular")
    labels = labels_of(anatomy, session, sight, camera_of(anatomy, session))
    related = content().related_codes("radicular")
    lit = [label.text for label in labels if label.kind == "related"]
    assert set(lit) <= related
    assert len(lit) == len(set(lit)), "a point is named on both sides"
    assert len(lit) > 0.6 * len(related)
    first_plain = next((row for row, label in enumerate(labels) if label.kind == "point"), len(labels))
    assert all(label.kind != "related" for label in labels[first_plain:])


def test_the_neighbours_of_the_chosen_point_are_named_first_and_on_its_own_side(anatomy: Anatomy) -> None:
    entries = label_requests(anatomy, session_after("pain.choose radicular; point.select BL23"), content()).entries
    keys = [request.key for request in entries if request.kind in ("point", "related")]
    assert {"point BL22 left standard", "point BL52 left standard", "point GV4 midline standard"} <= set(keys[:12])
    assert not [key for key in keys[:8] if "right" in key]
    away = [
        np.linalg.norm(anatomy.locations["BL23", "left", "standard"].position_mm - request.position_mm)
        for request in entries[1:9]
        if request.kind != "measure"
    ]
    assert away == sorted(away)


@pytest.mark.parametrize("script", ["view.front", "view.back", "point.select BL23", "point.select ST5", "layer.landmarks"])
def test_a_picture_of_hundreds_of_points_looks_at_few_of_them(anatomy: Anatomy, sight: Sight, script: str) -> None:
    session = session_after(script)
    wanted = label_requests(anatomy, session, content())
    assert len(wanted.entries) > 600
    looked_at: list[str] = []
    seen: list[str] = []

    class Counting:
        def sees(self, projection: Projection, position: np.ndarray, normal: np.ndarray) -> bool:
            seen.append("ray")
            return sight.sees(projection, position, normal)

    def count(text: str, kind: LabelKind) -> tuple[float, float]:
        looked_at.append(text)
        return measure(text, kind)

    projection = Projection(camera_of(anatomy, session), *SIZE)
    place_labels(wanted, projection, Counting(), count, build_marks(anatomy, session, content()).positions_mm)
    assert len(looked_at) <= 100
    assert len(seen) <= len(looked_at)
