"""How far the construction of the chosen point is drawn: its steps, the landmarks felt, the ticks across the tape."""

from collections.abc import Sequence

import numpy as np

from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.location import Step
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session

_SAME_MM = 2.0


def shown_steps(anatomy: Anatomy, session: Session) -> tuple[Step, ...]:
    """The steps that are drawn, the last being the current one; none while no step is chosen."""
    found, step = anatomy.chosen_location(session.selection), session.selection.step
    return () if found is None or step is None else found.steps[: step + 1]


def stands(anatomy: Anatomy, session: Session) -> bool:
    """Whether the chosen point is on the body already: while a construction is drawn, only its last step puts it there."""
    found, step = anatomy.chosen_location(session.selection), session.selection.step
    return found is None or step is None or step >= len(found.steps) - 1


def felt_landmarks(anatomy: Anatomy, session: Session) -> list[PlacedLandmark]:
    """The landmarks that the drawn steps feel for, each once, in the order of the hand."""
    keys = dict.fromkeys(key for step in shown_steps(anatomy, session) for key in step.landmarks)
    return [anatomy.landmarks[key] for key in keys]


def tick_strokes(mesh: TriangleMesh, step: Step) -> list[Floats]:
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


def measured_steps(steps: Sequence[Step]) -> list[Step]:
    """The steps that lay a tape, each tape once: one that is laid again where it lay is told by the step that counts its cun, else by the
    first."""
    told: list[Step] = []
    for step in steps:
        if step.length_mm is None or not len(step.line_mm):
            continue
        same = next((row for row, other in enumerate(told) if _is_same_tape(step, other)), None)
        if same is None:
            told.append(step)
        elif step.length_cun and not told[same].length_cun:
            told[same] = step
    return told


def _is_same_tape(step: Step, other: Step) -> bool:
    ends = [np.sort(each.line_mm[[0, -1]], axis=0) for each in (step, other)]
    return bool(np.abs(ends[0] - ends[1]).max() < _SAME_MM)
