"""Depth to bone, painted on the skin."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.i18n import Words
from acuviewer.scene import vtk_data
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.lens import Lens
from acuviewer.scene.surfaces import lit_surface
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.bone_depth import depth_colours, depth_legend, tell_depth
from acuviewer.shown.camera import eye
from acuviewer.shown.legend import Legend
from acuviewer.shown.marks import Pick

_BEFORE_MM = 0.2
"""So far before the skin the map lies, as the eye sees it: it hides the skin and nothing else."""


class BoneDepthLayer(Layer):
    """A second skin in the colours of the map; its mesh is made when somebody first looks at it."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._actor, self._data = lit_surface(renderer, 0.5, 0.6)
        self._actor.SetVisibility(False)
        self._anatomy: Anatomy | None = None

    @staticmethod
    def reads(session: Session) -> object:
        """The map lies on the skin, and is as transparent."""
        return session.layers.bone_depth, session.layers.skin

    def show(self, frame: Frame) -> None:
        """Draw the map, if the session wants it."""
        layers, anatomy = frame.session.layers, frame.anatomy
        self._actor.SetVisibility(layers.bone_depth and layers.skin > 0.02)
        if not layers.bone_depth:
            self._anatomy = None  # no body is kept for what nobody sees
            return
        if anatomy is not self._anatomy:
            mesh = anatomy.skin.mesh
            if self._data.GetNumberOfPolys() == 0:
                vtk_data.set_triangles(self._data, mesh.triangles)
            vtk_data.set_points(self._data, mesh.vertices)
            vtk_data.set_normals(self._data, mesh.vertex_normals)
            self._anatomy = anatomy
        vtk_data.set_colours(self._data, depth_colours(anatomy, frame.theme))
        self._actor.GetProperty().SetOpacity(layers.skin)

    def follow(self, lens: Lens) -> None:
        """Lie a hair before the skin."""
        self._actor.SetOrigin(*eye(lens.camera))
        self._actor.SetScale(1.0 - _BEFORE_MM / lens.camera.distance_mm)

    @staticmethod
    def legend(frame: Frame) -> Legend | None:
        """What the colours mean, while the map is drawn."""
        layers = frame.session.layers
        return depth_legend(frame.theme) if layers.bone_depth and layers.skin > 0.02 else None

    @staticmethod
    def tell(pick: Pick, frame: Frame) -> Words:
        """The depth where one points, while the map is drawn."""
        return tell_depth(frame.anatomy, pick) if frame.session.layers.bone_depth else ""
