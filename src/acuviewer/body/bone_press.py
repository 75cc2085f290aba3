"""Where bones give way: to a tight skin over them, and to each other in their joints.

What lies over or against each vertex is found once, by ``tools/bake_models.py``; on every body the vertices then move along
the normal found there, as far as need be.
"""

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import Floats
from acuviewer.geometry.order import distinct, first_rows

LEAST_COVER_MM = 1.5
"""Thinnest skin over a bone; the thinnest that people have, over knuckles and shin, is about this."""
LEAST_GAP_MM = 0.3
"""Two bones of a joint keep so far apart; bones whose sources come from different people would otherwise cross."""
CONTACT_ROUNDS = 3
MOST_WAY_MM = 5.0
"""No vertex gives way to another bone farther: a joint that would ask for more is placed wrongly."""


class BoneCover:
    """Where a skin is so tight that a bone would come through, the bone gives way: its vertices go inward as far as need be.

    ``vertex`` (k,) rows of all bones stacked, and the places of the skin that cover them on the reference frame.
    """

    def __init__(self, vertex: NDArray[np.integer], triangle: NDArray[np.integer], barycentric: Floats) -> None:
        self._vertex, self._triangle = vertex, triangle
        self._weights: Floats = np.column_stack([barycentric, 1.0 - barycentric.sum(axis=1)])

    def among(self, rows: NDArray[np.bool]) -> "BoneCover":
        """The same for some vertices (n,) alone."""
        kept = rows[self._vertex]
        return BoneCover(self._vertex[kept], self._triangle[kept], self._weights[kept, :2])

    def press(self, vertices: Floats, skin: Skin) -> Floats:
        """(n, 3) vertices, none of the covered ones nearer to its place of the skin than ``LEAST_COVER_MM``."""
        mesh = skin.mesh
        over = mesh.positions_at(self._triangle, self._weights)
        normals = mesh.normals_at(self._triangle, self._weights)
        missing = LEAST_COVER_MM - np.einsum("ij,ij->i", over - vertices[self._vertex], normals)
        tight = np.flatnonzero(missing > 0.0)
        pressed = vertices.copy()
        pressed[self._vertex[tight]] -= missing[tight, None] * normals[tight]
        return pressed


class BoneContact:
    """Where two bones would cross, they give way: both by half, or the one beside the median plane to the one in it.

    ``vertex`` (k,) rows of all bones stacked, the corners (k, 3) and weights (k, 2) of the place on the other bone that each
    of them faces, the direction (k, 3) away from it, and the share (k,) of the way that the vertex goes.
    """

    def __init__(
        self,
        vertex: NDArray[np.integer],
        corners: NDArray[np.integer],
        barycentric: Floats,
        away: Floats,
        share: Floats,
    ) -> None:
        self._vertex, self._corners, self._away, self._share = vertex, corners, away.astype(float), share
        self._barycentric = barycentric
        self._touched = distinct(vertex)
        self._turns = _turns(vertex)
        self._weights = np.column_stack([barycentric, 1.0 - barycentric.sum(axis=1)])

    def among(self, rows: NDArray[np.bool]) -> "BoneContact":
        """The same for some vertices (n,) alone; adds to them those that they face, and so on."""
        while True:
            kept = rows[self._vertex]
            faced = self._corners[kept]
            if rows[faced].all():
                return BoneContact(self._vertex[kept], faced, self._barycentric[kept], self._away[kept], self._share[kept])
            rows[faced] = True

    def press(self, vertices: Floats) -> Floats:
        """(n, 3) vertices, those that face another bone ``LEAST_GAP_MM`` before it, or ``MOST_WAY_MM`` on the way there."""
        pressed = vertices.copy()
        for _ in range(CONTACT_ROUNDS):
            facing = np.einsum("ij,ijk->ik", self._weights, pressed.take(self._corners, axis=0))
            gap = np.einsum("ij,ij->i", pressed.take(self._vertex, axis=0) - facing, self._away)
            way = self._share * np.maximum(LEAST_GAP_MM - gap, 0.0)
            self._give_way(pressed, way)
        before = vertices.take(self._touched, axis=0)
        moved = pressed.take(self._touched, axis=0) - before
        far = np.sqrt(np.einsum("ij,ij->i", moved, moved))
        pressed[self._touched] = before + moved * np.minimum(1.0, MOST_WAY_MM / np.maximum(far, 1e-9))[:, None]
        return pressed

    def _give_way(self, vertices: Floats, way: Floats) -> None:
        """Move vertices by their ways (k,); one that faces several places gives way to each in turn."""
        for rows in self._turns:
            moving = rows[way.take(rows) > 0.0]
            if len(moving):
                vertices[self._vertex[moving]] += way[moving, None] * self._away[moving]


def _turns(numbers: NDArray[np.integer]) -> list[NDArray[np.intp]]:
    """Rows of whole numbers (k,): where each stands for the first time, where for the second time, and so on."""
    order = np.argsort(numbers, kind="stable")
    starts = first_rows(numbers[order])
    turn = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    return [np.sort(order[turn == number]) for number in range(int(turn.max(initial=-1)) + 1)]
