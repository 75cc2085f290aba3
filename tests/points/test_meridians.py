"""The lines of the meridians on many bodies: on the skin, through their points in order, without jumps or needless corners."""

import itertools

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.section import lay_tape
from acuviewer.points.atlas import load_atlas
from acuviewer.points.meridians import SPACING_MM, MeridianCurve, curves_on
from acuviewer.session.anatomy import Anatomy, compute_anatomy
from bodies import REFERENCE, random_bodies, reference

# Where the way itself turns back or aside on charts, so that no smooth line can pass without a bend; ST17 and ST18 where a
# heavy breast hangs below the fifth intercostal space.
TURNS = {"GB21", "ST17", "ST18", "LU2", "ST12", "ST40", "ST44", "SP12", "SP20", "SI11", "BL3", "BL4", "BL39", "BL61", "KI3", "KI4", "KI6", "KI7", "TE7", "TE19", "TE20", "TE21",
         "GB2", "GB4", "GB9", "GB12", "GB22", "GB35", "GB43", "GB44", "LR1", "LR2"}  # fmt: skip

# Between these the line does not take the straightest way over the skin, as the catalog's ways say.
DETOURS = {("LI18", "LI19"), ("BL54", "BL40"), ("KI6", "KI7"), ("PC1", "PC2"), ("TE20", "TE21"), ("GB3", "GB4"), ("GB12", "GB13"),
           ("GB21", "GB22")}  # fmt: skip


@pytest.fixture(scope="module")
def anatomies() -> list[Anatomy]:
    return [*map(reference, REFERENCE), *map(compute_anatomy, random_bodies(5, seed=361))]


def _one_side(anatomy: Anatomy) -> list[MeridianCurve]:
    return [curve for curve in anatomy.meridians if curve.side != "right"]


def _lengths(curve: MeridianCurve) -> np.ndarray:
    return np.linalg.norm(np.diff(curve.points_mm, axis=0), axis=1)


