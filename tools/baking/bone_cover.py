"""Which place of the skin covers each vertex of the bones on a body, so that bones can give way to a tighter skin.

Only the outer skin counts: the pockets of mouth, nostrils and eyelids are closed to view and cover nothing.
"""

import hashlib
import os
from pathlib import Path
from typing import Any

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from vtkmodules.vtkCommonCore import mutable
from vtkmodules.vtkCommonDataModel import vtkStaticCellLocator

from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import unit
from acuviewer.geometry.probe import surface_point

Floats = NDArray[np.float64]
NEAR_MM, COVERS = 8.0, 0.5
"""Farther skin covers a place only if it looks away from it; the rim of a pocket does not. Cosine."""
N_DIRECTIONS, LEAST_SEEN = 48, 6
"""A triangle is outer skin when at least so many of so many directions lead from it into the open."""


def find_cover(places: Floats, skin: Skin, farthest_mm: float, looked_up: Path) -> dict[str, Any]:
    """``vertex`` (k,) rows of the (n, 3) bone vertices no deeper than ``farthest_mm``, ``triangle`` (k,), ``barycentric`` (k, 2).

    What is outer skin takes minutes to find and is kept in the folder ``looked_up``.
    """
    mesh = skin.mesh
    outer = np.flatnonzero(_outer_skin(skin, looked_up))
    locator = _locator(mesh.vertices, mesh.triangles[outer])
    rows, triangles, weights = [], [], []
    for row, place in enumerate(places):
        closest: list[float] = [0.0, 0.0, 0.0]
        cell, sub, squared = _out(0), _out(0), _out(0.0)
        locator.FindClosestPoint(place, closest, cell, sub, squared)
        if float(squared) > farthest_mm**2:
            continue
        triangle = int(outer[int(cell)])
        way, normal = np.array(closest) - place, unit(mesh.triangle_normals[triangle])
        if float(squared) > NEAR_MM**2 and float(way @ normal) < COVERS * float(squared) ** 0.5:
            continue
        met = surface_point(mesh.topology, triangle, _barycentric(mesh.vertices[mesh.triangles[triangle]], np.array(closest)))
        rows.append(row)
        triangles.append(met.triangle)
        weights.append(met.barycentric[:2])
    return {
        "vertex": np.array(rows, dtype=np.int32),
        "triangle": np.array(triangles, dtype=np.int32),
        "barycentric": np.array(weights, dtype=np.float32),
    }


def _out(start: float) -> Any:
    """A number that VTK writes into."""
    return mutable(start)


def _locator(vertices: Floats, triangles: NDArray[np.int32]) -> vtkStaticCellLocator:
    locator = vtkStaticCellLocator()
    locator.SetDataSet(pv.PolyData.from_regular_faces(vertices, triangles))
    locator.BuildLocator()
    return locator


def _outer_skin(skin: Skin, looked_up: Path) -> NDArray[np.bool_]:
    """Whether each triangle is outer skin, from the folder where this very skin was looked up before."""
    name = hashlib.sha256(np.ascontiguousarray(skin.mesh.vertices).tobytes()).hexdigest()[:16]
    path = looked_up / f"outer_skin_{name}.npy"
    if not path.exists():
        looked_up.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".part.npy")
        np.save(beside, _seen_from_outside(skin))
        os.replace(beside, path)
    return np.asarray(np.load(path), dtype=bool)


def _seen_from_outside(skin: Skin) -> NDArray[np.bool_]:
    """Whether each triangle is outer skin; only the head has pockets."""
    mesh, pattern = skin.mesh, skin.pattern
    seen = np.ones(len(mesh.triangles), dtype=bool)
    locator = _locator(mesh.vertices, mesh.triangles)
    count = np.arange(N_DIRECTIONS) + 0.5
    polar, turn = np.arccos(1 - 2 * count / N_DIRECTIONS), np.pi * (1 + 5**0.5) * count
    directions = np.column_stack([np.cos(turn) * np.sin(polar), np.cos(polar), np.sin(turn) * np.sin(polar)])
    normals = mesh.triangle_normals / np.linalg.norm(mesh.triangle_normals, axis=1)[:, None]
    head = pattern.regions == pattern.region_names.index("head")
    t, x, pc, sub = _out(0.0), [0.0] * 3, [0.0] * 3, _out(0)
    for row in np.flatnonzero(head):
        start = mesh.vertices[mesh.triangles[row]].mean(axis=0) + normals[row]
        open_ways = 0
        for direction in directions:
            open_ways += not locator.IntersectWithLine(start, start + 600.0 * direction, 1e-6, t, x, pc, sub)
            if open_ways >= LEAST_SEEN:
                break
        seen[row] = open_ways >= LEAST_SEEN
    return seen


def _barycentric(corners: Floats, place: Floats) -> Floats:
    first, second, third = corners
    weights: Floats = np.linalg.lstsq(
        np.vstack([np.column_stack([first, second, third]), np.ones(3)]), np.append(place, 1.0), rcond=None
    )[0]
    return weights
