"""The skin, opaque or translucent, and the eyes in it."""

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkRenderer

from acuviewer.body.relief import load_relief
from acuviewer.body.skin import Skin
from acuviewer.geometry.probe import closest_point
from acuviewer.geometry.subdivision import cage_triangles
from acuviewer.scene import vtk_data
from acuviewer.scene.layers.layer import Frame, Layer, Ray
from acuviewer.scene.lens import Lens
from acuviewer.scene.sight import FAR_MM
from acuviewer.scene.surfaces import lit_surface, surface_mapper
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.camera import eye, mm_per_pixel
from acuviewer.shown.marks import Pick

# VTK's own shader lights the skin; these lines after it warm the shadows (light that has wandered through skin comes out
# red), lift the edges a little, hold back what is bright before it burns out, let what lies farther fade into the ground as through air, and make the edges of a translucent skin denser, as on an X-ray picture.
_FLESH = """//VTK::Light::Impl
  float grazing = 1.0 - abs(normalVCVSOutput.z);
  float brightness = dot(fragOutput0.rgb, vec3(0.30, 0.59, 0.11));
  fragOutput0.rgb *= mix(vec3(1.08, 0.96, 0.91), vec3(1.0), clamp(2.2 * brightness - 0.22, 0.0, 1.0));
  fragOutput0.rgb *= (1.0 + 0.32 * grazing * grazing * grazing) * (1.0 - 0.34 * max(brightness - 0.66, 0.0));
  fragOutput0.rgb = mix(fragOutput0.rgb, airColour, clamp((airStart - gl_FragCoord.w) * airDensity, 0.0, airMost));
  fragOutput0.a = mix(fragOutput0.a, min(2.2 * fragOutput0.a, 1.0), grazing * grazing);
"""

# The window in a wet eye: a small spot up beside the middle, and a faint one across from it.
_GLINT = """//VTK::Light::Impl
  fragOutput0.rgb += 0.95 * smoothstep(0.990, 0.995, dot(normalVCVSOutput, normalize(vec3(-0.14, 0.06, 1.0))));
  fragOutput0.rgb += 0.10 * smoothstep(0.96, 0.99, dot(normalVCVSOutput, normalize(vec3(0.22, -0.22, 1.0))));
"""

# Writes depth and, but for less than a grey level, no colour; VTK drops what has no opacity at all.
_INVISIBLE = """//VTK::Light::Impl
  fragOutput0 = vec4(0.0, 0.0, 0.0, 0.001);
"""
_BEHIND_MM = 0.3

_CAGE_FROM_MM = 1.1
"""Where a pixel shows so many mm or more, a small quad of the skin is seven pixels or fewer, and a picture that hurries makes do with its cage:
the two lie apart by a fifth of a pixel, and a processor draws a quarter of the triangles, most of which no pixel would show."""

_AIR_FROM, _AIR_TO, _AIR_MOST = -0.06, 0.85, 0.30
"""The air begins a little before the middle of what one looks at and is densest behind it, in heights of the picture; so much of the
colour it takes at most."""
_LEAST_MM, _MOST_MM = 350.0, 1000.0
"""A picture counts as no lower and no higher than this: a body is only so deep."""


