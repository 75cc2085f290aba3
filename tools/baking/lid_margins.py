"""Where the lids end: the border between skin and eyeball as one sees it from in front."""

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData

from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.scene import vtk_data
from acuviewer.scene.sight import RayTree
from acuviewer.session.anatomy import Anatomy

_COLUMNS, _STEP_MM, _AHEAD_MM = 25, 0.1, 60.0


def lid_margins(anatomy: Anatomy) -> tuple[Floats, Floats]:
    """(25, 3) places along the margin of the left upper lid from the inner corner outward, and of the lower one."""
    inner, outer = (anatomy.landmarks.on_side(f"{name}_canthus", "left").position_mm for name in ("inner", "outer"))
    skin, eyes = _tree(anatomy.skin.mesh), _tree(anatomy.skin.eyes)
    upper, lower = [inner], [inner]
    for share in np.linspace(0.0, 1.0, _COLUMNS)[1:-1]:
        x, middle = (inner + share * (outer - inner))[:2]
        heights = middle + np.arange(-12.0, 12.0, _STEP_MM)
        met = [_first(skin, eyes, x, y, inner[2]) for y in heights]
        open_ = np.flatnonzero([place is None for place in met])
        if not len(open_):
            continue
        above, below = met[min(open_[-1] + 2, len(met) - 1)], met[max(open_[0] - 2, 0)]
        if above is not None and below is not None:
            upper.append(above)
            lower.append(below)
    return np.array([*upper, outer]), np.array([*lower, outer])


def _first(skin: RayTree, eyes: RayTree, x: float, y: float, z: float) -> Floats | None:
    """Where a look straight from in front meets the skin; None where it meets the eyeball before."""
    start, end = np.array([x, y, z + _AHEAD_MM]), np.array([x, y, z - _AHEAD_MM])
    on_skin, on_eye = skin.meet(start, end), eyes.meet(start, end)
    if on_skin is None or (on_eye is not None and on_eye[0][2] > on_skin[0][2]):
        return None
    return on_skin[0]


def _tree(mesh: TriangleMesh) -> RayTree:
    data = vtkPolyData()
    vtk_data.set_points(data, mesh.vertices)
    vtk_data.set_triangles(data, mesh.triangles)
    return RayTree(data)
