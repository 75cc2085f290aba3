"""The shipped catalogs that locating needs, read once."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar

from acuviewer.dataclass import dataclass
from acuviewer.points.catalog import AcuPoint, load_points

if TYPE_CHECKING:
    from acuviewer.landmarks.catalog import Landmark
    from acuviewer.landmarks.cun import CunSegment
    from acuviewer.points.meridian_catalog import Meridian

Entry = TypeVar("Entry")


@dataclass(frozen=True, eq=False)
class Atlas:
    """Landmarks by name, cun segments by id, acupoints and meridians by code."""

    landmarks: Mapping[str, "Landmark"]
    segments: Mapping[str, "CunSegment"]
    points: Mapping[str, AcuPoint]
    meridians: Mapping[str, "Meridian"]


class _ReadLater(Mapping[str, Entry]):
    """A catalog that is read when something is first looked up in it; raises then what reading it raises."""

    def __init__(self, read: Callable[[], Mapping[str, Entry]]) -> None:
        self._read = read

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return self._read()

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@cache
def load_atlas() -> Atlas:
    """The shipped atlas. Only who asks for landmarks, segments or meridians waits for them, and for what they are computed with."""
    return Atlas(_ReadLater(_landmarks), _ReadLater(_segments), load_points(), _ReadLater(_meridians))


def _landmarks() -> "Mapping[str, Landmark]":
    from acuviewer.landmarks.catalog import load_landmarks

    return load_landmarks()


def _segments() -> "Mapping[str, CunSegment]":
    from acuviewer.landmarks.cun import load_segments

    return load_segments()


def _meridians() -> "Mapping[str, Meridian]":
    from acuviewer.points.meridian_catalog import load_meridians

    return load_meridians()
