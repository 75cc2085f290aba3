"""A place on a mesh, as a value; apart from the meshes, so that whoever only names places need not load what computes them."""

from typing import NamedTuple


class SurfacePoint(NamedTuple):
    """A place on a mesh: a triangle and three barycentric weights that add up to 1."""

    triangle: int
    barycentric: tuple[float, float, float]
