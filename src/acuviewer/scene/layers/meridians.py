"""The meridians as lines on the skin: each in its colour, the chosen one wide and before the others, all under the dots."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.geometry.mesh import Floats
from acuviewer.points.meridians import MeridianCurve
from acuviewer.scene import vtk_data
from acuviewer.scene.dots import bring_forward
from acuviewer.scene.layers.layer import Frame, Layer, Ray
from acuviewer.scene.lens import Lens
from acuviewer.scene.ribbons import band_triangles, sideways
from acuviewer.scene.surfaces import unlit_surface
from acuviewer.session.session import Camera, Session
from acuviewer.shown.camera import eye
from acuviewer.shown.marks import Pick
from acuviewer.shown.meridians import colour_of, shown_curves

_REACH_PX, _LINE_BEHIND_PX, _HALO_BEHIND_PX = 8.0, 1.2, 1.7
"""Dots come forward by more pixels, and are not put back: they stay before every line, each line before its halo."""

_WIDTHS_PX = {"plain": (2.6, 4.6), "faded": (2.0, 2.0), "chosen": (5.0, 8.0)}
"""Width of a line and of its halo."""

_PICK_PX = 6.0
_FADED = 0.55
"""How far the colour of a line goes toward grey while another is chosen."""


class MeridiansLayer(Layer):
    """All lines in one actor, their halos in another; each is a band that is turned to the eye for every camera."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._halo, self._halo_data = unlit_surface(renderer, coloured=True)
        self._line, self._line_data = unlit_surface(renderer, coloured=True)
        self._places: Floats = np.empty((0, 3))
        self._normals = self._along = self._places
        self._half_px: Floats = np.empty((0, 2))
        self._shines: NDArray[np.bool_] = np.empty(0, dtype=bool)
        self._curves: list[MeridianCurve] = []
        self._factor = 1.0
        self._last: Frame | None = None
        self._lengths: list[int] = []

    def scale(self, factor: float) -> None:
        """Draw lines ``factor`` times as wide, for screens with small pixels."""
        self._factor = factor

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.layers.meridians, session.layers.element_colours, session.selection

    def show(self, frame: Frame) -> None:
        """Draw the lines as the session wants them, from the next ``follow`` on."""
        last, self._last = self._last, frame
        session, theme = frame.session, frame.theme
        curves = self._curves = shown_curves(frame.anatomy, session)
        for actor in (self._line, self._halo):
            actor.SetVisibility(bool(curves))
        if not curves:
            self._places = np.empty((0, 3))
            return
        self._places = np.concatenate([curve.points_mm for curve in curves])
        self._normals = np.concatenate([curve.normals for curve in curves])
        before, lengths = self._lengths, [len(curve.points_mm) for curve in curves]
        self._lengths = lengths
        self._along = _gradients(self._places, lengths)
        follows = last is not None and frame.follows(last) and before == lengths
        if last is not None and follows and last.theme is theme and self.reads(last.session) == self.reads(session):
            return
        chosen = session.selection.meridian
        quiet = session.selection.step is not None
        kinds = [
            "faded" if quiet else "plain" if chosen is None else "chosen" if curve.meridian == chosen else "faded"
            for curve in curves
        ]
        self._half_px = np.repeat([_WIDTHS_PX[kind] for kind in kinds], lengths, axis=0) / 2
        colours = [_paint(colour_of(curve.meridian, session, theme), kind) for curve, kind in zip(curves, kinds, strict=True)]
        self._shines = np.repeat([kind == "chosen" for kind in kinds], lengths)
        triangles = band_triangles(lengths)
        vtk_data.set_triangles(self._line_data, triangles)
        vtk_data.set_colours(self._line_data, np.repeat(colours, [2 * length for length in lengths], axis=0))
        vtk_data.set_triangles(self._halo_data, triangles)
        halo = _paint(theme.rgb("halo"), "chosen")
        vtk_data.set_colours(self._halo_data, np.tile(halo, (2 * sum(lengths), 1)))

    def follow(self, lens: Lens) -> None:
        """Turn to the eye and stand before the skin; of what lies on far sides a translucent one lets the chosen line shine through."""
        camera, height_px = lens.camera, lens.height_px
        if len(self._places) == 0:
            return
        pixel = sideways(self._places, self._along, camera, height_px) * self._factor
        pixel *= (faces(self._places, self._normals, camera) | (lens.through & self._shines))[:, None]
        for actor, data, column, behind_px in (
            (self._line, self._line_data, 0, _LINE_BEHIND_PX),
            (self._halo, self._halo_data, 1, _HALO_BEHIND_PX),
        ):
            offset = pixel * self._half_px[:, column, None]
            vtk_data.set_points(data, np.stack([self._places - offset, self._places + offset], axis=1).reshape(-1, 3))
            bring_forward(actor, camera, _REACH_PX * self._factor, height_px, behind_px * self._factor)

    def pick(self, ray: Ray) -> Pick | None:
        """The line at a pixel that is in sight; None where there is none."""
        projection, x, y = ray.projection, ray.x, ray.y
        if not self._curves:
            return None
        pixels = projection.pixels(self._places)
        ways = np.diff(pixels, axis=0)
        squares = np.maximum(np.einsum("ij,ij->i", ways, ways), 1e-9)
        share = np.clip(np.einsum("ij,ij->i", np.array([x, y]) - pixels[:-1], ways) / squares, 0.0, 1.0)
        away = np.hypot(*(pixels[:-1] + share[:, None] * ways - (x, y)).T)
        ends = np.cumsum([len(curve.points_mm) for curve in self._curves])
        away[ends[:-1] - 1] = np.inf  # from the end of a line to the beginning of the next there is nothing
        near = np.flatnonzero(np.nan_to_num(away, nan=np.inf) <= _PICK_PX)
        for row in map(int, near[np.argsort(away[near], kind="stable")]):
            place = self._places[row] + share[row] * (self._places[row + 1] - self._places[row])
            if ray.sight.sees(projection, place, self._normals[row]):
                curve = self._curves[int(np.searchsorted(ends, row, side="right"))]
                return Pick("meridian", curve.meridian, curve.side, place)
        return None


def _gradients(places: Floats, lengths: Sequence[int]) -> Floats:
    """(k, 3) how lines that follow each other in ``places`` (k, 3) run at each of their places, as ``np.gradient`` has it."""
    ends = np.cumsum(lengths) - 1
    starts = ends - np.array(lengths) + 1
    along = np.empty_like(places)
    along[1:-1] = (places[2:] - places[:-2]) / 2.0
    along[starts], along[ends] = places[starts + 1] - places[starts], places[ends] - places[ends - 1]
    return along


def faces(places: Floats, normals: Floats, camera: Camera) -> NDArray[np.bool_]:
    """(k,) whether places on the skin are turned to the eye."""
    facing: NDArray[np.bool_] = np.einsum("ij,ij->i", normals, eye(camera) - places) > 0
    return facing


def _paint(colour: Sequence[float], kind: str) -> NDArray[np.uint8]:
    value = np.array(colour)
    if kind == "faded":
        value = value + _FADED * (0.72 - value)
    return np.round(value * 255).astype(np.uint8)
