"""Rings of practitioners' spread: the published area on this body's skin, measured here in another way than the ring was made."""

import numpy as np
import pytest

from acuviewer.body.regions import regions_between
from acuviewer.geometry.probe import closest_point
from acuviewer.geometry.section import SectionError
from acuviewer.knowledge.library import load_library
from acuviewer.points.location import Location
from acuviewer.points.spread import N_DIRECTIONS, Ring, lay_rings
from acuviewer.session.anatomy import Anatomy
from bodies import reference

MEASURED = load_library().spread


@pytest.fixture(params=["lean woman", "heavy woman", "muscular man"])
def anatomy(request: pytest.FixtureRequest) -> Anatomy:
    return reference(request.param)


def _rings(anatomy: Anatomy, code: str, side: str = "left") -> tuple[Location, list[Ring]]:
    found = anatomy.location(code, side)
    assert found is not None
    return found, lay_rings(anatomy.skin, found, [area * 100 for area in MEASURED[code].areas_cm2.values()])


def _skin_inside(anatomy: Anatomy, found: Location, ring: Ring) -> float:
    """mm² of skin inside a ring: small pieces of the skin's triangles, each counted when it lies inside as seen along the normal."""
    mesh = anatomy.skin.mesh
    corners = mesh.vertices[mesh.triangles]
    near = np.linalg.norm(corners.mean(axis=1) - found.position_mm, axis=1) < 1.5 * ring.radius_mm + 10
    near &= mesh.triangle_normals @ found.normal > 0
    corners = corners[near]
    # Pieces of a fifteenth of the ring's radius or less.
    for _ in range(4 if ring.radius_mm < 12 else 3 if ring.radius_mm < 25 else 2):
        a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
        ab, bc, ca = (a + b) / 2, (b + c) / 2, (c + a) / 2
        corners = np.concatenate([np.stack(p, axis=1) for p in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))])
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
    first = np.cross(found.normal, [0.0, 0.0, 1.0] if abs(found.normal[2]) < 0.9 else [1.0, 0.0, 0.0])
    first /= np.linalg.norm(first)
    frame = np.stack([first, np.cross(found.normal, first)], axis=1)
    flat, line = (corners.mean(axis=1) - found.position_mm) @ frame, (ring.line_mm - found.position_mm) @ frame
    a, b = line[:-1][None], line[1:][None]
    x, y = flat[:, None, 0], flat[:, None, 1]
    spans = (a[..., 1] > y) != (b[..., 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = spans & (x < (b[..., 0] - a[..., 0]) * (y - a[..., 1]) / (b[..., 1] - a[..., 1]) + a[..., 0])
    return float(areas[crossing.sum(axis=1) % 2 == 1].sum())


@pytest.mark.parametrize("code", MEASURED)
def test_a_ring_encloses_the_published_area_of_this_body_s_skin(anatomy: Anatomy, code: str) -> None:
    found, rings = _rings(anatomy, code)
    for area_cm2, ring in zip(MEASURED[code].areas_cm2.values(), rings, strict=True):
        assert ring.area_mm2 == pytest.approx(100 * area_cm2, rel=2e-4)
        assert _skin_inside(anatomy, found, ring) == pytest.approx(100 * area_cm2, rel=0.03)


@pytest.mark.parametrize("code", MEASURED)
def test_a_ring_lies_closed_on_the_skin_of_its_own_limb(anatomy: Anatomy, code: str) -> None:
    found, rings = _rings(anatomy, code)
    pattern = anatomy.skin.pattern
    home = pattern.region_names[pattern.regions[found.surface.triangle]]
    centres = anatomy.skin.mesh.vertices[anatomy.skin.mesh.triangles[:, 0]]
    around = np.flatnonzero(np.linalg.norm(centres - found.position_mm, axis=1) < 80)
    for ring in rings:
        assert len(ring.line_mm) == N_DIRECTIONS + 1
        assert np.array_equal(ring.line_mm[0], ring.line_mm[-1])
        for place in ring.line_mm[::6]:
            touched = closest_point(anatomy.skin.mesh, place, around)
            assert np.linalg.norm(anatomy.skin.mesh.position(touched) - place) < 0.05
            assert pattern.region_names[pattern.regions[touched.triangle]] in regions_between(home, home)
        away = np.linalg.norm(ring.line_mm - found.position_mm, axis=1)
        assert away.max() <= ring.radius_mm + 0.01
        # On a lean leg the skin between the middle and the ring is bowed by less than a radian.
        assert away.min() > 0.85 * ring.radius_mm
        steps = np.linalg.norm(np.diff(ring.line_mm, axis=0), axis=1)
        assert steps.max() < 1.6 * steps.mean(), "the ring has a jump"


@pytest.mark.parametrize("code", ["ST36", "BL23"])
def test_the_other_side_has_a_ring_as_large(anatomy: Anatomy, code: str) -> None:
    _, left = _rings(anatomy, code)
    _, right = _rings(anatomy, code, "right")
    for one, other in zip(left, right, strict=True):
        assert other.radius_mm == pytest.approx(one.radius_mm, rel=0.01)
        assert (other.line_mm[:, 0] < 0).all()


def test_the_ring_grows_with_the_published_area_and_not_with_the_body() -> None:
    small, large = map(reference, ("old woman", "muscular man"))
    assert large.ruler.mm_per_cun("leg_anterior") > 1.1 * small.ruler.mm_per_cun("leg_anterior")
    radii = [_rings(anatomy, "ST36")[1][1].radius_mm for anatomy in (small, large)]
    assert radii[0] == pytest.approx(radii[1], rel=0.03)
    _, (narrow, wide) = _rings(large, "ST36")
    assert wide.radius_mm / narrow.radius_mm == pytest.approx((20.7 / 5.1) ** 0.5, rel=0.03)


def test_an_area_that_has_no_room_is_refused() -> None:
    anatomy = reference("lean woman")
    found = anatomy.location("LU11", "left")
    assert found is not None
    with pytest.raises(SectionError):
        lay_rings(anatomy.skin, found, [90000.0])