class SkinLayer(Layer):
    """The skin, the eyes, and an invisible shell for when the skin is translucent.

    A translucent skin shows its front faces only, blended plainly: right and fast without a graphics card. The shell is
    drawn after all that is opaque and before the skin: it leaves what lies inside in the picture, and hides from the
    skin all but its nearest layer, so that neither the other arm nor the hollow of the mouth shows through.
    """

    def __init__(self, renderer: vtkRenderer) -> None:
        self._renderer = renderer
        self._skin, self._skin_data = lit_surface(renderer, 0.31, 0.90, 0.05, 16.0)
        self._skin.GetShaderProperty().AddFragmentShaderReplacement("//VTK::Light::Impl", True, _FLESH, False)
        air = self._skin.GetShaderProperty().GetFragmentCustomUniforms()
        air.SetUniform3f("airColour", (1.0, 1.0, 1.0))
        for name, value in (("airStart", 0.0), ("airDensity", 0.0), ("airMost", _AIR_MOST)):
            air.SetUniformf(name, value)
        self._eyes, self._eye_data = lit_surface(renderer, 0.26, 0.80, 0.15, 40.0)
        self._eyes.GetShaderProperty().AddFragmentShaderReplacement("//VTK::Light::Impl", True, _GLINT, False)
        self._cage_data = vtkPolyData()
        self._mappers = [(surface_mapper(data, True), surface_mapper(data, False)) for data in (self._skin_data, self._cage_data)]
        self._shell = vtkActor()
        self._take_mappers(cage=False)
        self._shell.ForceOpaqueOn()
        self._shell.GetProperty().SetBackfaceCulling(True)
        self._shell.GetShaderProperty().AddFragmentShaderReplacement("//VTK::Light::Impl", True, _INVISIBLE, False)
        self._topology: object = None
        self._n_cage = 0
        self._colours: object = None
        self._anatomy: Anatomy | None = None

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.layers.skin

    def show(self, frame: Frame) -> None:
        """Draw the skin as the session wants it; a new opacity does not touch the mesh."""
        if frame.anatomy is not self._anatomy:
            self._anatomy = frame.anatomy
            self._take(frame.anatomy.skin, moves=frame.anatomy.resting is not None)
        opacity = frame.session.layers.skin
        ground = np.mean([frame.theme.rgb("view_bottom"), frame.theme.rgb("view_top")], axis=0)
        self._skin.GetShaderProperty().GetFragmentCustomUniforms().SetUniform3f("airColour", ground.tolist())
        self._skin.SetVisibility(opacity > 0.02)
        self._skin.GetProperty().SetOpacity(opacity)
        self._shell.SetVisibility(0.02 < opacity < 1.0)
        self._eyes.SetVisibility(opacity > 0.6)

    def _take_mappers(self, cage: bool) -> None:
        """Draw the skin's triangles, or those of its cage."""
        skin, shell = self._mappers[cage]
        self._skin.SetMapper(skin)
        self._shell.SetMapper(shell)

    def _take(self, skin: Skin, moves: bool) -> None:
        """Draw another skin; one that ``moves`` with a slider keeps its colours until it rests."""
        if self._topology is not skin.mesh.topology:
            self._topology = skin.mesh.topology
            vtk_data.set_triangles(self._skin_data, skin.mesh.triangles)
            cage = cage_triangles(skin.mesh.triangles)
            self._n_cage = int(cage.max()) + 1
            vtk_data.set_triangles(self._cage_data, cage)
            vtk_data.set_triangles(self._eye_data, skin.eyes.triangles)
            vtk_data.set_colours(self._eye_data, skin.eye_colours)
        if self._colours is None or not moves:
            colours = load_relief().skin_colours(skin.shape, skin.pattern)
            if colours is not self._colours:
                self._colours = colours
                vtk_data.set_colours(self._skin_data, colours)
                vtk_data.set_colours(self._cage_data, colours[: self._n_cage])
        for data, mesh, rows in (
            (self._skin_data, skin.mesh, skin.mesh.topology.n_vertices),
            (self._cage_data, skin.mesh, self._n_cage),
            (self._eye_data, skin.eyes, skin.eyes.topology.n_vertices),
        ):
            vtk_data.set_points(data, mesh.vertices[:rows])
            vtk_data.set_normals(data, mesh.vertex_normals[:rows])

    def follow(self, lens: Lens) -> None:
        """Lay the air about what one looks at, put the shell a hair behind the skin as seen by the camera, and last in the order of drawing."""
        camera = lens.camera
        pixel_mm = mm_per_pixel(camera, lens.height_px)
        self._take_mappers(cage=lens.hurries and pixel_mm >= _CAGE_FROM_MM)
        deep_mm = min(max(pixel_mm * lens.height_px, _LEAST_MM), _MOST_MM)
        air = self._skin.GetShaderProperty().GetFragmentCustomUniforms()
        # OpenGL tells one over the distance of each pixel for nothing.
        start, end = (1.0 / (camera.distance_mm + share * deep_mm) for share in (_AIR_FROM, _AIR_TO))
        air.SetUniformf("airStart", start)
        air.SetUniformf("airDensity", _AIR_MOST / (start - end))
        self._shell.SetOrigin(*eye(camera))
        self._shell.SetScale(1.0 + _BEHIND_MM / camera.distance_mm)
        if self._renderer.GetActors().GetLastActor() is not self._shell:
            self._renderer.RemoveActor(self._shell)
            self._renderer.AddActor(self._shell)

    def pick(self, ray: Ray) -> Pick | None:
        """Bare skin, with its place on the mesh."""
        start, direction = ray.projection.ray(ray.x, ray.y)
        met = ray.sight.meet(start, start + direction * FAR_MM)
        if met is None or self._anatomy is None:
            return None
        place, triangle = met
        surface = closest_point(self._anatomy.skin.mesh, place, np.array([triangle]))
        return Pick("skin", "", "left" if place[0] >= 0 else "right", place, surface=surface)
