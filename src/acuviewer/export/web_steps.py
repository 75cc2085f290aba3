"""What a step of a web page shows: a session worked out into what a browser draws, in metres."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import say
from acuviewer.points.catalog import STANDARD
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.camera import eye
from acuviewer.shown.construction import felt_landmarks, shown_steps
from acuviewer.shown.content import SceneContent
from acuviewer.shown.framing import choose_camera
from acuviewer.shown.label_request import PLAIN_PRIORITY
from acuviewer.shown.label_requests import label_requests
from acuviewer.shown.landmarks import shown_landmarks
from acuviewer.shown.meridians import shown_curves
from acuviewer.shown.points import is_selected, shown_locations

_M = 0.001
_ASPECT = 1.2
_BEAD_MM = 2.5
"""A tape is drawn as beads so far apart."""
_OVER_SKIN_MM = 0.8
_MOST_LABELS = 40


@dataclass(frozen=True, eq=False)
class WebStep:
    """A step of a page: its ``title``, the ``caption`` as HTML, and the ``session`` that is shown on ``anatomy``."""

    title: str
    caption: str
    anatomy: Anatomy
    session: Session


def scene_of(step: WebStep, content: SceneContent) -> dict[str, Any]:
    """What the browser draws of a step: camera, opacities, which nodes of the body in which role, tapes, labels.

    Other places of points than the standard one have no node and are left out, as are rings of spread, the ruler and colours of depth.
    """
    anatomy, session = step.anatomy, step.session
    related, meant = content.aimed_codes(session), content.meant_places(session)
    camera = choose_camera(anatomy, session, related, _ASPECT, meant=meant)
    landmarks = {(placed.name, placed.side) for placed in (*felt_landmarks(anatomy, session), *shown_landmarks(anatomy, session))}
    return {
        "title": step.title,
        "caption": step.caption,
        "camera": {"focus": _metres(np.array(camera.focus_mm)), "eye": _metres(eye(camera))},
        "skin": session.layers.skin,
        "bones": session.layers.bones,
        "points": _roles(anatomy, session, content),
        "landmarks": sorted(f"{name}_{side}" for name, side in landmarks),
        "meridians": sorted({curve.meridian for curve in shown_curves(anatomy, session)}),
        "lines": [_beads(laid.line_mm) for laid in shown_steps(anatomy, session) if len(laid.line_mm) > 1],
        "labels": _labels(anatomy, session, content),
    }


def _roles(anatomy: Anatomy, session: Session, content: SceneContent) -> list[tuple[str, str]]:
    lit, role = content.lit_codes(session), content.lit_role(session)
    rest = "faded" if lit or session.selection.point else "point"
    found: dict[str, str] = {}
    for place in shown_locations(anatomy, session, content):
        if place.definition == STANDARD:
            name = f"{place.code}_{place.side}"
            found[name] = "selected" if is_selected(place, session) else role if place.code in lit else rest
    return sorted(found.items())


def _labels(anatomy: Anatomy, session: Session, content: SceneContent) -> list[tuple[str, str, list[float], list[float]]]:
    """The labels of what is chosen, felt, measured and lit, the first ones first."""
    asked = label_requests(anatomy, session, content).entries
    wanted = [request for request in asked if request.priority < PLAIN_PRIORITY][:_MOST_LABELS]
    return [
        (say(request.text), request.kind, _metres(request.position_mm), [round(float(part), 3) for part in request.normal])
        for request in wanted
    ]


def _beads(line_mm: Floats) -> list[list[float]]:
    """A tape as places at even distances."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line_mm, axis=0), axis=1))])
    at = np.linspace(0.0, along[-1], max(int(along[-1] / _BEAD_MM), 1) + 1)
    places = np.stack([np.interp(at, along, line_mm[:, axis]) for axis in range(3)], axis=1)
    return [_metres(place) for place in places]


def _metres(place_mm: Floats) -> list[float]:
    return [round(float(part), 5) for part in place_mm * _M]


def normals_of(anatomy: Anatomy) -> Mapping[str, list[float]]:
    """The outward normals of points and landmarks by the names of their nodes: what looks away from the reader is not touched."""
    points = {f"{found.code}_{found.side}": found.normal for found in anatomy.locations.values() if found.definition == STANDARD}
    landmarks = {f"{placed.name}_{placed.side}": placed.normal for placed in anatomy.landmarks.values()}
    return {name: [round(float(part), 2) for part in normal] for name, normal in {**points, **landmarks}.items()}
