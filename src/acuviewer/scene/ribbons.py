"""Lines of a fixed width in pixels on a wider halo: tapes and their ticks.

Graphics drivers draw plain lines as thin as they please, so each line is a ribbon of triangles that is turned to the eye
anew for every camera.
"""

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.geometry.mesh import Floats, Ints
from acuviewer.scene import vtk_data
from acuviewer.scene.dots import bring_forward
from acuviewer.scene.lens import Lens
from acuviewer.scene.surfaces import unlit_surface
from acuviewer.session.session import Camera
from acuviewer.shown.camera import axes, eye, mm_per_pixel
from acuviewer.theme import Colour


class Ribbons:
    """Polylines that lie on the skin, all of one width and colour."""

    def __init__(self, renderer: vtkRenderer, width_px: float, halo_px: float, reach_px: float) -> None:
        self._parts = [(*unlit_surface(renderer), halo_px, 1.0), (*unlit_surface(renderer), width_px, 0.0)]
        self._reach_px = reach_px
        self._factor = 1.0
        self._lines: list[Floats] = []

    def scale(self, factor: float) -> None:
        """Draw ``factor`` times as wide, for screens with small pixels."""
        self._factor = factor

    def show(self, lines: list[Floats], colour: Colour, halo: Colour) -> None:
        """Draw (k, 3) polylines from the next ``follow`` on; none draws nothing."""
        self._lines = [line for line in lines if len(line) > 1]
        for (actor, data, *_), paint in zip(self._parts, (halo, colour), strict=True):
            actor.SetVisibility(bool(self._lines))
            actor.GetProperty().SetColor(*paint)
            if self._lines:
                vtk_data.set_triangles(data, band_triangles([len(line) for line in self._lines]))

    def follow(self, lens: Lens) -> None:
        """Turn to the eye and stand before the skin, the halo a hair behind its line."""
        camera, height_px = lens.camera, lens.height_px
        for actor, data, width_px, behind_px in self._parts:
            if self._lines:
                half_px = width_px / 2 * self._factor
                vtk_data.set_points(data, np.concatenate([edges(line, camera, half_px, height_px) for line in self._lines]))
                bring_forward(actor, camera, self._reach_px * self._factor, height_px, behind_px * self._factor)


def edges(line: Floats, camera: Camera, half_px: float, height_px: float) -> Floats:
    """(2k, 3) the two edges of a (k, 3) line, ``half_px`` to either side as seen by the camera, taken in turn."""
    offset = half_px * sideways(line, np.gradient(line, axis=0), camera, height_px)
    return np.stack([line - offset, line + offset], axis=1).reshape(-1, 3)


def sideways(places: Floats, along: Floats, camera: Camera, height_px: float) -> Floats:
    """(k, 3) the way of one pixel across lines that pass ``places`` (k, 3) in directions ``along`` (k, 3), as the camera sees it."""
    right, _, toward = axes(camera)
    toward_eye = eye(camera) - places
    across = np.empty_like(toward_eye)
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        across[:, axis] = toward_eye[:, u] * along[:, v] - toward_eye[:, v] * along[:, u]
    length = np.sqrt(np.einsum("ij,ij->i", across, across))[:, None]
    # Where the line points straight at the eye any direction across serves.
    across = np.where(length > 1e-9, across / np.maximum(length, 1e-9), right)
    pixel_mm = mm_per_pixel(camera, height_px) * (toward_eye @ toward) / camera.distance_mm
    result: Floats = across * pixel_mm[:, None]
    return result


def band_triangles(lengths: list[int]) -> Ints:
    """(m, 3) triangles between the edges of ribbons that follow each other."""
    found, start = [], 0
    for length in lengths:
        near = start + 2 * np.arange(length - 1, dtype=np.int32)
        found += [np.stack([near, near + 1, near + 2], axis=1), np.stack([near + 1, near + 3, near + 2], axis=1)]
        start += 2 * length
    return np.concatenate(found)
