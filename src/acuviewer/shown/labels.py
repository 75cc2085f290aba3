"""Where labels stand. Decides only; the viewport and the export paint them.

Greedy: the most important first, each in the first of a few slots beside its mark where it covers no other label and
no mark. What finds no slot is left out, and from afar only a few are tried: that keeps the picture calm.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import say
from acuviewer.shown.label_request import FELT, PLAIN_PRIORITY, LabelKind, LabelRequest, LabelRequests
from acuviewer.shown.marks import Pick
from acuviewer.shown.projection import Projection, Sees
from acuviewer.shown.rectangles import CLEAR_PX, Rectangle, dense, overlap, pass_by, run_over, spots_along, squares, within

MOST_LABELS, FEWEST_PLAIN = 44, 14
_CLOSE_MM, _FAR_MM = 1300.0, 3000.0
"""From this near all labels may stand; farther away ever fewer of the plain ones, down to FEWEST_PLAIN."""

_MOST_TRIES, _AT_ONCE = 100, 25
"""So many requests are looked at in one picture: the time for a picture stays bounded, however many points there are."""

_STAYS_PRIORITY = 0.6
"""What stood in the picture before goes so much earlier among the plain ones, so that a turning body has calm labels."""

_CHOSEN_CLEAR_PX, _MARK_CLEAR_PX, _LINE_CLEAR_PX = 15.0, 6.0, 4.0
_MAY_COVER_MARKS: tuple[LabelKind, ...] = ("selected", "definition", "ruler")
"""What is asked for itself is told even where marks crowd."""
_GAPS_PX = (16.0, 34.0, 58.0)
_NEAR_SLOTS = 16
"""Plain labels stand in the nearer slots only, unless one looks from afar, where marks crowd: a long line from a name
to its dot is worse than no name."""

Measure = Callable[[str, LabelKind], tuple[float, float]]
"""Width and height in pixels that a text of a kind will take when painted."""


@dataclass(frozen=True)
class Label:
    """A label to paint: text, the rectangle (x, y, width, height) and the mark (x, y) it belongs to, in pixels.

    ``key`` and ``slot`` say which request stands in which of its slots, so that it can stay there in the next picture; ``names`` is
    what a click on it chooses, None for a measure.
    """

    text: str
    kind: LabelKind
    rectangle: Rectangle
    mark: tuple[float, float]
    key: str = ""
    slot: int = 0
    names: Pick | None = None


def label_at(labels: Sequence[Label], x: float, y: float) -> Label | None:
    """The label at a pixel that names something that can be chosen; None where there is none."""
    for label in labels:
        left, top, width, height = label.rectangle
        if label.names is not None and left <= x <= left + width and top <= y <= top + height:
            return label
    return None


def place_labels(
    wanted: LabelRequests,
    projection: Projection,
    sight: Sees,
    measure: Measure,
    marks: Floats | None = None,
    keep_clear: Sequence[Floats] = (),
    before: Mapping[str, int] | None = None,
    reserved: Sequence[Rectangle] = (),
) -> list[Label]:
    """Give slots to labels, the most important first.

    No label covers the chosen mark, one that is compared with it or that a construction feels for, another label, one of the ``marks`` (n, 3) or a line (k, 3)
    to ``keep_clear``; only the chosen point's own label, those of definitions that are compared, of points that were gathered and of a ruler may cover other
    marks where no slot is free. ``before`` (key → slot) are the slots
    of the picture before: a label stays where it was if it can, so that a turning body has calm labels.
    No label comes into one of the ``reserved`` rectangles.
    """
    stood = before or {}
    pixels = projection.pixels(wanted.positions_mm)
    rows = _to_try(wanted, projection, pixels, stood)
    if not rows:
        return []
    plain_left = int(
        min(max(MOST_LABELS * _CLOSE_MM / projection.camera.distance_mm, FEWEST_PLAIN), MOST_LABELS, wanted.most_plain)
    )
    tried = [wanted.entries[row] for row in rows]
    board = _Board(projection, tried, pixels[rows], measure, marks, keep_clear)
    board.reserve(reserved)
    labels: list[Label] = []
    written: set[str] = set()
    for number, request in enumerate(tried):
        is_plain = request.priority >= PLAIN_PRIORITY
        if len(labels) >= MOST_LABELS or (is_plain and plain_left == 0):
            break
        # What is named on one side of the body needs no second name on the other.
        if say(request.text) in written:
            continue
        slot = board.slot(number, stood.get(request.key))
        # The measure stands beside a tape that is drawn; whether its middle is in sight is no matter.
        if slot is None or not (request.kind == "measure" or sight.sees(projection, request.position_mm, request.normal)):
            continue
        labels.append(board.take(number, slot))
        written.add(say(request.text))
        plain_left -= is_plain
    return labels


def _to_try(wanted: LabelRequests, projection: Projection, pixels: Floats, stood: Mapping[str, int]) -> list[int]:
    """Rows of the requests whose marks are in the picture and turned to the eye, in the order in which they are served."""
    inside = (pixels >= 0).all(axis=1) & (pixels[:, 0] < projection.width) & (pixels[:, 1] < projection.height)
    facing = projection.faces(wanted.positions_mm, wanted.normals)
    rows = [row for row in map(int, np.flatnonzero(inside)) if facing[row] or wanted.entries[row].kind == "measure"]
    if stood:
        entries = wanted.entries

        def served(row: int) -> float:
            priority = entries[row].priority
            return (
                max(priority - _STAYS_PRIORITY, PLAIN_PRIORITY)
                if priority >= PLAIN_PRIORITY and entries[row].key in stood
                else priority
            )

        rows.sort(key=served)
    return rows[:_MOST_TRIES]


class _Board:
    """What is taken in the picture, and which slots around each of some marks are still free.

    Marks and lines stand from the start: they are held against the slots of all requests at once. The labels given out,
    with the lines that lead to them, are held against the slots of one request when its turn comes.
    """

    def __init__(
        self,
        projection: Projection,
        tried: Sequence[LabelRequest],
        pixels: Floats,
        measure: Measure,
        marks: Floats | None,
        keep_clear: Sequence[Floats],
    ) -> None:
        """``pixels`` (n, 2) are the marks of the requests that will be ``tried``."""
        self._tried, self._pixels = tried, pixels
        self._middle = projection.width / 2
        sizes = np.array([measure(say(request.text), request.kind) for request in tried])
        self._low = pixels[:, None] + _SHARES * sizes[:, None] + _OFFSETS
        self._high = self._low + sizes[:, None]
        self._edges = np.array([projection.width - 4, projection.height - 4])
        plain = np.array([request.priority >= PLAIN_PRIORITY for request in tried])
        self._modest = plain | np.array([request.kind == "point" for request in tried])
        if projection.camera.distance_mm < _FAR_MM:
            self._low[plain, _NEAR_SLOTS:] = self._high[plain, _NEAR_SLOTS:] = np.nan
        chosen = pixels[[request.kind in ("selected", "definition") or request.key.startswith(FELT) for request in tried]]
        lines = [dense(projection.pixels(line)) for line in keep_clear]
        self._firm = [(chosen, _CHOSEN_CLEAR_PX), *((line, _LINE_CLEAR_PX) for line in lines)]
        seen = projection.pixels(marks) if marks is not None else np.empty((0, 2))
        self._marks = seen[np.isfinite(seen).all(axis=1)]
        self._allowed = np.zeros(self._low.shape[:2], dtype=bool)
        self._free = np.zeros(self._low.shape[:2], dtype=bool)
        self._judged = 0
        self._taken = np.empty((0, 4))

    def reserve(self, rectangles: Sequence[Rectangle]) -> None:
        """Leave these to something else."""
        self._taken = np.concatenate([self._taken, np.array(rectangles).reshape(-1, 4)])

    def _judge(self, some: slice) -> None:
        """Hold the slots of some requests against what stands from the start."""
        allowed = (self._low[some] >= 4).all(axis=2) & (self._high[some] <= self._edges).all(axis=2)
        for places, half_px in self._firm:
            allowed &= ~self._cover(some, places, half_px)
        self._allowed[some] = allowed
        self._free[some] = allowed & ~self._cover(some, self._marks, _MARK_CLEAR_PX, crossed_by=self._modest[some])

    def _cover(
        self, some: slice, places: Floats, half_px: float, crossed_by: NDArray[np.bool_] | None = None
    ) -> NDArray[np.bool_]:
        """(k, 24) which slots of some requests come near one of (m, 2) pixels, each with ``half_px`` around it.

        For the requests ``crossed_by`` (k,), the line to a slot must not pass one of the pixels either, or one could take
        the label for that mark's.
        """
        all_low, all_high, pixels = self._low[some], self._high[some], self._pixels[some]
        covered = np.zeros(all_low.shape[:2], dtype=bool)
        reach = half_px + CLEAR_PX
        low, high = np.nanmin(all_low, axis=1) - reach, np.nanmax(all_high, axis=1) + reach
        x, y = places[:, 0], places[:, 1]
        request, place = np.nonzero((x > low[:, :1]) & (x < high[:, :1]) & (y > low[:, 1:]) & (y < high[:, 1:]))
        if not len(request):
            return covered
        spot = places[place][:, None]
        near_low, near_high = all_low[request] - reach, all_high[request] + reach
        hits = (spot[..., 0] > near_low[..., 0]) & (spot[..., 0] < near_high[..., 0])
        hits &= (spot[..., 1] > near_low[..., 1]) & (spot[..., 1] < near_high[..., 1])
        if crossed_by is not None:
            pairs = np.flatnonzero(crossed_by[request] & (np.abs(pixels[request] - places[place]).max(axis=1) > 1.0))
            start, ends = pixels[request[pairs]][:, None], (all_low[request[pairs]], all_high[request[pairs]])
            hits[pairs] |= pass_by(start, ends, spot[pairs], half_px)
        starts = np.flatnonzero(np.diff(request, prepend=-1))
        covered[request[starts]] = np.logical_or.reduceat(hits, starts, axis=0)
        return covered

    def slot(self, number: int, before: int | None) -> int | None:
        """The slot for a request: the one of before if it is free, else the first free one, outward from the middle."""
        if number >= self._judged:
            self._judge(slice(number, number + _AT_ONCE))
            self._judged = number + _AT_ONCE
        open_ = self._open(number, self._free[number])
        asked = self._tried[number]
        if (asked.covers or asked.kind in _MAY_COVER_MARKS) and not open_.any():
            open_ = self._open(number, self._allowed[number])
        if before is not None and open_[before]:
            return before
        rightward = self._pixels[number, 0] >= self._middle
        return next((slot for slot in (_RIGHTWARD if rightward else _LEFTWARD) if open_[slot]), None)

    def _open(self, number: int, free: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """(24,) which of the ``free`` slots of a request no label given out so far stands in, nor the line to one."""
        rows = np.flatnonzero(free)
        if not len(rows) or not len(self._taken):
            return free
        low, high = self._low[number, rows], self._high[number, rows]
        mark = self._pixels[number]
        room = np.concatenate([np.minimum(low.min(axis=0), mark), np.maximum(high.max(axis=0), mark)])
        taken = within(self._taken, room)
        if not len(taken):
            return free
        open_ = np.zeros(len(free), dtype=bool)
        open_[rows] = ~(overlap(low, high, taken) | run_over(spots_along(low, high, mark), taken))
        return open_

    def take(self, number: int, slot: int) -> Label:
        """Give a request a slot."""
        low, high, mark = self._low[number, slot], self._high[number, slot], self._pixels[number]
        box = np.concatenate([low, high - low])[None]
        leader = squares(spots_along(low[None], high[None], mark)[0], _LINE_CLEAR_PX)
        self._taken = np.concatenate([self._taken, box, leader])
        left, top, width, height = (float(value) for value in box[0])
        request = self._tried[number]
        mark_px = (float(mark[0]), float(mark[1]))
        return Label(say(request.text), request.kind, (left, top, width, height), mark_px, request.key, slot, request.names)


def _slots() -> tuple[Floats, Floats]:
    """The (24, 2) slots around a mark as shares of a label's size and as pixels, from the mark to the label's corner.

    Right and left at three heights, above, below; then the same farther out.
    """
    shares, pixels = [], []
    for gap in _GAPS_PX:
        for across, beside in ((0.0, gap), (-1.0, -gap)):
            for along, above in ((-0.5, 0.0), (-1.0, -0.4 * gap), (0.0, 0.4 * gap)):
                shares.append((across, along))
                pixels.append((beside, above))
        shares += [(-0.5, -1.0), (-0.5, 0.0)]
        pixels += [(0.0, -gap), (0.0, gap)]
    return np.array(shares), np.array(pixels)


_SHARES, _OFFSETS = _slots()


_RIGHTWARD = [base + step for base in (0, 8, 16) for step in (0, 1, 2, 3, 4, 5, 6, 7)]
_LEFTWARD = [base + step for base in (0, 8, 16) for step in (3, 4, 5, 0, 1, 2, 6, 7)]
