"""Whether every measure can be taken: its landmarks, cun segments and regions are there, and its places on the average bodies."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from acuviewer.body.regions import REGIONS
from acuviewer.faults import Fault

_FILE, _PLACES = "measures.json", "models/measure_places.json"
_REMEDY = "Bind it anew with tools/bake_persons.py."
_NO_NAMES = ("along", "take", "unit", "square_to")
"""Of how a measure is taken: what is followed by words that name no landmark, unless they stand in an object of their own."""


def names_in_measure(how: Any) -> Iterator[tuple[str, str]]:
    """What a measure names, each with what it is: landmark, cun segment or region."""
    if isinstance(how, list):
        for part in how:
            yield from names_in_measure(part)
    elif isinstance(how, str):
        yield "landmark", how
    elif isinstance(how, Mapping):
        for key, value in how.items():
            if key in ("of", "over"):
                yield from (("region", name) for name in value)
            elif key == "cun_segment":
                yield "segment", value
            elif not (key in _NO_NAMES and isinstance(value, str)):
                yield from names_in_measure(value)


def measure_faults(contents: Mapping[str, Any], landmarks: set[str], segments: set[str], n_triangles: int) -> Iterator[Fault]:
    """Loose ends of the measures, and of the places by which persons are fitted."""
    known = {"landmark": landmarks, "segment": segments, "region": set(REGIONS)}
    named: dict[str, set[str]] = {kind: set() for kind in known}
    for measure in contents[_FILE]["measures"]:
        for kind, name in names_in_measure(measure["how"]):
            named[kind].add(name)
            if name not in known[kind]:
                yield Fault(_FILE, measure["id"], f"names the {kind} {name!r}, which does not exist.", f"Write a known {kind}.")
    places = contents[_PLACES]
    for part, kind in (("marks", "landmark"), ("tapes", "segment")):
        for sex, found in places[part].items():
            for name in sorted(named[kind] ^ set(found)):
                what = "is missing." if name in named[kind] else "is named by no measure."
                yield Fault(_PLACES, f"{part}.{sex}.{name}", what, _REMEDY)
            for name, rows in found.items():
                yield from _outside(f"{part}.{sex}.{name}", [rows] if part == "marks" else rows, n_triangles)


def _outside(where: str, rows: Iterable[list[float]], n_triangles: int) -> Iterator[Fault]:
    if any(row[0] >= n_triangles or row[1] + row[2] > 1.001 for row in rows):
        yield Fault(_PLACES, where, "is no place of the skin.", _REMEDY)
