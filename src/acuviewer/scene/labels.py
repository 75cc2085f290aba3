"""Which labels stand where. Decides only; the viewport and the export paint them.

Greedy: the most important first, each at the first of a few places beside its mark where it covers no other label and
no mark. What finds no place is left out, and from afar only a few are tried: that keeps the picture calm.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats
from acuviewer.scene.construction_layer import felt_landmarks, shown_steps
from acuviewer.scene.content import SceneContent
from acuviewer.scene.landmarks_layer import chosen_landmark, shown_landmarks
from acuviewer.scene.points_layer import is_selected, shown_locations
from acuviewer.scene.projection import Projection
from acuviewer.scene.sight import Sight
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session

MOST_LABELS, FEWEST_PLAIN = 40, 14
_CLOSE_MM = 1300.0
"""From this near all labels may stand; farther away ever fewer of the plain ones, down to FEWEST_PLAIN."""

_CHOSEN_CLEAR_PX, _MARK_CLEAR_PX, _LINE_CLEAR_PX = 15.0, 6.0, 4.0
_GAPS_PX = (16.0, 34.0, 58.0)
LabelKind = Literal["selected", "related", "point", "landmark", "measure"]
PLAIN_RANK = 4.0
"""Wishes from this rank on are for orientation only: from afar few of them are granted."""

Measure = Callable[[str, LabelKind], tuple[float, float]]
"""Width and height in pixels that a text of a kind will take when painted."""

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Wish:
    """A label that would like to stand beside a mark; smaller ``rank`` goes first. ``key`` tells wishes apart."""

    key: str
    text: str
    kind: LabelKind
    rank: float
    position_mm: Floats
    normal: Floats


@dataclass(frozen=True)
class Label:
    """A label to paint: text, the rectangle (x, y, width, height) and the mark (x, y) it belongs to, in pixels.

    ``key`` and ``place`` say which wish stands at which of its places, so that it can stay there in the next picture.
    """

    text: str
    kind: LabelKind
    rectangle: Rectangle
    mark: tuple[float, float]
    key: str = ""
    place: int = 0


def wishes(anatomy: Anatomy, session: Session, content: SceneContent) -> list[Wish]:
    """All labels that the session calls for, before any place is given out."""
    wanted = _selection_wish(anatomy, session, content)
    steps = shown_steps(anatomy, session)
    for placed in felt_landmarks(anatomy, session):
        name = content.landmark_names[placed.name]
        wanted.append(Wish(f"felt {placed.name}", name, "landmark", -0.1, placed.position_mm, placed.normal))
    measured = [step for step in steps if step.length_mm is not None and len(step.line_mm)]
    if measured:
        step = measured[-1]
        cun = f" = {step.length_cun:g} cun" if step.length_cun else ""
        middle = step.line_mm[len(step.line_mm) // 2]
        wanted.append(Wish("measure", f"{step.length_mm:.0f} mm{cun}", "measure", 0.5, middle, step.normal))
    if not session.layers.labels:
        return wanted
    related = content.lit_codes(session)
    side = session.selection.side
    for found in shown_locations(anatomy, session, content):
        if not is_selected(found, session):
            lit = found.code in related
            rank = (2.0 if lit else 4.0) + (0.0 if found.side in (side, "midline") else 0.4)
            key = f"point {found.code} {found.side} {found.definition}"
            kind: LabelKind = "related" if lit and session.selection.pain_type else "point"
            text = content.definition_names.get((found.code, found.definition), found.code)
            wanted.append(Wish(key, text, kind, rank, found.position_mm, found.normal))
    if not steps:
        chosen = chosen_landmark(anatomy, session)
        shown = [placed for placed in shown_landmarks(anatomy, session) if placed is not chosen]
        near = [placed for placed in shown if placed.side in (side, "midline")]
        for placed, late in zip(near, _spread([placed.position_mm[1] for placed in near]), strict=True):
            name = content.landmark_names[placed.name]
            key = f"landmark {placed.name}"
            wanted.append(Wish(key, name, "landmark", 5.0 + late, placed.position_mm, placed.normal))
    return wanted


def lines_to_keep_clear(anatomy: Anatomy, session: Session) -> list[Floats]:
    """The tapes that are drawn, which no label may cover."""
    return [step.line_mm for step in shown_steps(anatomy, session) if len(step.line_mm) > 1]


def _selection_wish(anatomy: Anatomy, session: Session, content: SceneContent) -> list[Wish]:
    chosen = session.selection
    found = anatomy.location(chosen.point, chosen.side, chosen.definition) if chosen.point else None
    if found is not None:
        name = content.point_names[found.code]
        return [Wish("chosen", name, "selected", -1.0, found.position_mm, found.normal)]
    placed = chosen_landmark(anatomy, session)
    if placed is not None:
        name = content.landmark_names[placed.name]
        return [Wish("chosen", name, "selected", -1.0, placed.position_mm, placed.normal)]
    return []


def _spread(heights: Sequence[float]) -> list[float]:
    """A number from 0 to 1 for each height, so that those with small numbers lie far apart on the body."""
    order = np.argsort(heights, kind="stable")
    bits = max(len(heights) - 1, 1).bit_length()
    late = [0.0] * len(heights)
    for position, row in enumerate(order):
        late[int(row)] = int(f"{position:0{bits}b}"[::-1], 2) / 2**bits
    return late


def place_labels(
    wanted: Sequence[Wish],
    projection: Projection,
    sight: Sight,
    measure: Measure,
    marks: Floats | None = None,
    keep_clear: Sequence[Floats] = (),
    before: Mapping[str, int] | None = None,
) -> list[Label]:
    """Give places to labels, the most important first.

    No label covers the chosen mark, another label, one of the ``marks`` (n, 3) or a line (k, 3) to ``keep_clear``; only
    the chosen point's own label may cover other marks where no place is free. ``before`` (key → place) are the places
    of the picture before: a label stays where it was if it can, so that a turning body has calm labels.
    """
    if not wanted:
        return []
    pixels = projection.pixels(np.array([wish.position_mm for wish in wanted]))
    chosen = np.array([wish.kind == "selected" for wish in wanted])
    firm = _squares(pixels[chosen], _CHOSEN_CLEAR_PX)
    for line in keep_clear:
        firm = np.concatenate([firm, _squares(_dense(projection.pixels(line)), _LINE_CLEAR_PX)])
    soft = _squares(projection.pixels(marks if marks is not None else np.empty((0, 3))), _MARK_CLEAR_PX)
    lines = np.empty((0, 4))
    plain_left = int(min(max(MOST_LABELS * _CLOSE_MM / projection.camera.distance_mm, FEWEST_PLAIN), MOST_LABELS))
    labels: list[Label] = []
    for row in sorted(range(len(wanted)), key=lambda number: wanted[number].rank):
        wish, x, y = wanted[row], float(pixels[row, 0]), float(pixels[row, 1])
        if len(labels) >= MOST_LABELS or (wish.rank >= PLAIN_RANK and plain_left == 0):
            break
        if not (0 <= x < projection.width and 0 <= y < projection.height):
            continue
        # The measure stands beside a tape that is drawn; whether its middle is in sight is no matter.
        if wish.kind != "measure" and not sight.sees(projection, wish.position_mm, wish.normal):
            continue
        rectangles = _places(x, y, *measure(wish.text, wish.kind))
        leaders = _leaders(rectangles, (x, y))
        allowed = _fits(rectangles, projection) & ~_overlaps(rectangles, firm)
        free = allowed & ~_overlaps(rectangles, soft) & ~_overlaps(rectangles, lines)
        stood = np.array([label.rectangle for label in labels]).reshape(-1, 4)
        free &= ~_run_over(leaders, stood) & ~_run_over(leaders, lines)
        if wish.kind == "selected" and not free.any():
            free = allowed
        place = _first(free, x >= projection.width / 2, (before or {}).get(wish.key))
        if place is not None:
            left, top, width, height = (float(value) for value in rectangles[place])
            labels.append(Label(wish.text, wish.kind, (left, top, width, height), (x, y), wish.key, place))
            firm = np.concatenate([firm, rectangles[place][None]])
            lines = np.concatenate([lines, _squares(leaders[place], _LINE_CLEAR_PX)])
            plain_left -= wish.rank >= PLAIN_RANK
    return labels


def _places(x: float, y: float, width: float, height: float) -> Floats:
    """(24, 4) rectangles around a mark: right and left at three heights, above, below; then the same farther out."""
    places = []
    for gap in _GAPS_PX:
        for left in (x + gap, x - gap - width):
            for top in (y - height / 2, y - height - gap * 0.4, y + gap * 0.4):
                places.append((left, top, width, height))
        places.append((x - width / 2, y - gap - height, width, height))
        places.append((x - width / 2, y + gap, width, height))
    return np.array(places)


def _first(free: NDArray[np.bool_], rightward: bool, before: int | None) -> int | None:
    """The place to take: the one of before, else the first free one, outward from the body's middle."""
    if before is not None and free[before]:
        return before
    order = [base + step for base in (0, 8, 16) for step in ((0, 1, 2, 3, 4, 5, 6, 7) if rightward else (3, 4, 5, 0, 1, 2, 6, 7))]
    return next((place for place in order if free[place]), None)


