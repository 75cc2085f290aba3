"""The form of ``points.json``: a point's entry holds only what is particular to it, and the file is written in one way.

``defaults`` says which source, standing and mark hold for a statement that names none of its own, and what a point is unless
its entry says otherwise; such a statement is its text alone. ``shared_texts`` holds texts that many points share, by id: a
statement with ``shared`` instead of a text refers to one. What means nothing (no alternatives, no categories …) is left out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from acuviewer.faults import Fault, quoted

Entry = dict[str, Any]

STATED = ("other_names", "needling", "indications", "tissue", "notes")
"""The fields of a point that are lists of statements; each but ``notes`` has its default envelope."""
_ORDER = (
    "code", "names", "other_names", "meridian", "laterality", "region", "posture", "location", "rule", "parts", "off_surface", "departure", "notes",
    "meets", "alternatives", "standing", "sources", "categories", "needling", "indications", "tissue",
)  # fmt: skip
_NAMES_ORDER = (
    "pinyin", "simplified", "traditional", "korean", "korean_hanja", "japanese", "japanese_kanji", "english",
    "korean_checked", "korean_hanja_checked", "japanese_checked", "japanese_kanji_checked",
)  # fmt: skip
_STATEMENT_ORDER = ("depth_cun", "direction", "text", "reading", "used_by", "shared", "sources", "standing", "checked")
_WIDEST = 150
"""What fits into a line of so many characters stands on one."""


def write_out(content: Mapping[str, Any], file: str = "points.json") -> tuple[list[Entry], list[Fault]]:
    """The entries of all points with everything that they leave out, and what is wrong with their shared texts.

    ``content`` is the file's. A statement that refers to a text which does not exist has the id for its text.
    """
    shared = content["shared_texts"]
    entries, faults = [], list(_same_twice(shared, file))
    for point in content["points"]:
        entries.append(write_out_one(point, content))
        for field in STATED:
            stated = (one for one in point.get(field, ()) if "shared" in one)
            faults += [fault for one in stated for fault in _loose(one, point["code"], shared, file)]
    return entries, faults


def write_out_one(point: Mapping[str, Any], content: Mapping[str, Any]) -> Entry:
    """The entry of one point of the file's content with everything that it leaves out."""
    defaults, shared = content["defaults"], content["shared_texts"]
    entry = {**_unsaid(), **defaults["point"], **point, "names": {**defaults["names"], **point["names"]}}
    for field in STATED:
        if said := point.get(field):
            envelope = defaults.get(field, {})
            entry[field] = [_write_out_statement(one, envelope, shared) for one in said]
    return entry


def _unsaid() -> Entry:
    """What the fields of a point that may be left out hold then."""
    return {"departure": None, "meets": [], "alternatives": [], "categories": []}


def _write_out_statement(said: str | Entry, envelope: Entry, shared: Mapping[str, str]) -> Entry:
    if isinstance(said, str):
        return {"text": said, **envelope}
    if "shared" not in said:
        return {**envelope, **said}
    own = {key: value for key, value in said.items() if key != "shared"}
    return {**envelope, "text": shared.get(said["shared"], said["shared"]), **own}


def _same_twice(shared: Mapping[str, str], file: str) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, text in shared.items():
        if (other := first.setdefault(text, name)) != name:
            yield Fault(file, f"shared_texts.{name}", f"is the same text as {other}.", "Keep one of the two.")


def _loose(said: str | Entry, code: str, shared: Mapping[str, str], file: str) -> Iterator[Fault]:
    if isinstance(said, str):
        return
    if "text" in said:
        yield Fault(
            file, code, f"has a statement with both the text {quoted(said['text'])} and a shared one.", "Keep one of the two."
        )
    elif said["shared"] not in shared:
        what = f"names the shared text {quoted(said['shared'])}, which does not exist."
        yield Fault(file, code, what, "Write the id of one of shared_texts, or add it there.")


def shorten(entries: Iterable[Entry], content: Mapping[str, Any]) -> Entry:
    """The content of a file whose points, written out, are ``entries``; the rest is as in ``content``."""
    defaults = content["defaults"]
    ids = {text: name for name, text in content["shared_texts"].items()}
    point_defaults = {**_unsaid(), **defaults["point"]}
    points = []
    for entry in entries:
        stated = {field: entry[field] for field in STATED if entry.get(field)}
        short = {
            **_without(entry, point_defaults),
            "names": _in_order(_without(entry["names"], defaults["names"]), _NAMES_ORDER),
            **{field: [_shorten_statement(one, defaults.get(field, {}), ids) for one in said] for field, said in stated.items()},
        }
        points.append(_in_order(short, _ORDER))
    return {**content, "points": points}


def _shorten_statement(said: Entry, envelope: Entry, ids: Mapping[str, str]) -> str | Entry:
    own = _without(said, envelope)
    if (text := own["text"]) in ids:
        own = {**own, "shared": ids[text]}
        del own["text"]
    return text if own.keys() == {"text"} else _in_order(own, _STATEMENT_ORDER)


def _without(entry: Entry, defaults: Mapping[str, Any]) -> Entry:
    return {key: value for key, value in entry.items() if key not in defaults or value != defaults[key]}


def _in_order(entry: Entry, order: Sequence[str]) -> Entry:
    return {key: entry[key] for key in order if key in entry} | entry


def spell(content: Any) -> bytes:
    """A JSON file as this project writes it: what fits into a line stands on one, everything else below each other."""
    return ("\n".join(_lines(content, "", "")) + "\n").encode()


def _lines(value: Any, indent: str, key: str) -> Iterator[str]:
    line = indent + key + json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, dict | list) or (indent and len(line) < _WIDEST):
        yield line
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inner = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    yield indent + key + opening
    for number, (name, one) in enumerate(inner, start=1):
        mark = "" if name is None else f"{json.dumps(name, ensure_ascii=False)}: "
        *lines, last = _lines(one, f"{indent} ", mark)
        yield from lines
        yield last if number == len(value) else f"{last},"
    yield indent + closing
