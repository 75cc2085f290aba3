"""The bones in one mesh, those that are shown; the chosen ones and those under a construction in a second, brighter one."""

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.body.relief import load_relief
from acuviewer.body.skeleton import SkeletonPattern
from acuviewer.geometry.mesh import Floats
from acuviewer.scene import vtk_data
from acuviewer.scene.layers.layer import Frame, Layer, Ray
from acuviewer.scene.sight import FAR_MM, RayTree
from acuviewer.scene.surfaces import lit_surface
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.bones import lit_bones, shown_bones, shows_bones
from acuviewer.shown.marks import Pick
from acuviewer.theme import Colour, Theme

LIGHT_SHARE = 0.55
_QUIET, _GREY = 0.86, 0.5


class BonesLayer(Layer):
    """Two actors over the same vertices, the bones that stand out and all others, and both together for rays."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._data = vtkPolyData()
        self._tree = RayTree(self._data)
        self._plain, self._plain_data = lit_surface(renderer, 0.28, 0.90)
        self._lit, self._lit_data = lit_surface(renderer, 0.28, 0.90)
        for actor in (self._plain, self._lit):
            # Bones that one sees through are drawn before the shell of the skin too, which would hide them.
            actor.ForceOpaqueOn()
        self._anatomy: Anatomy | None = None
        self._painted: tuple[Theme, bool] | None = None
        # Cell i of the data for rays is this triangle of the skeleton.
        self._shown_triangles: NDArray[np.intp] = np.empty(0, dtype=np.intp)

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        layers = session.layers
        return session.selection, layers.skin, layers.bones, layers.hidden_bones, layers.isolated_bone

    def show(self, frame: Frame) -> None:
        """Draw the bones as the session wants them."""
        anatomy, session = frame.anatomy, frame.session
        if not shows_bones(session.layers):
            self._plain.SetVisibility(False)
            self._lit.SetVisibility(False)
            self._shown_triangles = np.empty(0, dtype=np.intp)
            self._anatomy = None  # no body is kept for what nobody sees
            return
        pattern = anatomy.skeleton.pattern
        names = shown_bones(session.layers, pattern.names)
        lit = lit_bones(anatomy, session)
        self._plain.SetVisibility(bool(names))
        self._lit.SetVisibility(bool(lit))
        triangles = _rows(anatomy, names)
        if anatomy is not self._anatomy or not np.array_equal(triangles, self._shown_triangles):
            self._tree.forget()
            vtk_data.set_triangles(self._data, pattern.topology.triangles[triangles])
            self._shown_triangles = triangles
        if anatomy is not self._anatomy:
            self._anatomy = anatomy
            for data in (self._plain_data, self._lit_data, self._data):
                vtk_data.set_points(data, anatomy.skeleton.mesh.vertices)
                vtk_data.set_normals(data, anatomy.skeleton.mesh.vertex_normals)
        plain = tuple(name for name in names if name not in lit)
        vtk_data.set_triangles(self._plain_data, pattern.topology.triangles[_rows(anatomy, plain)])
        vtk_data.set_triangles(self._lit_data, pattern.topology.triangles[_rows(anatomy, lit)])
        if (frame.theme, bool(lit)) != self._painted:
            self._painted = frame.theme, bool(lit)
            colours = tissue_colours(pattern, frame.theme)
            shades = load_relief().bone_shades(pattern)
            vtk_data.set_colours(self._plain_data, _as_bytes(shades * (_quiet(colours) if lit else colours)))
            vtk_data.set_colours(self._lit_data, _as_bytes(shades * _lit_by(colours, frame.theme.rgb("bone_lit"))))
        for actor in (self._plain, self._lit):
            actor.GetProperty().SetOpacity(session.layers.bones)

    def pick(self, ray: Ray) -> Pick | None:
        """The bone that the ray meets first."""
        if self._anatomy is None:
            return None
        start, direction = ray.projection.ray(ray.x, ray.y)
        met = self._tree.meet(start, start + direction * FAR_MM)
        if met is None:
            return None
        pattern = self._anatomy.skeleton.pattern
        bone = pattern.bones[pattern.names[pattern.bone_of_triangle[self._shown_triangles[met[1]]]]]
        return Pick("bone", bone.name, bone.side, met[0])


def tissue_colours(pattern: SkeletonPattern, theme: Theme) -> Floats:
    """(n, 3) colour of each vertex, from 0 to 1: cartilage is told from bone."""
    bones = pattern.bones.values()
    colours = np.array([theme.rgb(bone.tissue) for bone in bones])
    found: Floats = np.repeat(colours, [bone.vertices.stop - bone.vertices.start for bone in bones], axis=0)
    return found


def _lit_by(colours: Floats, light: Colour) -> Floats:
    """Bone in the light of another colour: still bone, but told apart at once."""
    return (1 - LIGHT_SHARE) * colours + LIGHT_SHARE * np.array(light)


def _quiet(colours: Floats) -> Floats:
    """Bone that steps back behind others: greyer and a little darker."""
    grey = colours.mean(axis=1, keepdims=True)
    quiet: Floats = _QUIET * ((1 - _GREY) * colours + _GREY * grey)
    return quiet


def _as_bytes(colours: Floats) -> NDArray[np.uint8]:
    return np.rint(255 * np.minimum(colours, 1.0)).astype(np.uint8)


def _rows(anatomy: Anatomy, names: tuple[str, ...]) -> NDArray[np.intp]:
    """Triangles of some bones."""
    bones = anatomy.skeleton.pattern.bones
    rows = [np.arange(bones[name].triangles.start, bones[name].triangles.stop) for name in names]
    return np.concatenate(rows) if rows else np.empty(0, dtype=np.intp)
