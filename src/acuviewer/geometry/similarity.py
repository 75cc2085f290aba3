"""Carrying a solid by pairs of places: a similarity, with a little unevenness where the pairs ask for it."""

from functools import cached_property
from math import sqrt

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats

STIFFNESS = 0.08
"""How strongly a solid keeps its form against the pairs when nothing is said; with two or three pairs it keeps it altogether."""


@dataclass(frozen=True, eq=False)
class Carriage:
    """An affine map of places: ``matrix`` (3, 3) and ``shift`` (3,)."""

    matrix: Floats
    shift: Floats

    def __call__(self, places: Floats) -> Floats:
        """(n, 3) or (3,) places carried."""
        carried: Floats = places @ self.matrix.T + self.shift
        return carried

    @cached_property
    def rotation(self) -> Floats:
        """(3, 3) rotation nearest to the matrix."""
        left, _, right = np.linalg.svd(self.matrix)
        turned: Floats = left @ np.diag([1.0, 1.0, np.sign(np.linalg.det(left @ right))]) @ right
        return turned


def fit_carriage(
    sources: Floats,
    targets: Floats,
    weights: Floats,
    most_uneven: float,
    stiffness: float = STIFFNESS,
    keeps_length: bool = False,
) -> Carriage:
    """The map that carries (k, 3) ``sources`` nearest to ``targets``, its longest axis at most ``most_uneven`` times its shortest.

    What is more uneven becomes shorter and broader, or, with ``keeps_length``, broader alone: a long bone reaches both its joints.
    Needs three pairs that are not on a line. Similarity after Umeyama, IEEE TPAMI 1991;13:376-380.
    """
    share = weights / weights.sum()
    source_mean, target_mean = share @ sources, share @ targets
    centred, wanted = sources - source_mean, targets - target_mean
    left, singular, right = np.linalg.svd((wanted * share[:, None]).T @ centred)
    signs = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    rotation = left @ np.diag(signs) @ right
    spread = float(share @ (centred**2).sum(axis=1))
    scale = float(singular @ signs) / spread
    matrix = scale * rotation
    if most_uneven > 1.0 and len(sources) > 3:
        matrix = _uneven(matrix, centred @ matrix.T, wanted, share, most_uneven, stiffness, keeps_length)
    return Carriage(matrix, target_mean - matrix @ source_mean)


def _uneven(
    matrix: Floats, carried: Floats, wanted: Floats, share: Floats, most_uneven: float, stiffness: float, keeps_length: bool
) -> Floats:
    """``matrix`` followed by the stretch that brings the pairs nearer."""
    moments = (carried * share[:, None]).T @ carried
    stiff = stiffness * np.trace(moments) * np.eye(3)
    stretch = np.linalg.solve(moments + stiff, moments + stiff + (carried * share[:, None]).T @ (wanted - carried)).T
    left, singular, right = np.linalg.svd(stretch)
    middle = np.sqrt(singular[0] * singular[2])
    limit = np.sqrt(most_uneven)
    if keeps_length:
        middle = max(middle, singular[0] / limit)
    even: Floats = left @ np.diag(np.clip(singular, middle / limit, middle * limit)) @ right @ matrix
    return even


def carry_axis(source: tuple[Floats, Floats], target: tuple[Floats, Floats], rotation: Floats) -> Carriage:
    """The similarity that lays one axis (two places) on another, turned about it as little as may be from ``rotation``."""
    along, wanted = rotation @ (source[1] - source[0]), target[1] - target[0]
    turned = _shortest_turn(along, wanted) @ rotation
    matrix = sqrt(float(wanted @ wanted) / float(along @ along)) * turned
    return Carriage(matrix, target[0] - matrix @ source[0])


def _shortest_turn(start: Floats, end: Floats) -> Floats:
    """(3, 3) rotation about the common normal that takes the direction ``start`` to the direction ``end``."""
    (ax, ay, az), (bx, by, bz) = start.tolist(), end.tolist()
    both = sqrt((ax * ax + ay * ay + az * az) * (bx * bx + by * by + bz * bz))
    x, y, z = (ay * bz - az * by) / both, (az * bx - ax * bz) / both, (ax * by - ay * bx) / both
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    turn: Floats = np.eye(3) + cross + cross @ cross / (1.0 + (ax * bx + ay * by + az * bz) / both)
    return turn


class Solid:
    """A form (n, 3) whose bent copies can be made more even: the stretch that all of it takes part in is limited."""

    def __init__(self, form: Floats) -> None:
        self._inverse = np.linalg.pinv(form - form.mean(axis=0))

    def evening(self, bent: Floats, most_uneven: float) -> Carriage:
        """The stretch of ``bent`` (n, 3) about its middle after which its longest axis is ``most_uneven`` times its shortest at most."""
        middle = bent.mean(axis=0)
        left, singular, _ = np.linalg.svd((self._inverse @ (bent - middle)).T)
        mean, limit = np.sqrt(singular[0] * singular[2]), np.sqrt(most_uneven)
        stretch = left @ np.diag(np.clip(singular, mean / limit, mean * limit) / singular) @ left.T
        return Carriage(stretch, middle - stretch @ middle)
