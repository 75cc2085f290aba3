"""What ``acuviewer locate`` and ``acuviewer landmarks`` print, as text and as JSON. The JSON forms are stable."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from acuviewer.body.shape import parse_body
from acuviewer.geometry.mesh import Floats
from acuviewer.points.atlas import load_atlas
from acuviewer.points.location import Location, Step
from acuviewer.session.anatomy import Anatomy, build_anatomy

FRAME = "x to the body's left, y up, z to the front, origin on the floor midway between the heels"


class UnknownPointError(Exception):
    """Codes that are not in the catalog; the message names them all."""


def locate_report(codes: Sequence[str] | None, side: str, body: str, as_json: bool, definition: str = "standard") -> str:
    """Locations of points (all for None) on a body; ``side`` is left, right or both; ``definition`` may be "all".

    Raises BodyShapeError, and UnknownPointError with every unknown code.
    """
    anatomy = build_anatomy(parse_body(body))
    found = _chosen(anatomy, codes, side, definition)
    if as_json:
        points = [_location_json(location) for location in found]
        return _json({"frame": FRAME, "unit": "mm", "body": asdict(anatomy.shape), "points": points})
    return "\n".join(_location_text(location) for location in found)


def _chosen(anatomy: Anatomy, codes: Sequence[str] | None, side: str, definition: str) -> list[Location]:
    known = load_atlas().points
    wanted = list(known) if codes is None else [code.upper() for code in codes]
    unknown = [code for code in wanted if code not in known]
    if unknown:
        verb = "is" if len(unknown) == 1 else "are"
        raise UnknownPointError(f"locate: {', '.join(unknown)} {verb} not in the catalog; known are {', '.join(known)}.")
    return [
        location
        for code in dict.fromkeys(wanted)
        for (located, on, by), location in anatomy.locations.items()
        if located == code and (side == "both" or on in (side, "midline")) and definition in (by, "all")
    ]


def _numbers(values: Floats, digits: int = 4) -> list[Any]:
    rounded: list[Any] = (values.round(digits) + 0.0).tolist()
    return rounded


def _location_json(found: Location) -> dict[str, Any]:
    return {
        "code": found.code,
        "side": found.side,
        "definition": found.definition,
        "standing": found.standing,
        "position_mm": _numbers(found.position_mm),
        "normal": _numbers(found.normal, 6),
        "mm_per_cun": {segment: round(scale, 4) for segment, scale in found.mm_per_cun.items()},
        "steps": [_step_json(step) for step in found.steps],
    }


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "text": step.text,
        "place_mm": _numbers(step.place_mm),
        "landmarks": [{"name": name, "side": side} for name, side in step.landmarks],
        "line_mm": _numbers(step.line_mm),
        "ticks_mm": _numbers(step.ticks_mm),
        "length_mm": None if step.length_mm is None else round(step.length_mm, 4),
        "length_cun": step.length_cun,
    }


def _location_text(found: Location) -> str:
    x, y, z = found.position_mm
    other = "" if found.definition == "standard" else f" by {found.definition}"
    lines = [f"{found.code} ({found.side}){other}: x {x:.1f}, y {y:.1f}, z {z:.1f} mm"]
    lines += [f"  {number}. {step.text}" for number, step in enumerate(found.steps, start=1)]
    return "\n".join(lines)


def landmarks_report(body: str, as_json: bool) -> str:
    """All landmarks of a body."""
    anatomy = build_anatomy(parse_body(body))
    if as_json:
        listed = [
            {
                "name": placed.name,
                "side": placed.side,
                "position_mm": _numbers(placed.position_mm),
                "on": placed.on,
                "bone": placed.bone,
                "bone_mm": None if placed.bone_mm is None else _numbers(placed.bone_mm),
            }
            for placed in anatomy.landmarks.values()
        ]
        return _json({"landmarks": listed})
    rows = []
    for placed in anatomy.landmarks.values():
        x, y, z = placed.position_mm
        rows.append(f"{placed.name:46} {placed.side:8} {x:8.1f} {y:8.1f} {z:8.1f}  {placed.bone or 'skin'}")
    return "\n".join(rows)


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)
