"""The cun ruler: proportional bone measure, one scale a segment, measured along the skin of this very body.

A cun is no length. It is the share of a body segment between two landmarks, and each segment has its own; the
finger-cun of the standard is a segment as well. There is no global cun anywhere in the program.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, cast

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.section import lay_tape
from acuviewer.landmarks.aspect import Aspect
from acuviewer.landmarks.levels import lay_level, midline_at
from acuviewer.landmarks.place import OTHER_SIDE, PlacedLandmarks


@dataclass(frozen=True)
class CunSegment:
    """A segment of the body of ``length_cun``: from a landmark to a landmark, its partner, or the median line.

    ``to`` is a landmark's name, ``{"landmark": name, "side": "other"}`` or ``{"midline": "anterior"|"posterior"}``.
    """

    id: str
    region: str
    start: str
    to: str | Mapping[str, str]
    length_cun: float
    direction: Literal["longitudinal", "transverse", "finger"]
    path: Literal["tape", "level"]
    standing: str
    sources: tuple[str, ...]
    checked: bool
    note: str | None


def load_segments(files: DataFolder | None = None) -> dict[str, CunSegment]:
    """All cun segments by id; raises DataError when the file is missing or broken."""
    files = files or shipped()
    entries = files.json("cun.json")["segments"]
    with files.naming("cun.json"):
        return {entry["id"]: _read_segment(entry) for entry in entries}


def _read_segment(entry: Mapping[str, Any]) -> CunSegment:
    rest = {key: value for key, value in entry.items() if key not in ("from", "sources")}
    return CunSegment(start=entry["from"], sources=tuple(entry["sources"]), **rest)


@dataclass(frozen=True, eq=False)
class MeasuredSegment:
    """A segment laid on one body: the tape, and what a cun is along it."""

    segment: CunSegment
    side: Side
    tape: SurfaceCurve

    @cached_property
    def mm_per_cun(self) -> float:
        """Millimetres of skin a cun, on this segment of this body."""
        return self.tape.length / self.segment.length_cun


class CunRuler:
    """Measures segments on one body when they are asked for, each once."""

    def __init__(self, segments: Mapping[str, CunSegment], skin: Skin, landmarks: PlacedLandmarks) -> None:
        self.segments = segments
        self._skin = skin
        self._landmarks = landmarks
        self._measured: dict[tuple[str, Side], MeasuredSegment] = {}

    def mm_per_cun(self, segment: str, side: Side = "left") -> float:
        """Scale of a segment; raises KeyError for an unknown one."""
        return self.measure(segment, side).mm_per_cun

    def measure(self, segment: str, side: Side = "left") -> MeasuredSegment:
        """The segment laid on this body; a segment in the median line is the same on both sides."""
        key = (segment, side)
        if key not in self._measured:
            self._measured[key] = MeasuredSegment(self.segments[segment], side, self._lay(self.segments[segment], side))
        return self._measured[key]

    def _lay(self, segment: CunSegment, side: Side) -> SurfaceCurve:
        side = "left" if side == "midline" else side
        start = self._landmarks.on_side(segment.start, side)
        if isinstance(segment.to, str):
            end = self._landmarks.on_side(segment.to, side).surface
        elif "landmark" in segment.to:
            end = self._landmarks.on_side(segment.to["landmark"], OTHER_SIDE[side]).surface
        else:
            end = midline_at(self._skin, float(start.position_mm[1]), cast(Aspect, segment.to["midline"]))
        if segment.path == "level":
            return lay_level(self._skin, start.surface, end)
        ways = self._skin.pattern.ways_between(start.surface, end)
        return lay_tape(self._skin.mesh, start.surface, end, ways)
