"""From where a session wants to be looked at: the fixed views, and close views of what is chosen."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from acuviewer.geometry.mesh import Floats, unit
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.catalog import STANDARD
from acuviewer.points.location import Location, Spot, Step
from acuviewer.points.meridians import MeridianCurve
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.chosen_place import chosen_spot
from acuviewer.session.session import Aim, Camera, Session
from acuviewer.shown.asked import her_spot
from acuviewer.shown.camera import STEEPEST_DEG, VIEW_ANGLE_DEG, frame, look_from, triple, wrap_deg

CLOSE_UP_MM, SMALL_PART_MM = 260.0, 150.0
"""Half the height of the picture when flying to a point: the point with the region around it, less on small parts."""

_AROUND_MM = 70.0

_FARTHEST_STEP_MM = 600.0
_PART_SHARE = 0.43
"""A construction is looked at from no nearer than this share of the way from which its point is."""

_SMALL_PARTS = ("head", "hand", "foot")

_FIXED: dict[str, tuple[float, float]] = {
    "front": (0, 0), "back": (180, 0), "left": (90, 0), "right": (-90, 0), "top": (0, STEEPEST_DEG), "bottom": (0, -STEEPEST_DEG),
}  # fmt: skip

CLOSE_AIMS: tuple[Aim, ...] = ("selection", "construction", "definitions", "pain_type", "meridian", "filter")
"""What is looked at closely, and moves with the body."""


def looked_at(session: Session) -> object:
    """What decides where the camera goes: the view, and for a close view what is chosen."""
    chosen = session.selection
    close = (chosen.point, chosen.side, chosen.definition, chosen.landmark, chosen.pain_type, chosen.meridian)
    return session.view, close if session.view.aim in CLOSE_AIMS else None


def close_targets(anatomy: Anatomy, session: Session) -> list[tuple[Floats, Floats]]:
    """Places and normals that a close view must show: the chosen point or landmark, or all that its steps touch."""
    target = _target(anatomy, session)
    if session.view.aim == "definitions":
        return [(found.position_mm, found.normal) for found in _definitions(anatomy, session)]
    if session.view.aim == "construction":
        found = anatomy.chosen_location(session.selection)
        return [(step.place_mm, step.normal) for step in _steps_around(found)] if found else []
    if session.view.aim == "meridian":
        stops = [
            (curve.points_mm[row], curve.normals[row])
            for curve in _chosen_curves(anatomy, session)
            for row in curve.stops.values()
        ]
        return stops[:: 1 + len(stops) // _MOST_TARGETS]
    return [(target.position_mm, target.normal)] if session.view.aim == "selection" and target else []


def choose_camera(
    anatomy: Anatomy,
    session: Session,
    related: frozenset[str],
    aspect: float,
    turn_deg: float = 0.0,
    otherwise: Camera | None = None,
    meant: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Camera:
    """The camera that a session's view asks for, in a picture of ``aspect``.

    ``turn_deg`` turns the close views away from their first choice, to look past what stands in the way. A view of
    something that is no longer chosen gives ``otherwise``, or the front. A view of the ``related`` points shows the places that are
    ``meant`` of each, which are its standard one if none is named.
    """
    view = session.view
    if view.aim == "free" and view.camera is not None:
        return view.camera
    if view.aim == "selection":
        close = _close_up(anatomy, session, aspect, turn_deg)
        if close is not None:
            return close
    if view.aim == "construction":
        shown = _construction(anatomy, session, aspect, turn_deg)
        if shown is not None:
            return shown
    if view.aim == "definitions" and (compared := _definitions(anatomy, session)):
        return _all_of(compared, aspect, turn_deg)
    if view.aim == "meridian" and session.selection.meridian:
        return _meridian(anatomy, session, aspect, turn_deg)
    if view.aim in ("pain_type", "filter", "caution"):
        shown = _related_points(anatomy, related, aspect, meant)
        if shown is not None:
            return shown
    if view.aim not in _FIXED and otherwise is not None:
        return otherwise
    azimuth, elevation = _FIXED.get(view.aim, (0.0, 0.0))
    return frame(anatomy.skin.mesh.vertices, azimuth, elevation, aspect, 1.05)


def _target(anatomy: Anatomy, session: Session) -> Location | PlacedLandmark | Spot | None:
    chosen = session.selection
    return anatomy.chosen_location(chosen) or anatomy.chosen_landmark(chosen) or chosen_spot(anatomy, chosen)


def _close_up(anatomy: Anatomy, session: Session, aspect: float, turn_deg: float) -> Camera | None:
    target = _target(anatomy, session)
    if target is None:
        return None
    azimuth, elevation = look_from(target.normal)
    distance = _near_mm(anatomy, target) / min(aspect, 1.0)
    return Camera(triple(target.position_mm), wrap_deg(azimuth + turn_deg), elevation, distance)


def _near_mm(anatomy: Anatomy, target: Location | PlacedLandmark | Spot) -> float:
    """How far from a place one looks at it: far enough to recognise the part of the body on which it lies."""
    pattern = anatomy.skin.pattern
    part = pattern.region_names[pattern.regions[target.surface.triangle]]
    half_mm = SMALL_PART_MM if part.endswith(_SMALL_PARTS) else CLOSE_UP_MM
    return half_mm / math.tan(math.radians(VIEW_ANGLE_DEG) / 2)


def _construction(anatomy: Anatomy, session: Session, aspect: float, turn_deg: float) -> Camera | None:
    found = anatomy.chosen_location(session.selection)
    if found is None:
        return None
    steps = _steps_around(found)
    positions = np.concatenate([np.concatenate([step.place_mm[None], step.line_mm]) for step in steps])
    hers = her_spot(anatomy, session)
    if hers is not None and float(np.linalg.norm(hers.position_mm - found.position_mm)) < _FARTHEST_STEP_MM:
        positions = np.concatenate([positions, hers.position_mm[None]])
    around = np.concatenate([positions + 45.0 * offset for offset in _CROSS])
    azimuth, elevation = look_from(_mean_normal([step.normal for step in steps] + [found.normal]))
    camera = frame(around, azimuth + turn_deg, elevation, aspect)
    # A short construction is no patch of bare skin: behind the knee one sees that it is a knee.
    return replace(camera, distance_mm=max(camera.distance_mm, _PART_SHARE * _near_mm(anatomy, found)))


def _steps_around(found: Location) -> list[Step]:
    """The steps of a construction that are carried out around its point: the cun of a finger that is laid at the temple is no reason to
    look at the hand as well."""
    return [step for step in found.steps if float(np.linalg.norm(step.place_mm - found.position_mm)) < _FARTHEST_STEP_MM]


def _definitions(anatomy: Anatomy, session: Session) -> list[Location]:
    """The chosen point by all its definitions, on the chosen side."""
    chosen = session.selection
    sides = (chosen.side, "midline")
    return [found for found in anatomy.locations.values() if found.code == chosen.point and found.side in sides]


def _all_of(locations: Sequence[Location], aspect: float, turn_deg: float) -> Camera:
    """All of a few locations, with as much around them as a hand is wide, or as they lie apart."""
    positions = np.array([found.position_mm for found in locations])
    margin = max(_AROUND_MM, 0.5 * float(np.linalg.norm(np.ptp(positions, axis=0))))
    around = np.concatenate([positions + margin * offset for offset in _CROSS])
    azimuth, elevation = look_from(_mean_normal([found.normal for found in locations]))
    return frame(around, azimuth + turn_deg, elevation, aspect)


def _related_points(
    anatomy: Anatomy, related: frozenset[str], aspect: float, meant: Mapping[str, tuple[str, ...]]
) -> Camera | None:
    shown = [
        found
        for found in anatomy.locations.values()
        if found.code in related and found.definition in meant.get(found.code, (STANDARD,))
    ]
    if not shown:
        return None
    positions = np.array([found.position_mm for found in shown])
    around = np.concatenate([positions + 90.0 * offset for offset in _CROSS])
    mean = _mean_normal([found.normal for found in shown])
    return frame(around, 180.0 if mean[2] < 0 else 0.0, 0.0, aspect)


def _chosen_curves(anatomy: Anatomy, session: Session) -> list[MeridianCurve]:
    """The lines of the chosen meridian on the chosen side."""
    chosen = session.selection
    return [curve for curve in anatomy.meridians if curve.meridian == chosen.meridian and curve.side in (chosen.side, "midline")]


def _meridian(anatomy: Anatomy, session: Session, aspect: float, turn_deg: float) -> Camera:
    """From the side to which most of the line is turned, near enough to hold all of it."""
    curves = _chosen_curves(anatomy, session)
    positions, normals = (np.concatenate([getattr(curve, name) for curve in curves]) for name in ("points_mm", "normals"))
    weights = np.concatenate([np.gradient(curve.distances_mm) for curve in curves])
    turns = np.arange(-180.0, 180.0, 15.0)
    sights = np.stack([np.sin(np.radians(turns)), np.zeros(len(turns)), np.cos(np.radians(turns))])
    azimuth = turns[int((weights @ (normals @ sights > _WELL_TURNED)).argmax())]
    around = np.concatenate([positions + 30.0 * offset for offset in _CROSS])
    return frame(around, azimuth + turn_deg, 5.0, aspect)


_MOST_TARGETS, _WELL_TURNED = 24, 0.2
_CROSS = np.concatenate([np.eye(3), -np.eye(3)])


def _mean_normal(normals: Sequence[Floats]) -> Floats:
    total = np.sum(normals, axis=0)
    return unit(total) if float(np.linalg.norm(total)) > 0.1 else normals[-1]
