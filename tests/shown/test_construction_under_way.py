"""While a construction is drawn: no point before its last step, no foreign line across it, each measure to the end."""

import numpy as np
import pytest

from acuviewer.i18n import say
from acuviewer.scene.sight import Sight
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.shown.construction import measured_steps, shown_steps
from acuviewer.shown.features import feature_lines
from acuviewer.shown.framing import choose_camera
from acuviewer.shown.label_requests import label_requests, lines_to_keep_clear
from acuviewer.shown.labels import Label, place_labels
from acuviewer.shown.marks import build_marks
from acuviewer.shown.meridians import shown_curves
from acuviewer.shown.projection import Projection
from acuviewer.shown.rectangles import dense
from scene_cases import commands, content, covers, measure

SIZE = (900.0, 640.0)
ANATOMY = build_anatomy(Session().body)


def _after(script: str) -> Session:
    return run_script(script, commands(), Session())


def _labels(session: Session, projection: Projection) -> list[Label]:
    wanted = label_requests(ANATOMY, session, content())
    marks = build_marks(ANATOMY, session, content())
    facing = projection.faces(marks.positions_mm, marks.normals)
    lines = lines_to_keep_clear(ANATOMY, session)
    return place_labels(wanted, projection, Sight(ANATOMY.skin.mesh), measure, marks.positions_mm[facing], lines)


def _projection(session: Session) -> Projection:
    return Projection(choose_camera(ANATOMY, session, frozenset(), SIZE[0] / SIZE[1]), *SIZE)


@pytest.mark.parametrize("code", ["GB30", "BL2", "EX-HN5"])
@pytest.mark.parametrize("layers", ["", "layer.points; "])
def test_the_point_comes_to_the_body_with_the_last_step(code: str, layers: str) -> None:
    found = ANATOMY.location(code, "left")
    assert found is not None
    last = len(found.steps)
    for number in range(1, last + 1):
        session = _after(f"{layers}point.select {code}; step.show {number}")
        on_body = code in {pick.key for pick in build_marks(ANATOMY, session, content()).picks}
        named = "chosen" in {request.key for request in label_requests(ANATOMY, session, content()).entries}
        assert on_body == named == (number == last), number


def test_no_line_but_the_point_s_own_crosses_a_construction() -> None:
    def drawn(script: str) -> set[tuple[str, str]]:
        return {(curve.meridian, curve.side) for curve in shown_curves(ANATOMY, _after(script))}

    assert len(drawn("layer.meridians; point.select GB30")) > 20
    assert drawn("layer.meridians; point.select GB30; step.all") == {("GB", "left")}
    assert drawn("meridian.choose GB; point.select GB30; step.all") == {("GB", "left")}
    assert drawn("meridian.choose BL; point.select GB30; step.all") == set()
    assert drawn("layer.meridians; point.select EX-HN5; step.all") == set()


def test_the_measures_of_earlier_steps_stay() -> None:
    found = ANATOMY.location("GB30", "left")
    assert found is not None
    told: set[str] = set()
    for number in range(1, len(found.steps) + 1):
        session = _after(f"point.select GB30; step.show {number}")
        now = {say(label.text) for label in _labels(session, _projection(session)) if label.kind == "measure"}
        assert told <= now, number
        told = now
    assert len(told) == 2


@pytest.mark.parametrize(
    "script", ["point.select BL2", "point.select BL2; step.all", "point.select EX-HN4", "landmark.select eyebrow_middle"]
)
def test_no_label_lies_over_brow_eye_or_mouth(script: str) -> None:
    session = _after(script)
    projection = _projection(session)
    labels = _labels(session, projection)
    assert any(label.kind == "selected" for label in labels)
    lines = [projection.pixels(line) for line in feature_lines(ANATOMY)]
    for label in labels:
        for line in lines:
            assert not any(covers(label, pixel) for pixel in dense(line)), label.text


def test_the_card_of_the_point_stands_off_from_what_was_felt() -> None:
    for code in ("GB30", "ST36", "BL23"):
        session = _after(f"point.select {code}; step.all")
        projection = _projection(session)
        card = next(label for label in _labels(session, projection) if label.kind == "selected")
        for step in ANATOMY.location(code, "left").steps:  # type: ignore[union-attr]
            for key in step.landmarks:
                assert not covers(card, projection.pixels(ANATOMY.landmarks[key].position_mm[None])[0], around=12.0)


def test_features_lie_on_both_sides_alike() -> None:
    lines = feature_lines(ANATOMY)
    for left, right in zip(lines[:12:2], lines[1:12:2], strict=True):
        assert np.allclose(left * [-1, 1, 1], right, atol=0.5)


def test_a_tape_that_is_laid_twice_is_told_once_by_its_cun() -> None:
    session = run_script("point.select ST36; step.all", commands(), Session())
    steps = measured_steps(shown_steps(build_anatomy(session.body), session))
    assert len(steps) == 4
    whole = [step for step in steps if step.length_mm is not None and step.length_mm > 350]
    assert [step.length_cun for step in whole] == [16.0]
