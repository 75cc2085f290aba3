"""The places over which the ruler is laid: acupoints, landmarks, and bare skin, each by what finds it again on any body."""

from typing import TYPE_CHECKING, Literal

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.faults import quoted
from acuviewer.geometry.surface_point import SurfacePoint
from acuviewer.i18n import text
from acuviewer.plain_number import read_number, read_whole_number

if TYPE_CHECKING:
    from acuviewer.body.skin import SkinPattern
    from acuviewer.points.atlas import Atlas

PlaceKind = Literal["point", "landmark", "skin"]

_SIDES: tuple[Side, ...] = ("left", "right")
_SKIN = "skin"
_SUM_OFF = 1e-3


@dataclass(frozen=True)
class RulerPlace:
    """An acupoint (``key`` = code) or a landmark (its name) of a side, which means nothing in the median plane; or ``surface``, bare skin."""

    kind: PlaceKind
    key: str = ""
    side: Side = "left"
    surface: SurfacePoint | None = None

    def to_text(self) -> str:
        """It as ``read_place`` reads it."""
        if self.surface is None:
            return self.key if self.side == "midline" else f"{self.key} {self.side}"
        return f"{_SKIN} {self.surface.triangle} {' '.join(f'{weight:.6f}' for weight in self.surface.barycentric)}"


@dataclass(frozen=True)
class Ruler:
    """What is measured: a chain of ``places``, the ``name`` one gives it, and whether clicks are ``laying`` it on."""

    places: tuple[RulerPlace, ...] = ()
    name: str = ""
    laying: bool = False


class PlaceError(ValueError):
    """A text that names no place for the ruler; the message is for the person."""


def read_place(written: str, side: Side, atlas: "Atlas", skin: "SkinPattern") -> RulerPlace:
    """A place as people write it: ``GB30``, ``GB30 right``, ``greater_trochanter left``, ``skin TRIANGLE W W W``.

    ``side`` is meant where none is written. Raises PlaceError.
    """
    name, *rest = written.split() or [""]
    if name == _SKIN:
        return RulerPlace("skin", surface=_read_surface(rest, skin))
    chosen = _read_side(rest, side)
    if name.upper() in atlas.points:
        point = atlas.points[name.upper()]
        if point.off_surface:
            raise PlaceError(text("problem.place_off_skin", point=point.code, where=point.off_surface))
        return RulerPlace("point", point.code, chosen)
    if name in atlas.landmarks:
        return RulerPlace("landmark", name, chosen)
    raise PlaceError(text("problem.no_place", found=quoted(name)))


def _read_side(rest: list[str], side: Side) -> Side:
    if not rest:
        return side
    written = " ".join(rest)
    for known in _SIDES:
        if known == written:
            return known
    raise PlaceError(text("problem.no_side", found=quoted(written)))


def _read_surface(rest: list[str], skin: "SkinPattern") -> SurfacePoint:
    triangle = read_whole_number(rest[0]) if len(rest) == 4 else None
    weights = [read_number(one) for one in rest[1:]]
    good = [weight for weight in weights if weight is not None and 0.0 <= weight <= 1.0]
    fits = triangle is not None and triangle < len(skin.triangles) and len(good) == 3 and abs(sum(good) - 1.0) < _SUM_OFF
    if not fits or triangle is None:
        raise PlaceError(text("problem.no_skin_place", found=quoted(" ".join([_SKIN, *rest]))))
    first, second, third = (weight / sum(good) for weight in good)
    return SurfacePoint(triangle, (first, second, third))
