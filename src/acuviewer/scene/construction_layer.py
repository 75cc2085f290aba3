"""The construction of the chosen point: landmarks felt, the tape on the skin, its ticks, the landing."""

from dataclasses import dataclass

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.location import Step
from acuviewer.scene.dots import Dots
from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.theme import Theme


def shown_steps(anatomy: Anatomy, session: Session) -> tuple[Step, ...]:
    """The steps that are drawn, the last being the current one; none while no step is chosen."""
    chosen = session.selection
    if chosen.point is None or chosen.step is None:
        return ()
    found = anatomy.location(chosen.point, chosen.side, chosen.definition)
    return found.steps[: chosen.step + 1] if found else ()


def felt_landmarks(anatomy: Anatomy, session: Session) -> list[PlacedLandmark]:
    """The landmarks that the drawn steps feel for, each once, in the order of the hand."""
    keys = dict.fromkeys(key for step in shown_steps(anatomy, session) for key in step.landmarks)
    return [anatomy.landmarks[key] for key in keys]


class ConstructionLayer:
    """Tapes (the earlier ones thin, the current one wide), ticks across them, and dots; each line on a halo."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._earlier = Ribbons(renderer, 2.5, 5.0, reach_px=5.0)
        self._current = Ribbons(renderer, 6.0, 8.5, reach_px=8.0)
        self._ticks = Ribbons(renderer, 3.0, 6.0, reach_px=11.0)
        self._felt = Dots(renderer, 11.0)
        self._place = Dots(renderer, 9.0)

    def scale(self, factor: float) -> None:
        """Draw all marks ``factor`` times as large."""
        for part in (self._earlier, self._current, self._ticks, self._felt, self._place):
            part.scale(factor)

    def follow(self, camera: Camera, height_px: float, through: bool) -> None:
        """Stand before the skin as seen by a camera, far sides included if one sees ``through`` it."""
        for line in (self._earlier, self._current, self._ticks):
            line.follow(camera, height_px)
        for dots in (self._felt, self._place):
            dots.follow(camera, height_px, through)

    def show(self, anatomy: Anatomy, session: Session, theme: Theme) -> None:
        """Draw the construction as far as the session shows it."""
        steps = shown_steps(anatomy, session)
        halo = theme.rgb("halo")
        taped = [step for step in steps if len(step.line_mm) > 1]
        ticks = [tick for step in taped for tick in _ticks(anatomy.skin.mesh, step)]
        self._earlier.show([step.line_mm for step in taped[:-1]], theme.rgb("construction"), halo)
        self._current.show([step.line_mm for step in taped[-1:]], theme.rgb("construction"), halo)
        self._ticks.show(ticks, theme.rgb("point_selected"), halo)
        self._felt.show(felt_landmarks(anatomy, session), theme.rgb("landmark"), halo)
        ends = [_End(step.place_mm, step.normal) for step in steps if step.kind != "landmark"]
        self._place.show(ends[-1:], theme.rgb("point_selected"), halo)


@dataclass(frozen=True, eq=False)
class _End:
    """Where a step ends."""

    position_mm: Floats
    normal: Floats


def _ticks(mesh: TriangleMesh, step: Step) -> list[Floats]:
    """Short strokes across the tape at each mark, as long as the tape can bear."""
    long_mm = float(np.linalg.norm(np.diff(step.line_mm, axis=0), axis=1).sum())
    half_mm = min(max(0.1 * long_mm, 4.0), 9.0)
    strokes = []
    for mark in step.ticks_mm:
        nearest = int(np.linalg.norm(step.line_mm - mark, axis=1).argmin())
        before, after = max(nearest - 1, 0), min(nearest + 1, len(step.line_mm) - 1)
        vertex = int(np.linalg.norm(mesh.vertices - mark, axis=1).argmin())
        across = np.cross(step.line_mm[after] - step.line_mm[before], mesh.vertex_normals[vertex])
        length = float(np.linalg.norm(across))
        if length > 0:
            strokes.append(np.array([mark - across / length * half_mm, mark + across / length * half_mm]))
    return strokes