def _fits(rectangles: Floats, projection: Projection) -> NDArray[np.bool_]:
    low, high = rectangles[:, :2], rectangles[:, :2] + rectangles[:, 2:]
    corner = [projection.width - 4, projection.height - 4]
    inside: NDArray[np.bool_] = np.all(low >= 4, axis=1) & np.all(high <= corner, axis=1)
    return inside


def _overlaps(rectangles: Floats, taken: Floats) -> NDArray[np.bool_]:
    """(n,) whether each of (n, 4) rectangles comes nearer than 3 pixels to one of (m, 4) others."""
    low, high = rectangles[:, None, :2] - 3.0, rectangles[:, None, :2] + rectangles[:, None, 2:] + 3.0
    start, end = taken[None, :, :2], taken[None, :, :2] + taken[None, :, 2:]
    touching: NDArray[np.bool_] = np.any(np.all((low < end) & (start < high), axis=2), axis=1)
    return touching


def _leaders(rectangles: Floats, mark: tuple[float, float]) -> Floats:
    """(n, 6, 2) spots along the line from a mark to each of (n, 4) rectangles."""
    ends = np.clip(np.array(mark), rectangles[:, :2], rectangles[:, :2] + rectangles[:, 2:])
    spots: Floats = np.array(mark) + np.linspace(0.3, 1.0, 6)[None, :, None] * (ends - mark)[:, None, :]
    return spots


def _run_over(leaders: Floats, taken: Floats) -> NDArray[np.bool_]:
    """(n,) whether one of the (n, k, 2) spots of each leader lies in one of (m, 4) rectangles."""
    spots = leaders[:, :, None, :]
    crossing = (spots > taken[:, :2]) & (spots < taken[:, :2] + taken[:, 2:])
    crosses: NDArray[np.bool_] = np.any(np.all(crossing, axis=3), axis=(1, 2))
    return crosses


def _squares(places: Floats, half_px: float) -> Floats:
    """(n, 4) squares around (n, 2) pixels; places behind the eye have none."""
    finite = places[np.isfinite(places).all(axis=1)]
    return np.concatenate([finite - half_px, np.full_like(finite, 2 * half_px)], axis=1)


def _dense(line: Floats) -> Floats:
    """A polyline of pixels with a place every few pixels, so that no label slips between two of its corners."""
    pieces = [line[:1]]
    for start, end in pairwise(line):
        count = int(np.nan_to_num(np.hypot(*(end - start)), nan=0.0) // 6.0) + 1
        pieces.append(start + np.linspace(0, 1, min(count, 200) + 1)[1:, None] * (end - start))
    return np.concatenate(pieces)
