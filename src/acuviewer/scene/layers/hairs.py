"""Hair, brows and lashes, strand by strand, when one is near enough to tell strands; from afar the colours of the skin serve."""

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.body.hairs import KINDS, load_hairs
from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import Ints
from acuviewer.scene import vtk_data
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.lens import Lens
from acuviewer.scene.surfaces import lit_surface
from acuviewer.session.session import Session
from acuviewer.shown.camera import mm_per_pixel

_NEAR_MM = 1700.0
"""From farther away a strand is much thinner than a pixel."""
_ALL_MM, _FEWEST, _GRADES = 0.18, 0.15, 8
"""All strands of the scalp are drawn where a pixel shows so many mm or fewer; of more never less than that share, in so many grades."""
_FULL = 0.995
"""Under a translucent skin hair would hide what one looks for."""

# One light for all strands, from where the key stands: VTK's sum over all lights would cost as much as half the skin.
_SHEEN = """
  float facing = max(dot(normalVCVSOutput, normalize(vec3(-0.45, 0.55, 0.75))), 0.0);
  fragOutput0 = vec4(diffuseColor * (0.40 + 0.62 * facing) + 0.05 * facing * facing * facing, 1.0);
"""


class HairsLayer(Layer):
    """All strands in one actor; they are laid on a body when one first comes near it."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._actor, self._data = lit_surface(renderer, 0.0, 1.0)
        self._actor.GetShaderProperty().AddFragmentShaderReplacement("//VTK::Light::Impl", True, _SHEEN, False)
        # At the border of the head one sees strands from behind: they make its outline that of hair.
        self._actor.GetProperty().SetBackfaceCulling(False)
        self._actor.SetVisibility(False)
        self._wanted: Skin | None = None
        self._laid: Skin | None = None
        self._triangles: Ints = np.empty((0, 3), dtype=np.int32)
        self._n_always = self._n_drawn = 0

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.layers.skin >= _FULL

    def show(self, frame: Frame) -> None:
        """Draw the hair of the session's body, if its skin is full."""
        self._wanted = frame.anatomy.skin if self.reads(frame.session) else None

    def follow(self, lens: Lens) -> None:
        """Come and go with the distance; where a pixel is wider than a strand, fewer of the scalp tell as much as all."""
        near = self._wanted is not None and lens.camera.distance_mm < _NEAR_MM
        self._actor.SetVisibility(near)
        if near and self._wanted is not None and self._wanted is not self._laid:
            self._lay(self._wanted)
        if near:
            share = min(max(_ALL_MM / mm_per_pixel(lens.camera, lens.height_px), _FEWEST), 1.0)
            of_scalp = (len(self._triangles) - self._n_always) * round(share * _GRADES) // _GRADES
            if self._n_always + of_scalp != self._n_drawn:
                self._n_drawn = self._n_always + of_scalp
                vtk_data.set_triangles(self._data, self._triangles[: self._n_drawn])

    def _lay(self, skin: Skin) -> None:
        hairs = load_hairs()
        strands = hairs.on(skin.mesh, skin.shape)
        self._laid = skin
        self._triangles, self._n_always = strands.triangles, int((hairs.kind < KINDS.index("scalp")).sum())
        vtk_data.set_points(self._data, strands.vertices)
        vtk_data.set_normals(self._data, strands.normals)
        vtk_data.set_colours(self._data, strands.colours)
