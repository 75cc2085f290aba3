"""How much of the light from all around each place of a surface misses, looked up in depth pictures from many sides."""

from collections.abc import Iterator

import numpy as np

# The OpenGL backends register themselves on import.
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow

from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.scene import vtk_data

_PIXELS = 1600
_N_DIRECTIONS = 240
_LIFT_MM, _SLACK_MM = 0.8, 0.6
"""Places are lifted off the surface, and what lies before them by less than the slack is the surface itself."""


def occlusion(mesh: TriangleMesh, reach_mm: float) -> Floats:
    """(n,) the share of light, from 0 to 1, that what stands within ``reach_mm`` keeps from each vertex; the nearer the more.

    How far away something stands is measured to its side that the light falls on: thick things count for less than thin ones.
    """
    places = mesh.vertices + _LIFT_MM * mesh.vertex_normals
    hidden, light = np.zeros(len(places)), np.zeros(len(places))
    for direction, depth_picture in _pictures(mesh):
        cosine = mesh.vertex_normals @ direction
        lit = np.flatnonzero(cosine > 0.0)
        before = depth_picture(places[lit])
        share = np.where(before > _SLACK_MM, np.clip(1.0 - before / reach_mm, 0.0, 1.0), 0.0)
        hidden[lit] += cosine[lit] * share
        light[lit] += cosine[lit]
    return hidden / np.maximum(light, 1e-9)


class _DepthPicture:
    """A depth picture: how far before a place, toward the eye, the surface begins."""

    def __init__(self, nearest_mm: Floats, axes: Floats, centre: Floats, half_mm: float) -> None:
        self._nearest, self._axes, self._centre, self._half = nearest_mm, axes, centre, half_mm

    def __call__(self, places: Floats) -> Floats:
        """(k,) mm for (k, 3) places."""
        right, up, toward = ((places - self._centre) @ self._axes.T).T
        column, row = (np.clip(((v / self._half + 1) / 2 * _PIXELS).astype(int), 0, _PIXELS - 1) for v in (right, up))
        found: Floats = self._nearest[row, column] - toward
        return found


def _directions() -> Floats:
    """(k, 3) unit vectors, evenly all around."""
    k = np.arange(_N_DIRECTIONS) + 0.5
    height, turn = 1 - 2 * k / _N_DIRECTIONS, k * np.pi * (3 - 5**0.5)
    level = np.sqrt(1 - height**2)
    return np.stack([level * np.cos(turn), height, level * np.sin(turn)], axis=1)


def _pictures(mesh: TriangleMesh) -> Iterator[tuple[Floats, _DepthPicture]]:
    """A depth picture from each direction."""
    data = vtkPolyData()
    vtk_data.set_points(data, mesh.vertices)
    vtk_data.set_triangles(data, mesh.triangles)
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.GetProperty().LightingOff()
    actor.GetProperty().SetBackfaceCulling(True)
    renderer = vtkRenderer()
    renderer.AddActor(actor)
    window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    window.SetMultiSamples(0)
    window.SetSize(_PIXELS, _PIXELS)
    window.AddRenderer(renderer)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    centre = (low + high) / 2
    half = float(np.linalg.norm(mesh.vertices - centre, axis=1).max()) + 2.0
    camera = renderer.GetActiveCamera()
    camera.ParallelProjectionOn()
    camera.SetParallelScale(half)
    camera.SetFocalPoint(*centre)
    for direction in _directions():
        side = np.cross([0.0, 1.0, 0.0], direction)
        side /= np.linalg.norm(side)
        axes = np.stack([side, np.cross(direction, side), direction])
        camera.SetPosition(*(centre + 2 * half * direction))
        camera.SetViewUp(*axes[1])
        camera.SetClippingRange(half, 3 * half)
        window.Render()
        buffer = vtkFloatArray()
        window.GetZbufferData(0, 0, _PIXELS - 1, _PIXELS - 1, buffer)
        depth: NDArray[np.float32] = vtk_to_numpy(buffer).reshape(_PIXELS, _PIXELS)
        # From 0 in front to 1 behind, evenly: half before the middle to half behind it.
        yield direction, _DepthPicture(half * (1.0 - 2.0 * depth.astype(np.float64)), axes, centre, half)
    window.Finalize()
