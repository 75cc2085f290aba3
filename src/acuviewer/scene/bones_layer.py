"""The bones in one mesh, those that are shown; the chosen ones and those under a construction in a second, brighter one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from acuviewer.scene import vtk_data
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.bones import lit_bones, shown_bones
from acuviewer.theme import Theme

IVORY = (0.93, 0.87, 0.74)
LIGHT_SHARE = 0.45


class BonesLayer:
    """Two actors over the same vertices, the bones that stand out and all others, and both together for rays."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self.data = vtkPolyData()
        self._plain_data, self._plain = _actor(renderer)
        self._lit_data, self._lit = _actor(renderer)
        self._anatomy: Anatomy | None = None
        self.shown_triangles: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        """Cell i of ``data``, which is there for rays, is this triangle of the skeleton."""

    def show(self, anatomy: Anatomy, session: Session, theme: Theme) -> bool:
        """Draw the bones as the session wants them; whether what rays can meet has changed."""
        pattern = anatomy.skeleton.pattern
        names = shown_bones(session.layers, pattern.names)
        lit = lit_bones(anatomy, session)
        self._plain.SetVisibility(bool(names))
        self._lit.SetVisibility(bool(lit))
        if not names:
            changed = len(self.shown_triangles) > 0
            self.shown_triangles = np.empty(0, dtype=np.intp)
            return changed
        triangles = _rows(anatomy, names)
        changed = anatomy is not self._anatomy or not np.array_equal(triangles, self.shown_triangles)
        if anatomy is not self._anatomy:
            self._anatomy = anatomy
            for data in (self._plain_data, self._lit_data, self.data):
                vtk_data.set_points(data, anatomy.skeleton.mesh.vertices)
                vtk_data.set_normals(data, anatomy.skeleton.mesh.vertex_normals)
        if changed:
            self.shown_triangles = triangles
            vtk_data.set_triangles(self.data, pattern.topology.triangles[triangles])
        plain = tuple(name for name in names if name not in lit)
        vtk_data.set_triangles(self._plain_data, pattern.topology.triangles[_rows(anatomy, plain)])
        vtk_data.set_triangles(self._lit_data, pattern.topology.triangles[_rows(anatomy, lit)])
        for actor, colour in ((self._plain, IVORY), (self._lit, _mixed(IVORY, theme.rgb("landmark")))):
            actor.GetProperty().SetColor(*colour)
            actor.GetProperty().SetOpacity(session.layers.bones)
        return changed


def _mixed(bone: Sequence[float], light: Sequence[float]) -> tuple[float, float, float]:
    """Bone in the light of another colour: still bone, but told apart at once."""
    first, second, third = ((1 - LIGHT_SHARE) * one + LIGHT_SHARE * other for one, other in zip(bone, light, strict=True))
    return first, second, third


def _rows(anatomy: Anatomy, names: tuple[str, ...]) -> NDArray[np.intp]:
    """Triangles of some bones."""
    bones = anatomy.skeleton.pattern.bones
    rows = [np.arange(bones[name].triangles.start, bones[name].triangles.stop) for name in names]
    return np.concatenate(rows) if rows else np.empty(0, dtype=np.intp)


def _actor(renderer: vtkRenderer) -> tuple[vtkPolyData, vtkActor]:
    data = vtkPolyData()
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    mapper.ScalarVisibilityOff()
    actor = vtkActor()
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.SetInterpolationToPhong()
    look.SetAmbient(0.22)
    look.SetDiffuse(0.9)
    look.SetSpecular(0.12)
    look.SetSpecularPower(20.0)
    look.SetBackfaceCulling(True)
    renderer.AddActor(actor)
    return data, actor
