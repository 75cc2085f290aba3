"""What ``acuviewer measure`` prints, as text and as JSON. The JSON form is stable."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import Side, parse_body
from acuviewer.points.atlas import load_atlas
from acuviewer.points.measured_chain import Measured, MidlineDistance
from acuviewer.reports import FRAME, UnknownPointError
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.ruler import measure_ruler, side_of, surface_of
from acuviewer.session.ruler_places import PlaceError, RulerPlace, read_place


def measure_report(written: Sequence[str], side: Side, body: str, as_json: bool) -> str:
    """The way along the skin of a body from the first of some places to the second, by way of all further ones.

    ``side`` is that of places which name none. Raises BodyShapeError, and UnknownPointError with all that names no place.
    """
    shape = parse_body(body)
    first, last, *between = _read(written, side)
    places = (first, *between, last)
    anatomy = build_anatomy(shape)
    if nowhere := [place.key for place in places if surface_of(anatomy, place) is None]:
        why = " ".join(f"{code} cannot be placed: {anatomy.why_unplaced(code)}" for code in dict.fromkeys(nowhere))
        raise UnknownPointError(f"measure: {why}")
    measured = measure_ruler(anatomy, places)
    assert measured is not None
    return _as_json(anatomy, places, measured) if as_json else _as_text(anatomy, places, measured)


def _read(written: Sequence[str], side: Side) -> list[RulerPlace]:
    read, problems = [], []
    for one in written:
        try:
            read.append(read_place(one, side, load_atlas(), load_body_model().pattern))
        except PlaceError as error:
            problems.append(f"measure: {error}")
    if problems:
        raise UnknownPointError("\n".join(dict.fromkeys(problems)))
    return read


def _as_json(anatomy: Anatomy, places: Sequence[RulerPlace], measured: Measured) -> str:
    content = {
        "frame": FRAME,
        "unit": "mm",
        "body": asdict(anatomy.shape),
        "places": [_place_json(anatomy, place, middle) for place, middle in zip(places, measured.midline, strict=True)],
        "length_mm": round(measured.length_mm, 4),
        "straight_mm": round(measured.straight_mm, 4),
        "cun": [
            {
                "segment": part.scale.segment,
                "length": round(part.cun, 4),
                "length_mm": round(part.mm, 4),
                "mm_per_cun": round(part.scale.mm_per_cun, 4),
            }
            for part in measured.lengths
        ],
        "path": (measured.path_mm.round(4) + 0.0).tolist(),
    }
    return json.dumps(content, ensure_ascii=False)


def _place_json(anatomy: Anatomy, place: RulerPlace, middle: MidlineDistance) -> dict[str, Any]:
    surface = surface_of(anatomy, place)
    assert surface is not None
    along = middle.along_skin
    return {
        "kind": place.kind,
        "name": place.key or None,
        "side": side_of(anatomy, place),
        "position_mm": (anatomy.skin.mesh.position(surface).round(4) + 0.0).tolist(),
        "midline_mm": round(middle.straight_mm, 4),
        "midline_along_skin_mm": None if along is None else round(along.mm, 4),
        "midline_cun": None if along is None else {"segment": along.scale.segment, "length": round(along.cun, 4)},
    }


def _as_text(anatomy: Anatomy, places: Sequence[RulerPlace], measured: Measured) -> str:
    names = [_name(anatomy, place) for place in places]
    lines = [
        f"{' – '.join(names)}: {measured.length_mm:.1f} mm along the skin, {measured.straight_mm:.1f} mm straight from end to end"
    ]
    for part in measured.lengths:
        scale = part.scale
        lines.append(f"  {part.cun:.2f} cun by {scale.segment} ({part.mm:.1f} mm, {scale.mm_per_cun:.1f} mm a cun)")
    for name, middle in zip(names, measured.midline, strict=True):
        told = f"  {name}: {middle.straight_mm:.1f} mm from the median plane"
        if along := middle.along_skin:
            told += f"; along the skin {along.mm:.1f} mm, {along.cun:.2f} cun by {along.scale.segment}"
        lines.append(told)
    return "\n".join(lines)


def _name(anatomy: Anatomy, place: RulerPlace) -> str:
    if place.kind == "skin":
        return place.to_text()
    return f"{place.key} ({side_of(anatomy, place)})"
