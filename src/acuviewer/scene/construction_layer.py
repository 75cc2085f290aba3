"""The construction of the chosen point: landmarks felt, the tape on the skin, its ticks, the landing."""

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.points.location import Step
from acuviewer.scene import vtk_data
from acuviewer.scene.dots import Dots
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.theme import Theme

TAPE_LIFT_MM, TICK_LIFT_MM = 1.2, 1.8
TICK_HALF_MM = 7.0


def shown_steps(anatomy: Anatomy, session: Session) -> tuple[Step, ...]:
    """The steps that are drawn, the last being the current one; none while no step is chosen."""
    chosen = session.selection
    if chosen.point is None or chosen.step is None:
        return ()
    found = anatomy.location(chosen.point, chosen.side, chosen.definition)
    return found.steps[: chosen.step + 1] if found else ()


class ConstructionLayer:
    """Tapes (earlier ones thin, the current one wide on a halo), ticks, and dots of the landmarks."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._earlier, self._earlier_data = _lines(renderer, 2.5)
        self._halo, self._halo_data = _lines(renderer, 8.0)
        self._current, self._current_data = _lines(renderer, 4.5)
        self._ticks, self._ticks_data = _lines(renderer, 3.5)
        self._felt = Dots(renderer, 13.0)
        self._places = Dots(renderer, 9.0)

    def scale(self, factor: float) -> None:
        """Draw all marks ``factor`` times as large."""
        widths = ((self._earlier, 2.5), (self._halo, 8.0), (self._current, 4.5), (self._ticks, 3.5))
        for actor, width in widths:
            actor.GetProperty().SetLineWidth(width * factor)
        self._felt.scale(factor)
        self._places.scale(factor)

    def show(self, anatomy: Anatomy, session: Session, theme: Theme) -> None:
        """Draw the construction as far as the session shows it."""
        mesh = anatomy.skin.mesh
        steps = shown_steps(anatomy, session)
        taped = [step for step in steps if len(step.line_mm) > 1]
        current = taped[-1:]
        lifted = [_lift(mesh, step.line_mm, TAPE_LIFT_MM) for step in taped]
        _draw(self._earlier, self._earlier_data, lifted[:-1], theme.rgb("construction"))
        _draw(self._halo, self._halo_data, [_lift(mesh, step.line_mm, 0.7) for step in current], theme.rgb("halo"))
        _draw(self._current, self._current_data, lifted[-1:], theme.rgb("construction"))
        ticks = [tick for step in current for tick in _ticks(mesh, step)]
        _draw(self._ticks, self._ticks_data, ticks, theme.rgb("point_selected"))
        placed = [anatomy.landmarks[key] for step in steps for key in step.landmarks]
        self._felt.show(
            np.array([landmark.position_mm for landmark in placed]),
            np.array([landmark.normal for landmark in placed]),
            [theme.rgb("landmark")] * len(placed),
        )
        ends = [step for step in steps if step.kind in ("division", "landing", "level")][-1:]
        self._places.show(
            np.array([step.place_mm for step in ends]),
            np.array([step.normal for step in ends]),
            [theme.rgb("point_selected")] * len(ends),
        )


def _lift(mesh: TriangleMesh, line: Floats, lift_mm: float) -> Floats:
    """A line on the skin raised along the normals of the nearest vertices."""
    low, high = line.min(axis=0) - 15.0, line.max(axis=0) + 15.0
    near = np.flatnonzero(((mesh.vertices > low) & (mesh.vertices < high)).all(axis=1))
    if len(near) == 0:
        return line
    apart = np.linalg.norm(line[:, None] - mesh.vertices[near][None], axis=2)
    return line + lift_mm * mesh.vertex_normals[near[apart.argmin(axis=1)]]


def _ticks(mesh: TriangleMesh, step: Step) -> list[Floats]:
    """Short strokes across the tape at each mark."""
    strokes = []
    for mark in step.ticks_mm:
        nearest = int(np.linalg.norm(step.line_mm - mark, axis=1).argmin())
        before, after = max(nearest - 1, 0), min(nearest + 1, len(step.line_mm) - 1)
        vertex = int(np.linalg.norm(mesh.vertices - mark, axis=1).argmin())
        normal = mesh.vertex_normals[vertex]
        across = np.cross(step.line_mm[after] - step.line_mm[before], normal)
        length = float(np.linalg.norm(across))
        if length > 0:
            middle = mark + TICK_LIFT_MM * normal
            strokes.append(np.array([middle - across / length * TICK_HALF_MM, middle + across / length * TICK_HALF_MM]))
    return strokes


def _lines(renderer: vtkRenderer, width_px: float) -> tuple[vtkActor, vtkPolyData]:
    data = vtkPolyData()
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    mapper.ScalarVisibilityOff()
    actor = vtkActor()
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.SetLineWidth(width_px)
    # A core OpenGL profile draws plain lines one pixel wide whatever is asked; tubes keep their width.
    look.SetRenderLinesAsTubes(True)
    look.SetAmbient(0.75)
    look.SetDiffuse(0.3)
    actor.SetVisibility(False)
    renderer.AddActor(actor)
    return actor, data


def _draw(actor: vtkActor, data: vtkPolyData, lines: list[Floats], colour: tuple[float, float, float]) -> None:
    kept = [line for line in lines if len(line) > 1]
    actor.SetVisibility(bool(kept))
    if kept:
        vtk_data.set_lines(data, kept)
        actor.GetProperty().SetColor(*colour)
