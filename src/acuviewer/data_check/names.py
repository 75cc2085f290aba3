"""What is wrong in the names of points: one name for two points, names that do not fit each other, meridians met without a word."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from acuviewer.faults import Fault, quoted

Entry = Mapping[str, Any]
_FILE = "points.json"
_OWN = ("pinyin", "simplified", "korean", "japanese", "english")
_CROSSING = "crossing point"


def name_faults(points: Iterable[Entry]) -> Iterator[Fault]:
    """The faults in the names of points, whose entries have everything written out."""
    english: dict[str, str] = {}
    for point in points:
        code, names = point["code"], point["names"]
        if (before := english.setdefault(names["english"].lower(), code)) != code:
            yield Fault(_FILE, code, f"is called {quoted(names['english'])}, as {before} is.", "Give one of them another name.")
        if len(names["korean"]) != len(names["korean_hanja"]):
            what = f"has {quoted(names['korean'])} for {quoted(names['korean_hanja'])}: not a syllable for each character."
            yield Fault(_FILE, code, what, "Make the two agree.")
        yield from _repeated(point)
        if (_CROSSING in point["categories"]) != bool(point["meets"]):
            yield Fault(
                _FILE, code, f"is a {_CROSSING} that meets nothing, or meets a meridian and is none.", "Say both, or neither."
            )


def _repeated(point: Entry) -> Iterator[Fault]:
    known = {point["code"], *(point["names"][form] for form in _OWN)}
    for other in point.get("other_names", ()):
        if other["text"] in known:
            yield Fault(_FILE, point["code"], f"has the other name {quoted(other['text'])} already.", "Take one of the two out.")
        known.add(other["text"])
