"""How the ruler is drawn: its tape, a tick at each cun, its places, what is written beside it, and what a click lays it on."""

from collections.abc import Iterator
from functools import reduce

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats
from acuviewer.geometry.probe import closest_point
from acuviewer.i18n import Said, Words, listed, said
from acuviewer.points.measured_chain import Measured, MeasuredWay, MidlineDistance
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.place_told import IN_MIDLINE_MM
from acuviewer.session.ruler import measure_ruler, side_of, snapped
from acuviewer.session.ruler_places import RulerPlace
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent
from acuviewer.shown.marks import Pick

_HALF_TICK_MM, _HALF_FIFTH_MM = 3.5, 6.5
_FIFTH = 5
_MOST_PARTS = 3


@dataclass(frozen=True, eq=False)
class RulerMark:
    """A place (3,) of the ruler on the skin, with its outward normal (3,)."""

    position_mm: Floats
    normal: Floats


@dataclass(frozen=True, eq=False)
class RulerNote:
    """What is written beside the ruler at a place (3,); ``key`` tells notes apart."""

    key: str
    words: Words
    mark: RulerMark


def shown_ruler(anatomy: Anatomy, session: Session) -> Measured | None:
    """What the ruler measures; None while it lies nowhere."""
    return measure_ruler(anatomy, session.ruler.places)


def ruler_marks(measured: Measured) -> list[RulerMark]:
    """The places over which the ruler is laid."""
    mesh = measured.curve.mesh
    return [RulerMark(mesh.position(stop), mesh.normal(stop)) for stop in measured.stops]


def ruler_ticks(measured: Measured) -> list[Floats]:
    """A stroke (2, 3) across the tape at each whole cun from each place to the next, every fifth longer."""
    strokes = []
    for way in measured.ways:
        for number, distance in enumerate(way.tick_distances.tolist(), start=1):
            half_mm = _HALF_TICK_MM if number % _FIFTH else _HALF_FIFTH_MM
            mark = _mark_at(way.curve, distance)
            along = way.curve.position(distance + 1.0) - way.curve.position(distance - 1.0)
            across = np.cross(along, mark.normal)
            across *= half_mm / max(float(np.linalg.norm(across)), 1e-9)
            strokes.append(np.stack([mark.position_mm - across, mark.position_mm + across]))
    return strokes


def ruler_notes(anatomy: Anatomy, session: Session) -> Iterator[RulerNote]:
    """Length and cun of each way between two places in its middle; of several the length of all at the end, and there the name."""
    measured = shown_ruler(anatomy, session)
    if measured is None or len(measured.stops) == 1:
        return
    name = session.ruler.name
    for number, way in enumerate(measured.ways):
        words = _tell_way(way)
        if name and len(measured.ways) == 1:
            words = said("label.ruler_named", name=name, measure=words)
        yield RulerNote(f"ruler {number}", words, _mark_at(way.curve, way.curve.length / 2))
    if len(measured.ways) > 1:
        total = said("label.ruler_sum", mm=measured.length_mm)
        words = said("label.ruler_named", name=name, measure=total) if name else total
        yield RulerNote("ruler sum", words, _mark_at(measured.ways[-1].curve, measured.ways[-1].curve.length))


def _tell_way(way: MeasuredWay) -> Said:
    """Its millimetres, and the cun of each segment while they are few enough to be read at a glance."""
    if len(way.lengths) > _MOST_PARTS:
        return said("label.length", mm=way.curve.length)
    first, *others = (part.cun for part in way.lengths)
    cun = reduce(lambda before, more: said("label.cun_and", before=before, cun=more), others, said("label.cun", cun=first))
    return said("label.ruler", mm=way.curve.length, cun=cun)


def tell_ruler(anatomy: Anatomy, session: Session, content: SceneContent) -> Words:
    """What the ruler shows, in a line: its length, the cun of each segment, and how far its last place is from the middle; "" for no ruler."""
    measured = shown_ruler(anatomy, session)
    if measured is None:
        return said("ruler.begin") if session.ruler.laying else ""
    place = name_place(session.ruler.places[-1], anatomy, content)
    middle = _tell_middle(place, measured.midline[-1])
    if len(measured.stops) == 1:
        return middle
    parts = listed(said("ruler.part", cun=part.cun, segment=part.scale.called) for part in measured.lengths)
    return said("ruler.told", mm=measured.length_mm, straight=measured.straight_mm, parts=parts, middle=middle)


def _tell_middle(place: Words, middle: MidlineDistance) -> Said:
    if middle.straight_mm < IN_MIDLINE_MM:
        return said("ruler.in_midline", place=place)
    along = middle.along_skin
    if along is None:
        return said("ruler.midline", place=place, mm=middle.straight_mm)
    return said("ruler.midline_cun", place=place, mm=along.mm, cun=along.cun)


def place_at(pick: Pick, anatomy: Anatomy) -> RulerPlace | None:
    """The place that a click on something means: itself, or the point or landmark to which bare skin snaps; None for a bone."""
    near = snapped(anatomy, pick.position_mm) if pick.kind == "skin" else None
    return near or place_of(pick, anatomy)


def place_of(pick: Pick, anatomy: Anatomy) -> RulerPlace | None:
    """The very place of what was touched; None for a bone."""
    if pick.kind == "bone":
        return None
    if pick.kind == "landmark":
        return RulerPlace("landmark", pick.key, pick.side)
    if pick.kind == "point" and pick.definition == "standard":
        return RulerPlace("point", pick.key, pick.side)
    surface = pick.surface or closest_point(anatomy.skin.mesh, pick.position_mm)
    return RulerPlace("skin", surface=surface)


def tell_snap(pick: Pick, anatomy: Anatomy, content: SceneContent) -> Words:
    """To what the ruler snaps where one points at bare skin; "" for nothing."""
    near = snapped(anatomy, pick.position_mm) if pick.kind == "skin" else None
    return said("ruler.snaps", name=name_place(near, anatomy, content)) if near else ""


def name_place(place: RulerPlace, anatomy: Anatomy, content: SceneContent) -> Words:
    """What one calls a place of the ruler, with its side."""
    if place.kind == "skin":
        return Said("ruler.skin")
    name = place.key if place.kind == "point" else content.landmark_names[place.key]
    side = side_of(anatomy, place)
    return name if side in (None, "midline") else said(f"mark.on_{side}", name=name)


def _mark_at(curve: SurfaceCurve, distance: float) -> RulerMark:
    return RulerMark(curve.position(distance), curve.mesh.normal(curve.place(distance)))
