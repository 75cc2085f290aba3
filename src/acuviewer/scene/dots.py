"""Marks of a fixed size in pixels, with a rim that sets them off from the skin: round ones, and round ones in a triangle."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from acuviewer.geometry.mesh import Floats
from acuviewer.scene import vtk_data
from acuviewer.scene.lens import Lens
from acuviewer.session.session import Camera
from acuviewer.shown.camera import eye, mm_per_pixel
from acuviewer.theme import Colour

RIM_PX = 1.8
_FULL_MM, _SMALLEST = 1.2, 0.45
"""Marks that shrink have their full size where a pixel shows so many mm or fewer, and from afar no less than that share of it."""
_LEAST_FORWARD_MM, _MOST_FORWARD_MM = 3.2, 8.0
"""Marks come no less before the skin, so that no hair covers them, and no farther: one behind a finger must not shine through it."""

_RIM = """//VTK::Light::Impl
  vec2 fromMiddle = 2.0 * gl_PointCoord - 1.0;
  fragOutput0.rgb = mix(fragOutput0.rgb, rimColour, smoothstep(rimStart - 0.12, rimStart, length(fromMiddle)));
"""


_FRAME = """//VTK::Light::Impl
  vec2 fromMiddle = 2.0 * gl_PointCoord - 1.0;
  float toEdge = max(fromMiddle.y, 0.8660254 * abs(fromMiddle.x) - 0.5 * fromMiddle.y);
  if (toEdge > 0.5) { discard; }
  vec3 around = mix(frameColour, rimColour, smoothstep(rimStart - 0.06, rimStart, toEdge));
  fragOutput0.rgb = mix(fragOutput0.rgb, around, smoothstep(dotRadius - 0.1, dotRadius, length(fromMiddle)));
"""
_DOT_IN_FRAME = 0.27
"""Radius of the dot in a triangle, as a share of the radius of the circle through the triangle's corners."""


class MarkedPlace(Protocol):
    """A place on the skin that gets a mark: a location, a landmark, the end of a step."""

    @property
    def position_mm(self) -> Floats:
        """(3,) position."""

    @property
    def normal(self) -> Floats:
        """(3,) outward unit normal."""


def bring_forward(actor: vtkActor, camera: Camera, reach_px: float, height_px: float, behind_px: float = 0.0) -> None:
    """Bring what lies on the skin ``reach_px`` nearer to the eye, so that the curved skin swallows none of it.

    Scaling about the eye moves each place along its own line of sight: depth changes, the pixel does not. ``behind_px``
    keeps it so far behind another mark that was brought forward as much.
    """
    pixel_mm = mm_per_pixel(camera, height_px)
    forward_mm = min(max(reach_px * pixel_mm, _LEAST_FORWARD_MM), _MOST_FORWARD_MM) - behind_px * pixel_mm
    actor.SetOrigin(*eye(camera))
    actor.SetScale(1.0 - forward_mm / camera.distance_mm)


class Dots:
    """A cloud of marks of one size and colour; with ``shrinks`` they are smaller from afar, so that hundreds leave skin to see.

    ``framed`` marks are dots in a triangle that points upward, ``size_px`` being the circle through its corners: they are told from
    the others without their colours. Marks that ``shine`` are drawn on far sides too, where one sees through the skin.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        size_px: float,
        shrinks: bool = False,
        framed: bool = False,
        rim_px: float = RIM_PX,
        shines: bool = False,
    ) -> None:
        self._shines = shines
        self._shrinks, self._share = shrinks, 1.0
        self._places: tuple[Floats, Floats, NDArray[np.uint8]] | None = None
        self._shown: NDArray[np.bool_] | None = None
        self._size_px = size_px + 2 * rim_px
        self._factor = 1.0
        self._data = vtkPolyData()
        mapper = vtkPolyDataMapper()
        mapper.SetInputData(self._data)
        mapper.SetScalarModeToUsePointData()
        self._actor = vtkActor()
        self._actor.SetMapper(mapper)
        self._actor.SetVisibility(False)
        look = self._actor.GetProperty()
        look.SetRenderPointsAsSpheres(True)
        look.SetAmbient(0.6)
        look.SetDiffuse(0.45)
        look.SetSpecular(0.1)
        shader = self._actor.GetShaderProperty()
        shader.AddFragmentShaderReplacement("//VTK::Light::Impl", True, _FRAME if framed else _RIM, False)
        uniforms = shader.GetFragmentCustomUniforms()
        # From the middle of a triangle its sides are half as far away as its corners.
        uniforms.SetUniformf("rimStart", (0.5 * size_px - RIM_PX) / size_px if framed else size_px / self._size_px)
        uniforms.SetUniform3f("rimColour", (1.0, 1.0, 1.0))
        if framed:
            uniforms.SetUniformf("dotRadius", _DOT_IN_FRAME)
            uniforms.SetUniform3f("frameColour", (1.0, 1.0, 1.0))
        self.scale(1.0)
        renderer.AddActor(self._actor)

    def scale(self, factor: float) -> None:
        """Draw ``factor`` times as large, for screens with small pixels."""
        self._factor = factor
        self._resize()

    def _resize(self) -> None:
        self._actor.GetProperty().SetPointSize(self._size_px * self._factor * self._share)

    def follow(self, lens: Lens) -> None:
        """Stand before the skin; marks on far sides are left out, but for those that shine through a translucent one."""
        camera, height_px = lens.camera, lens.height_px
        if self._shrinks:
            pixel_mm = mm_per_pixel(camera, height_px / self._factor)
            self._share = min(max(_FULL_MM / pixel_mm, _SMALLEST), 1.0)
            self._resize()
        bring_forward(self._actor, camera, self._size_px * self._factor * self._share, height_px)
        if self._places is None:
            return
        positions, normals, colours = self._places
        facing = np.einsum("ij,ij->i", normals, eye(camera) - positions) > 0
        shown = facing | (lens.through and self._shines)
        if self._shown is None or not np.array_equal(shown, self._shown):
            self._shown = shown
            self._actor.SetVisibility(bool(shown.any()))
            vtk_data.set_dots(self._data, positions[shown])
            vtk_data.set_colours(self._data, colours[shown])

    def move(self, positions: Floats, normals: Floats) -> None:
        """The marks that are drawn have come to (n, 3) positions with these normals."""
        if self._places is not None:
            self._places, self._shown = (positions, normals, self._places[2]), None

    def show(
        self,
        places: Sequence[MarkedPlace],
        colour: Colour | NDArray[np.uint8],
        rim: Colour,
        frame: Colour | None = None,
    ) -> None:
        """Draw marks at places on the skin from the next ``follow`` on, in one colour or each in its own, (n, 3) sRGB; no places draws
        nothing. ``frame`` is for framed marks."""
        self._shown = None
        self._actor.SetVisibility(False)
        self._places = None
        if places:
            alike = not isinstance(colour, np.ndarray)
            colours = np.tile(np.round(np.array(colour) * 255).astype(np.uint8), (len(places), 1)) if alike else np.array(colour)
            normals = np.array([place.normal for place in places])
            self._places = np.array([place.position_mm for place in places]), normals, colours
            uniforms = self._actor.GetShaderProperty().GetFragmentCustomUniforms()
            uniforms.SetUniform3f("rimColour", rim)
            if frame is not None:
                uniforms.SetUniform3f("frameColour", frame)