def test_all_fourteen_are_there_on_their_sides(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        found = {(curve.meridian, curve.side) for curve in anatomy.meridians}
        both = {"LU", "LI", "ST", "SP", "HT", "SI", "BL", "KI", "PC", "TE", "GB", "LR"}
        assert found == {(code, side) for code in both for side in ("left", "right")} | {("GV", "midline"), ("CV", "midline")}


def test_every_sample_lies_on_the_displayed_skin(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        mesh = anatomy.skin.mesh
        for curve in anatomy.meridians:
            assert (curve.weights >= 0).all()
            assert curve.weights.sum(axis=1) == pytest.approx(1.0, abs=1e-9)
            # A mean of a triangle's corners with such weights lies on that triangle.
            corners = mesh.vertices[mesh.triangles[curve.triangles]]
            on_skin = (corners * curve.weights[:, :, None]).sum(axis=1)
            assert np.abs(on_skin - curve.points_mm).max() < 0.05, curve.meridian
            assert np.linalg.norm(curve.normals, axis=1) == pytest.approx(1.0)


def test_a_line_passes_each_of_its_points_in_order(anatomies: list[Anatomy]) -> None:
    atlas = load_atlas()
    for anatomy in anatomies:
        passed: dict[str, set[str]] = {}
        for curve in anatomy.meridians:
            rows = list(curve.stops.values())
            assert rows == sorted(rows)
            assert (rows[0], rows[-1]) == (0, len(curve.points_mm) - 1)
            for code, row in curve.stops.items():
                found = anatomy.location(code, curve.side)
                assert np.linalg.norm(curve.points_mm[row] - found.position_mm) < 0.05, (code, curve.side)
            passed.setdefault(curve.meridian, set()).update(curve.stops)
        for code in atlas.meridians:
            own = {point.code for point in atlas.points.values() if point.meridian == code and not point.off_surface}
            assert passed[code] == own


def test_right_mirrors_left_and_the_midline_is_the_midline(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        curves = {(curve.meridian, curve.branch, curve.side): curve for curve in anatomy.meridians}
        for (meridian, branch, side), curve in curves.items():
            if side == "left":
                other = curves[meridian, branch, "right"]
                assert np.abs(other.points_mm - curve.points_mm * [-1, 1, 1]).max() < 1e-6
                carried = anatomy.skin.mesh.positions_at(other.triangles, other.weights)
                assert np.abs(carried - other.points_mm).max() < 0.05
            if side == "midline":
                assert np.abs(curve.points_mm[:, 0]).max() < 0.05


def test_no_piece_jumps_and_the_line_is_no_longer_than_a_tape(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        for curve in _one_side(anatomy):
            # Bending moves samples apart by up to a third.
            assert _lengths(curve).max() < 1.4 * SPACING_MM, curve.meridian
            stops = list(curve.stops)
            for before, after in itertools.pairwise(stops):
                if (before, after) in DETOURS:
                    continue
                start, end = (anatomy.location(code, curve.side).surface for code in (before, after))
                tape = lay_tape(anatomy.skin.mesh, start, end, anatomy.skin.pattern.ways_between(start, end)).length
                way = curve.distances_mm[curve.stops[after]] - curve.distances_mm[curve.stops[before]]
                assert way < 1.25 * tape + 3.0, (before, after, way, tape)


def test_a_line_bends_only_where_its_way_turns(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        for curve in _one_side(anatomy):
            ways = np.diff(curve.points_mm, axis=0)
            ways /= np.linalg.norm(ways, axis=1, keepdims=True)
            turn = np.degrees(np.arccos(np.clip((ways[1:] * ways[:-1]).sum(axis=1), -1, 1)))
            stops = list(curve.stops.items())
            for row in np.flatnonzero(turn > 65.0) + 1:
                nearest = min(stops, key=lambda stop: abs(curve.distances_mm[stop[1]] - curve.distances_mm[row]))
                beside = [
                    abs(curve.distances_mm[at] - curve.distances_mm[nearest[1]]) for code, at in stops if code != nearest[0]
                ]
                # Points that nearly touch may lie across the way.
                assert nearest[0] in TURNS or min(beside) < 15.0, (nearest[0], turn[row - 1])


def test_lines_of_a_limb_stay_on_it(anatomies: list[Anatomy]) -> None:
    limbs = {("LU", "LU4", "LU11"): "arm", ("PC", "PC3", "PC9"): "arm", ("HT", "HT2", "HT9"): "arm", ("TE", "TE1", "TE13"): "arm",
             ("LI", "LI1", "LI14"): "arm", ("SI", "SI1", "SI8"): "arm", ("ST", "ST32", "ST45"): "leg", ("SP", "SP1", "SP11"): "leg",
             ("LR", "LR1", "LR10"): "leg", ("KI", "KI1", "KI10"): "leg", ("BL", "BL37", "BL67"): "leg", ("GB", "GB31", "GB44"): "leg"}  # fmt: skip
    parts = {"arm": {"left_upper_arm", "left_forearm", "left_hand"}, "leg": {"left_thigh", "left_leg", "left_foot"}}
    for anatomy in anatomies:
        pattern = anatomy.skin.pattern
        curves = {curve.meridian: curve for curve in anatomy.meridians if curve.side == "left" and curve.branch == "main"}
        for (code, first, last), limb in limbs.items():
            curve = curves[code]
            rows = slice(curve.stops[first], curve.stops[last] + 1)
            passed = {pattern.region_names[region] for region in pattern.regions[curve.triangles[rows]]}
            assert passed <= parts[limb], (code, passed)


def test_the_way_to_the_arm_goes_before_the_armpit(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        curves = {(curve.meridian, curve.branch): curve for curve in anatomy.meridians if curve.side == "left"}
        pit = anatomy.landmark("axilla_apex", "left").position_mm
        for code, first, last in (("PC", "PC1", "PC2"), ("LU", "LU2", "LU3")):
            curve = curves[code, "main"]
            way = curve.points_mm[curve.stops[first] : curve.stops[last] + 1]
            level = way[np.abs(way[:, 0] - pit[0]).argmin()]
            assert level[2] > pit[2] + 15, code
            assert way[:, 1].max() > pit[1], code


def test_the_two_lines_of_the_back_run_side_by_side_and_meet_behind_the_knee(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        curves = {curve.branch: curve for curve in anatomy.meridians if curve.meridian == "BL" and curve.side == "left"}
        inner, outer = curves["main"], curves["outer"]
        assert next(iter(outer.stops)) == "BL10"
        assert list(outer.stops)[-1] == "BL40"
        heights = np.linspace(
            anatomy.location("BL53", "left").position_mm[1], anatomy.location("BL42", "left").position_mm[1], 12
        )
        for height in heights:
            beside = []
            for curve, first, last in ((inner, "BL11", "BL30"), (outer, "BL41", "BL54")):
                way = curve.points_mm[curve.stops[first] : curve.stops[last] + 1]
                beside.append(way[np.abs(way[:, 1] - height).argmin(), 0])
            assert beside[1] > beside[0] + 15


def test_a_line_follows_a_skin_that_changes() -> None:
    before, after = (compute_anatomy(BodyShape(weight=weight)) for weight in (0.5, 0.52))
    for curve in before.meridians:
        (moved,) = curves_on([curve], after.skin.mesh)
        assert np.linalg.norm(moved.points_mm - curve.points_mm, axis=1).max() < 12.0
        for code, row in curve.stops.items():
            found = after.location(code, curve.side)
            # The skin carries a point nearly as its rule does.
            assert np.linalg.norm(moved.points_mm[row] - found.position_mm) < 8.0, code
