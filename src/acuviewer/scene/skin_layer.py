"""The skin, opaque or translucent, and the eyes in it."""

from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from acuviewer.scene import vtk_data
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session


class SkinLayer:
    """Two actors. A translucent skin shows its front faces only, blended plainly: right and fast without a GPU."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._skin, self._skin_data = _surface(renderer, specular=0.12, power=18.0)
        self._eyes, self._eye_data = _surface(renderer, specular=0.5, power=60.0)
        self._topology: object = None

    def show(self, anatomy: Anatomy, session: Session) -> None:
        """Draw the skin of an anatomy as the session wants it."""
        skin = anatomy.skin
        if self._topology is not skin.mesh.topology:
            self._topology = skin.mesh.topology
            vtk_data.set_triangles(self._skin_data, skin.mesh.triangles)
            vtk_data.set_colours(self._skin_data, skin.pattern.colours)
            vtk_data.set_triangles(self._eye_data, skin.eyes.triangles)
            vtk_data.set_colours(self._eye_data, skin.eye_colours)
        for data, mesh in ((self._skin_data, skin.mesh), (self._eye_data, skin.eyes)):
            vtk_data.set_points(data, mesh.vertices)
            vtk_data.set_normals(data, mesh.vertex_normals)
        self.restyle(session)

    def restyle(self, session: Session) -> None:
        """Follow the opacity without touching the mesh."""
        opacity = session.layers.skin
        self._skin.SetVisibility(opacity > 0.02)
        self._skin.GetProperty().SetOpacity(opacity)
        self._skin.GetProperty().SetBackfaceCulling(True)
        self._eyes.SetVisibility(opacity > 0.6)

    @property
    def skin_data(self) -> vtkPolyData:
        """The skin as VTK holds it, for rays."""
        return self._skin_data


def _surface(renderer: vtkRenderer, specular: float, power: float) -> tuple[vtkActor, vtkPolyData]:
    data = vtkPolyData()
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    mapper.SetScalarModeToUsePointData()
    actor = vtkActor()
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.SetInterpolationToPhong()
    look.SetAmbient(0.2)
    look.SetDiffuse(0.9)
    look.SetSpecular(specular)
    look.SetSpecularPower(power)
    renderer.AddActor(actor)
    return actor, data
