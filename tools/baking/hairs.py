"""Lays the strands of hair on a reference body: scalp, brows, lashes, each a root in a triangle and a way to its tip.

Where hair is, the baked colours of the skin say; how it lies is drawn: from the crown outward, along the brows, out from the lids.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.hairs import KINDS
from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.geometry.probe import closest_point
from acuviewer.session.anatomy import Anatomy
from baking.lid_margins import lid_margins

_SEED = 20
_SCALP, _BROW = 5200, 170
_EAR_MM = 13.0
_CROWN_MM = np.array([0.0, -2.0, -42.0])
"""The whorl of the hair, seen from the vertex of the head."""


class Laid(NamedTuple):
    """Roots with outward normals, and the ways from there to the tips, all (k, 3) in mm; widths (k,)."""

    triangles: NDArray[np.intp]
    weights: Floats
    ways: Floats
    widths: Floats


def bake_hairs(anatomy: Anatomy, hair: Floats) -> dict[str, NDArray[Any]]:
    """Arrays of ``hairs.npz``; ``hair`` (n,) is the share of hair of each vertex of the skin, brows included."""
    dice = np.random.default_rng(_SEED)
    mesh = anatomy.skin.mesh
    laid = (_lashes(anatomy, dice), _brows(anatomy, hair, dice), _scalp(anatomy, hair, dice))
    kind = np.repeat(np.arange(len(KINDS)), [len(part.triangles) for part in laid])
    triangles, weights, ways, widths = (np.concatenate(part) for part in zip(*laid, strict=True))
    return {
        "triangles": triangles.astype(np.int32),
        "weights": np.floor(weights[:, :2] * 255.0).astype(np.uint8),
        "way": _in_triangles(mesh, triangles, weights, ways).astype(np.float16),
        "width": widths.astype(np.float16),
        "tone": dice.integers(0, 256, len(kind)).astype(np.uint8),
        "kind": kind.astype(np.uint8),
    }


def _scalp(anatomy: Anatomy, hair: Floats, dice: np.random.Generator) -> Laid:
    mesh = anatomy.skin.mesh
    brow_mm = float(anatomy.landmarks.on_side("eyebrow_middle", "left").position_mm[1])
    over = np.clip(hair / 0.55, 0.0, 1.0)
    front = anatomy.landmarks.on_side("outer_canthus", "left").position_mm
    # Brows are laid by themselves.
    face = (mesh.vertices[:, 2] > front[2] - 22.0) & (mesh.vertices[:, 1] < brow_mm + 28.0)
    over[face] = 0.0
    for name in ("ear_apex", "tragus", "ear_lobe_lower_attachment"):
        for side in ("left", "right"):
            ear = anatomy.landmarks.on_side(name, side).position_mm
            over[np.linalg.norm(mesh.vertices - ear, axis=1) < _EAR_MM] = 0.0
    triangles, weights, share = _sown(mesh, over, _SCALP, dice, lambda s: _smooth(s, 0.10, 0.45))
    roots, out = mesh.positions_at(triangles, weights), _normals(mesh, triangles, weights)
    crown = anatomy.landmarks.on_side("vertex", "left").position_mm + _CROWN_MM
    ways = roots - crown + [0.0, -25.0, 0.0] * np.abs(roots[:, :1] / 75.0)
    ways = _unit(_tangent(ways, out)) + 0.30 * _unit(_tangent(dice.normal(size=ways.shape), out))
    length = (4.0 + 8.5 * share) * dice.uniform(0.75, 1.2, len(share))
    lift = (0.30 + 0.70 * share) * dice.uniform(0.5, 1.2, len(share))
    ways = _unit(_tangent(ways, out)) * length[:, None] + lift[:, None] * out
    return Laid(triangles, weights, ways, dice.uniform(0.7, 1.5, len(share)) * (0.55 + 0.45 * share))


def _brows(anatomy: Anatomy, hair: Floats, dice: np.random.Generator) -> Laid:
    mesh = anatomy.skin.mesh
    parts = []
    sides: tuple[tuple[Side, float], ...] = (("left", 1.0), ("right", -1.0))
    for side, sign in sides:
        inner, middle, outer = (
            anatomy.landmarks.on_side(f"eyebrow_{name}", side).position_mm for name in ("inner_end", "middle", "outer_end")
        )
        near = (sign * mesh.vertices[:, 0] > 6.0) & (np.abs(mesh.vertices[:, 1] - middle[1]) < 16.0)
        near &= mesh.vertices[:, 2] > outer[2] - 6.0
        triangles, weights, _ = _sown(mesh, np.where(near, hair / 0.62, 0.0), _BROW, dice, lambda s: _smooth(s, 0.25, 0.75))
        roots, out = mesh.positions_at(triangles, weights), _normals(mesh, triangles, weights)
        along = np.clip((sign * roots[:, 0] - sign * inner[0]) / (sign * outer[0] - sign * inner[0]), 0.0, 1.0)
        # Upright at the inner end, then outward, and down behind the arch; the upper hairs lie down, the lower ones rise.
        line = np.interp(along, [0.0, 0.45, 1.0], [inner[1] + 1.0, middle[1], outer[1]])
        rise = np.interp(along, [0.0, 0.25, 0.6, 1.0], [1.6, 0.55, 0.05, -0.45]) - 0.16 * (roots[:, 1] - line)
        ways = np.column_stack([sign * np.ones(len(along)), rise, np.zeros(len(along))])
        ways = _unit(_tangent(ways, out) + 0.12 * dice.normal(size=ways.shape))
        length = np.interp(along, [0.0, 0.3, 1.0], [5.0, 7.5, 6.0]) * dice.uniform(0.8, 1.2, len(along))
        ways = _unit(_tangent(ways, out)) * length[:, None] + 0.55 * out
        parts.append(Laid(triangles, weights, ways, dice.uniform(0.40, 0.62, len(along))))
    return Laid(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def _lashes(anatomy: Anatomy, dice: np.random.Generator) -> Laid:
    """Along both lids of both eyes: a dark line of short strands end to end, and the lashes that stand out from it."""
    mesh = anatomy.skin.mesh
    upper, lower = lid_margins(anatomy)
    parts: list[tuple[int, Floats, Floats, float]] = []
    for margin, rows, length, fan in ((upper, 46, 6.6, 0.75), (lower, 26, 3.0, -0.75)):
        share = np.linspace(0.0, 1.0, len(margin))
        for here in np.linspace(0.04, 0.97, rows) + dice.uniform(-0.006, 0.006, rows):
            root = np.array([np.interp(here, share, column) for column in margin.T])
            # They fan out: at the outer corner to the side, in the middle straight on.
            way = _unit(np.array([0.75 * (here - 0.35), fan, 0.85]))
            parts.append((*_root(mesh, root), way * length * (0.55 + 0.6 * here) * dice.uniform(0.8, 1.15), 0.30))
        # The line itself, of the upper lid broader.
        places = np.stack([np.interp(np.linspace(0.0, 1.0, 33), share, column) for column in margin.T], axis=1)
        for start, end in zip(places[:-2], places[2:], strict=True):
            parts.append((*_root(mesh, start), end - start, 0.75 if fan > 0 else 0.32))
    triangles = np.array([part[0] for part in parts], dtype=np.intp)
    weights, ways = (np.array([part[k] for part in parts]) for k in (1, 2))
    widths = np.array([part[3] for part in parts])
    pattern = anatomy.skin.pattern
    twins = pattern.mirrored_triangle[triangles].astype(np.intp)
    return Laid(
        np.concatenate([triangles, twins]),
        np.concatenate([weights, weights[:, [0, 2, 1]]]),
        np.concatenate([ways, ways * [-1.0, 1.0, 1.0]]),
        np.concatenate([widths, widths]),
    )


def _root(mesh: TriangleMesh, place: Floats) -> tuple[int, Floats]:
    """The triangle and weights of the place of the skin nearest to one that is turned to the front."""
    middles = mesh.vertices[mesh.triangles].mean(axis=1)
    near = np.argsort(np.linalg.norm(middles - place, axis=1))[:12]
    found = closest_point(mesh, place, near)
    return found.triangle, np.array(found.barycentric)


def _sown(
    mesh: TriangleMesh, density: Floats, count: int, dice: np.random.Generator, wanted: Any
) -> tuple[NDArray[np.intp], Floats, Floats]:
    """``count`` places strewn over the skin as densely as (n,) ``density`` says: triangles, weights, and the density at each."""
    corners = mesh.vertices[mesh.triangles]
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    areas = areas * (density[mesh.triangles].max(axis=1) > 0.02)
    triangles = dice.choice(len(areas), size=8 * count, p=areas / areas.sum())
    weights = dice.dirichlet(np.ones(3), size=len(triangles))
    share = np.einsum("kc,kc->k", weights, density[mesh.triangles[triangles]])
    kept = np.flatnonzero(dice.random(len(share)) < wanted(share))[:count]
    return triangles[kept].astype(np.intp), weights[kept], share[kept]


def _in_triangles(mesh: TriangleMesh, triangles: NDArray[np.intp], weights: Floats, ways: Floats) -> Floats:
    """(k, 3) ways in mm along two edges of their triangles and out from the skin."""
    corners = mesh.vertices[mesh.triangles[triangles]]
    frames = np.stack([corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0], _normals(mesh, triangles, weights)], axis=2)
    return np.linalg.solve(frames, ways[:, :, None])[:, :, 0].astype(np.float64)


def _normals(mesh: TriangleMesh, triangles: NDArray[np.intp], weights: Floats) -> Floats:
    return _unit(np.einsum("kc,kcd->kd", weights, mesh.vertex_normals[mesh.triangles[triangles]]))


def _tangent(ways: Floats, out: Floats) -> Floats:
    found: Floats = ways - np.einsum("kd,kd->k", ways, out)[:, None] * out
    return found


def _unit(ways: Floats) -> Floats:
    found: Floats = ways / np.maximum(np.linalg.norm(ways, axis=-1, keepdims=True), 1e-9)
    return found


def _smooth(value: Floats, low: float, high: float) -> Floats:
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    found: Floats = t * t * (3.0 - 2.0 * t)
    return found
