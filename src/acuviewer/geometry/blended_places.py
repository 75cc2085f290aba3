"""Places of a surface that go from where they lie on one shape to where they lie on another, while the surface itself changes."""

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePlaces, TriangleMesh

MOST_WAY_MM = 12.0
"""What lies farther apart on the two shapes has jumped, and is not on the way from the one to the other."""


@dataclass(frozen=True, eq=False)
class BlendedPlaces:
    """The places that (k,) things have on a ``near`` shape, and on a ``far`` one: a ``share`` of the way from there to here is gone.

    A share below 0 or above 1 goes on beyond one of them. The way is straight; over the few millimetres that it is long a skin is nearly flat.
    """

    near: SurfacePlaces
    far: SurfacePlaces | None = None
    share: float = 0.0

    def on(self, mesh: TriangleMesh) -> tuple[Floats, Floats]:
        """(k, 3) positions on a mesh of the topology, and (k, 3) outward unit normals of the near places."""
        positions, normals = self.near.on(mesh), self.near.normals_on(mesh)
        if self.far is not None:
            ways = self.far.on(mesh) - positions
            ways[np.einsum("ij,ij->i", ways, ways) > MOST_WAY_MM**2] = 0.0
            positions += self.share * ways
        return positions, normals
