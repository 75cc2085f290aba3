"""Which labels stand where. Decides only; the viewport and the export paint them.

Greedy: the most important first, each at the first of a few places beside its mark where it covers neither a label
nor a mark of the chosen point. What finds no place is left out; on a body seen from afar that keeps the picture calm.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from acuviewer.geometry.mesh import Floats
from acuviewer.scene.construction_layer import shown_steps
from acuviewer.scene.content import SceneContent
from acuviewer.scene.landmarks_layer import shown_landmarks
from acuviewer.scene.points_layer import is_selected, shown_locations
from acuviewer.scene.projection import Projection
from acuviewer.scene.sight import Sight
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session

MOST_LABELS = 40
LabelKind = Literal["selected", "related", "point", "landmark", "measure"]
Measure = Callable[[str, LabelKind], tuple[float, float]]
"""Width and height in pixels that a text of a kind will take when painted."""


@dataclass(frozen=True, eq=False)
class Wish:
    """A label that would like to stand beside a mark; smaller ``rank`` goes first."""

    text: str
    kind: LabelKind
    rank: float
    position_mm: Floats
    normal: Floats


@dataclass(frozen=True)
class Label:
    """A label to paint: text, the rectangle (x, y, width, height) and the mark (x, y) it belongs to, in pixels."""

    text: str
    kind: LabelKind
    rectangle: tuple[float, float, float, float]
    mark: tuple[float, float]


def wishes(anatomy: Anatomy, session: Session, content: SceneContent) -> list[Wish]:
    """All labels that the session calls for, before any place is given out."""
    if not session.layers.labels:
        return [wish for wish in _selection_wish(anatomy, session, content)]
    related = content.related_codes(session.selection.pain_type)
    wanted = _selection_wish(anatomy, session, content)
    steps = shown_steps(anatomy, session)
    for step in steps:
        for key in step.landmarks:
            placed = anatomy.landmarks[key]
            wanted.append(Wish(content.landmark_names[key[0]], "landmark", 1.0, placed.position_mm, placed.normal))
    if steps and steps[-1].length_mm is not None:
        step = steps[-1]
        middle = len(step.line_mm) // 2
        cun = f" = {step.length_cun:g} cun" if step.length_cun else ""
        wanted.append(Wish(f"{step.length_mm:.0f} mm{cun}", "measure", 0.5, step.line_mm[middle], step.normal))
    for found in shown_locations(anatomy, session):
        if not is_selected(found, session):
            kind: LabelKind = "related" if found.code in related else "point"
            beside = 0.0 if found.side in (session.selection.side, "midline") else 0.4
            rank = (2.0 if found.code in related else 4.0) + beside
            wanted.append(Wish(found.code, kind, rank, found.position_mm, found.normal))
    if not steps:
        for placed in shown_landmarks(anatomy, session):
            if placed.name != session.selection.landmark and placed.side in (session.selection.side, "midline"):
                name = content.landmark_names[placed.name]
                wanted.append(Wish(name, "landmark", 5.0, placed.position_mm, placed.normal))
    return wanted


def line_to_keep_clear(anatomy: Anatomy, session: Session) -> Floats | None:
    """The tape that is drawn at present, which no label may cover."""
    taped = [step.line_mm for step in shown_steps(anatomy, session) if len(step.line_mm) > 1]
    return taped[-1] if taped else None


def _selection_wish(anatomy: Anatomy, session: Session, content: SceneContent) -> list[Wish]:
    chosen = session.selection
    if chosen.point:
        found = anatomy.location(chosen.point, chosen.side, chosen.definition)
        if found:
            return [Wish(content.point_names[chosen.point], "selected", 0.0, found.position_mm, found.normal)]
    if chosen.landmark:
        placed = anatomy.landmark(chosen.landmark, chosen.side)
        if placed:
            return [Wish(content.landmark_names[chosen.landmark], "selected", 0.0, placed.position_mm, placed.normal)]
    return []


def place_labels(
    wanted: Sequence[Wish], projection: Projection, sight: Sight, measure: Measure, keep_clear: Floats | None = None
) -> list[Label]:
    """Give places to labels, the most important first; never over the chosen point's mark nor the line ``keep_clear``."""
    if not wanted:
        return []
    pixels = projection.pixels(np.array([wish.position_mm for wish in wanted]))
    taken: list[tuple[float, float, float, float]] = []
    for wish, (x, y) in zip(wanted, pixels, strict=True):
        if wish.kind == "selected" and np.isfinite(x):
            taken.append((x - 13, y - 13, 26, 26))
    if keep_clear is not None and len(keep_clear):
        for x, y in projection.pixels(keep_clear):
            taken.append((x - 3, y - 3, 6, 6))
    labels: list[Label] = []
    for row in sorted(range(len(wanted)), key=lambda number: (wanted[number].rank, pixels[number][1])):
        wish, (x, y) = wanted[row], pixels[row]
        if len(labels) >= MOST_LABELS or not (0 <= x < projection.width and 0 <= y < projection.height):
            continue
        if not sight.sees(projection, wish.position_mm, wish.normal):
            continue
        width, height = measure(wish.text, wish.kind)
        outward = 1 if x >= projection.width / 2 else -1
        for rectangle in _places(float(x), float(y), width, height, outward):
            if _fits(rectangle, projection) and not any(_overlap(rectangle, other) for other in taken):
                taken.append(rectangle)
                labels.append(Label(wish.text, wish.kind, rectangle, (float(x), float(y))))
                break
    return labels


def _places(x: float, y: float, width: float, height: float, outward: int) -> list[tuple[float, float, float, float]]:
    """Rectangles to try: outward, inward, above, below, then further out."""
    places = []
    for gap in (16.0, 34.0, 60.0):
        right, left = x + gap, x - gap - width
        first, second = (right, left) if outward > 0 else (left, right)
        for left_edge in (first, second):
            places.append((left_edge, y - height / 2, width, height))
            places.append((left_edge, y - height - gap * 0.4, width, height))
            places.append((left_edge, y + gap * 0.4, width, height))
        places.append((x - width / 2, y - gap - height, width, height))
        places.append((x - width / 2, y + gap, width, height))
    return places


def _fits(rectangle: tuple[float, float, float, float], projection: Projection) -> bool:
    x, y, width, height = rectangle
    return x >= 4 and y >= 4 and x + width <= projection.width - 4 and y + height <= projection.height - 4


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    apart = 3.0
    return not (
        a[0] + a[2] + apart <= b[0] or b[0] + b[2] + apart <= a[0] or a[1] + a[3] + apart <= b[1] or b[1] + b[3] + apart <= a[1]
    )
