"""Hair, brows and lashes, strand by strand, when one is near enough to tell strands; from afar the colours of the skin serve."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.body.hairs import load_hairs
from acuviewer.body.skin import Skin
from acuviewer.scene import vtk_data
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.lens import Lens
from acuviewer.scene.surfaces import lit_surface
from acuviewer.session.session import Session

_NEAR_MM = 1700.0
"""From farther away a strand is much thinner than a pixel."""
_FULL = 0.995
"""Under a translucent skin hair would hide what one looks for."""


class HairsLayer(Layer):
    """All strands in one actor; they are laid on a body when one first comes near it."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._actor, self._data = lit_surface(renderer, 0.42, 0.72, 0.10, 14.0)
        # At the border of the head one sees strands from behind: they make its outline that of hair.
        self._actor.GetProperty().SetBackfaceCulling(False)
        self._actor.SetVisibility(False)
        self._wanted: Skin | None = None
        self._laid: Skin | None = None

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.layers.skin >= _FULL

    def show(self, frame: Frame) -> None:
        """Draw the hair of the session's body, if its skin is full."""
        self._wanted = frame.anatomy.skin if self.reads(frame.session) else None

    def follow(self, lens: Lens) -> None:
        """Come and go with the distance."""
        near = self._wanted is not None and lens.camera.distance_mm < _NEAR_MM
        self._actor.SetVisibility(near)
        if near and self._wanted is not None and self._wanted is not self._laid:
            self._lay(self._wanted)

    def _lay(self, skin: Skin) -> None:
        strands = load_hairs().on(skin.mesh, skin.shape)
        if self._laid is None:
            vtk_data.set_triangles(self._data, strands.triangles)
        self._laid = skin
        vtk_data.set_points(self._data, strands.vertices)
        vtk_data.set_normals(self._data, strands.normals)
        vtk_data.set_colours(self._data, strands.colours)
