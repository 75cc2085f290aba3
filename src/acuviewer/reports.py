"""What ``acuviewer locate`` and ``acuviewer landmarks`` print, as text and as JSON. The JSON forms are stable."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any, NamedTuple

from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.faults import DataError, quoted
from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import language_in_force
from acuviewer.number_text import NumberTexts
from acuviewer.points.atlas import load_atlas
from acuviewer.points.location import Location, Step
from acuviewer.session.anatomy import Anatomy, build_anatomy, rule_anatomy
from acuviewer.session.average_body import kept_of_average
from acuviewer.session.place_facts import PlaceFact, facts_of, facts_of_many

_MOST_NAMED = 20
FRAME = "x to the body's left, y up, z to the front, origin on the floor midway between the heels"


class UnknownPointError(Exception):
    """Codes that are not in the catalog, or a definition that a point has not; the message names them all."""


class Located(NamedTuple):
    """What was found, as text, and a sentence for each thing that was asked for and is nowhere."""

    text: str
    missing: list[str]


def locate_report(codes: Sequence[str] | None, side: str, body: str, as_json: bool, definition: str = "standard") -> Located:
    """Locations of points (all for None) on a body; ``side`` is left, right or both; ``definition`` may be "all".

    A midline point answers for any side. Raises BodyShapeError, and UnknownPointError with all that names nothing. What is
    told of all points of the average body is kept in the cache.
    """
    shape = parse_body(body)
    report = partial(_locate, codes, side, shape, as_json, definition)
    if codes is not None or shape != BodyShape():
        return report()
    return kept_of_average("located", f"{side} {as_json} {definition!r} {language_in_force()}", report)


def _locate(codes: Sequence[str] | None, side: str, shape: BodyShape, as_json: bool, definition: str) -> Located:
    wanted = wanted_codes(codes, definition)
    anatomy = build_anatomy(shape) if codes is None else rule_anatomy(shape, wanted)
    missing = _why_missing(anatomy, wanted, definition, named=codes is not None)
    found = []
    for location in _asked(anatomy, wanted, side, definition):
        try:
            location.construction, location.spot  # noqa: B018  # competing definitions are carried out when first asked for
            found.append(location)
        except DataError as error:
            missing.append(f"locate: {error}")
    if not as_json:
        return Located("\n".join(map(_location_text, found)), _once(missing))
    facts = facts_of_many(anatomy, found) if codes is None else [facts_of(anatomy, location) for location in found]
    texts = NumberTexts()
    step_json = _once_a_step(texts)
    points = [_location_json(location, told, texts, step_json) for location, told in zip(found, facts, strict=True)]
    content = {"frame": FRAME, "unit": "mm", "body": asdict(anatomy.shape), "points": points}
    return Located(texts.dumps(content), _once(missing))


def _asked(anatomy: Anatomy, wanted: Sequence[str], side: str, definition: str) -> list[Location]:
    """The locations that are asked for, in the order of the codes."""
    found: dict[str, list[Location]] = {code: [] for code in wanted}
    for (code, on, by), location in anatomy.locations.items():
        if code in found and (side == "both" or on in (side, "midline")) and definition in (by, "all"):
            found[code].append(location)
    return [location for of_code in found.values() for location in of_code]


def wanted_codes(codes: Sequence[str] | None, definition: str) -> list[str]:
    """The codes that are meant, each once; raises UnknownPointError."""
    wanted = list(load_atlas().points) if codes is None else known_codes(codes, "locate")
    if problems := _lacking_definition(wanted, definition, named=codes is not None):
        raise UnknownPointError("\n".join(problems[:_MOST_NAMED]))
    return wanted


def known_codes(codes: Sequence[str], asker: str) -> list[str]:
    """Codes as people write them, each once and as the catalog has it; raises UnknownPointError, which names the ``asker``."""
    known = load_atlas().points
    wanted = _once([code.upper() for code in codes])
    if unknown := [quoted(code) for code in wanted if code not in known]:
        verb = "is" if len(unknown) == 1 else "are"
        shown = ", ".join(unknown[:_MOST_NAMED]) + (" and others" if len(unknown) > _MOST_NAMED else "")
        raise UnknownPointError(f"{asker}: {shown} {verb} not in the catalog; known are {', '.join(known)}.")
    return wanted


def _lacking_definition(wanted: Sequence[str], definition: str, named: bool) -> list[str]:
    """Each point without a definition of that name, if points were ``named``; else whether none of them has it."""
    if definition in ("standard", "all"):
        return []
    has = {code: load_atlas().points[code].definitions for code in wanted}
    if not named:
        return (
            [] if any(definition in ids for ids in has.values()) else [f"locate: no point has a definition {quoted(definition)}."]
        )
    asked = f"no definition {quoted(definition)}"
    return [
        f"locate: {code} has {asked}; it has {', '.join(ids) or 'none'}." for code, ids in has.items() if definition not in ids
    ]


def _why_missing(anatomy: Anatomy, wanted: Sequence[str], definition: str, named: bool) -> list[str]:
    """Why points that were asked for are nowhere on this body; those inside mouth and nose only if they were ``named``."""
    points = load_atlas().points
    told = [
        f"locate: {code} is not on the skin: it lies {points[code].off_surface}." for code in wanted if points[code].off_surface
    ]
    return (told if named else []) + [
        f"locate: {code} ({by}) cannot be placed: {why}"
        for (code, by), why in anatomy.unplaced.items()
        if code in wanted and definition in (by, "all")
    ]


def _once(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _numbers(values: Floats, digits: int = 4) -> list[Any]:
    rounded: list[Any] = (values.round(digits) + 0.0).tolist()
    return rounded


def _location_json(
    found: Location, facts: Sequence[PlaceFact], texts: NumberTexts, step_json: Callable[[Step], dict[str, Any]]
) -> dict[str, Any]:
    told = {name: value for fact in facts for name, value in fact.fields.items()}
    return {
        "code": found.code,
        "side": found.side,
        "definition": found.definition,
        "standing": found.standing,
        "position_mm": texts.of(found.position_mm),
        "normal": _numbers(found.normal, 6),
        "mm_per_cun": {segment: round(scale, 4) for segment, scale in found.mm_per_cun.items()},
        **told,
        "steps": [step_json(step) for step in found.steps],
    }


def _once_a_step(texts: NumberTexts) -> Callable[[Step], dict[str, Any]]:
    """What writes down steps; those that constructions share are written once."""
    known: dict[int, dict[str, Any]] = {}

    def write(step: Step) -> dict[str, Any]:
        found = known.get(id(step))
        if found is None:
            found = known[id(step)] = _step_json(step, texts)
        return found

    return write


def _step_json(step: Step, texts: NumberTexts) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "text": step.text,
        "place_mm": texts.of(step.place_mm),
        "landmarks": [{"name": name, "side": side} for name, side in step.landmarks],
        "line_mm": texts.of(step.line_mm),
        "ticks_mm": texts.of(step.ticks_mm),
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
