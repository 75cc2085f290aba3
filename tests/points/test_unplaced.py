"""A rule that cannot be read or carried out spoils its own point and those that build on it, and says so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.faults import DataError
from acuviewer.points.atlas import Atlas, load_atlas
from acuviewer.points.catalog import AcuPoint
from acuviewer.points.meridians import build_meridians
from acuviewer.session.anatomy import Anatomy, build_anatomy, compute_anatomy, follow_skin


def _with_rules(rules: Mapping[str, Any]) -> Atlas:
    """The shipped atlas in which some points have other rules."""
    atlas = load_atlas()

    def changed(point: AcuPoint) -> AcuPoint:
        if point.code not in rules:
            return point
        first, *rest = point.parts
        return replace(point, parts=(replace(first, rule=rules[point.code]), *rest))

    return replace(atlas, points={code: changed(point) for code, point in atlas.points.items()})


def _located(rules: Mapping[str, Any]) -> Anatomy:
    return compute_anatomy(BodyShape(), _with_rules(rules))


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({"kind": "landmark", "at": "no_such_place"}, "there is no 'no_such_place' here"),
        ({"kind": "guess"}, "kind is 'guess'"),
        ({"kind": "fraction", "from": "heel", "to": "heel", "fraction": 7}, "fraction is 7"),
        ({"kind": "beside", "from": "heel", "length_cun": float("nan"), "segment": "sole"}, "length_cun is nan"),
        ({"kind": "beside", "from": "heel", "length_cun": 1, "segment": "no_such_segment"}, "'no_such_segment'"),
        ({"kind": "landmark", "at": {"point": "LU9"}}, "is built on itself by a circle"),
        ({"kind": "landmark", "at": {"point": "GV28"}}, "'GV28' is no point on the skin"),
        ({"kind": "landmark", "at": {"nonsense": 1}}, "is no place"),
    ],
)
def test_one_bad_rule_spoils_one_point(rule: Any, why: str) -> None:
    anatomy = _located({"LU9": rule})
    assert anatomy.location("LU9", "left") is None
    assert why in str(anatomy.why_unplaced("LU9"))
    good = build_anatomy(BodyShape())
    spoilt = {(code, definition) for code, _, definition in set(good.locations) - set(anatomy.locations)}
    assert spoilt == set(anatomy.unplaced)
    assert len(spoilt) < 6, "LU9 and what builds on it"
    for key in (("GB30", "left", "standard"), ("BL23", "right", "standard")):
        np.testing.assert_array_equal(anatomy.locations[key].position_mm, good.locations[key].position_mm)


def test_points_that_build_on_a_bad_one_say_why() -> None:
    atlas = load_atlas()
    anatomy = _located({"LI4": {"kind": "landmark", "at": "no_such_place"}, "LU1": {"kind": "landmark", "at": {"point": "LI4"}}})
    assert "no_such_place" in str(anatomy.why_unplaced("LU1"))
    assert len(anatomy.locations) > 2 * len(atlas.points) - 60


def test_the_lines_go_on_without_a_point_that_has_no_place() -> None:
    atlas = _with_rules({"LU9": {"kind": "guess"}})
    anatomy = compute_anatomy(BodyShape(), atlas)
    curves = build_meridians(atlas, anatomy.skin, anatomy.landmarks, anatomy.ruler, anatomy.locations)
    lung = next(curve for curve in curves if curve.meridian == "LU" and curve.side == "left")
    assert "LU9" not in lung.stops
    assert {"LU7", "LU10"} <= set(lung.stops)


def test_what_follows_keeps_the_reason() -> None:
    anatomy = _located({"LU9": {"kind": "guess"}})
    assert follow_skin(anatomy, BodyShape(weight=0.6)).why_unplaced("LU9") == anatomy.why_unplaced("LU9")


def test_a_competing_definition_that_cannot_be_carried_out_is_named() -> None:
    atlas = load_atlas()
    point = atlas.points["GB30"]
    other = replace(point.alternatives[0], rule={"kind": "landmark", "at": "no_such_place"})
    spoilt = replace(atlas, points={**atlas.points, "GB30": replace(point, alternatives=(other, *point.alternatives[1:]))})
    found = compute_anatomy(BodyShape(), spoilt).location("GB30", "left", other.id)
    assert found is not None
    with pytest.raises(DataError, match=rf"points\.json: GB30 \({other.id}\): cannot be placed: there is no 'no_such_place'"):
        _ = found.position_mm


def test_nothing_of_the_shipped_data_is_unplaced() -> None:
    assert build_anatomy(BodyShape()).unplaced == {}
