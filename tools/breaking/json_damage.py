"""Damages of JSON: in a value somewhere, in its keys and entries, in the spelling of the whole."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

Way = tuple[str | int, ...]

_MARK = "@broken here@"
_TWIN = "@twin of a key@"
RAW = {
    "1e308": "1e308", "-1e308": "-1e308", "1e400": "1e400", "a number of 5,000 digits": "7" * 5000, "NaN": "NaN", "Infinity": "-Infinity",
    "nothing": "", "nested 100,000 deep": "[" * 100_000 + "]" * 100_000, "nested 1,100 deep": '{"a":' * 1100 + "1" + "}" * 1100,
    "half a pair of surrogates": '"\\ud800"', "a control character": '"\x01"', "hexadecimal": "0x1F", "a single quote": "'a'",
}  # fmt: skip
"""What a value is replaced by, as it is spelled in the file: JSON that no reader can take, or none at all."""

WRONG: tuple[Any, ...] = (
    None, True, False, 0, -1, 7, 2**31, 2**63, -(2**63), 10**30, 0.5, -3.5, 1e9, "", " ", "word", "１２", "-1", "0", "a" * 100_000, "ă\u202e\u0000",
    [], {}, [None], [[]], {"": {}}, [1, "a", None], {"name": 1},
)  # fmt: skip
"""What a value is replaced by: good JSON that means nothing here."""


def harm(place: Path, before: bytes, random: Random) -> str:
    """Damage a JSON file whose bytes are given; returns what was done."""
    content = json.loads(before)
    acts: tuple[Callable[[Any, Random], tuple[str, bytes]], ...] = (
        _wrong_value, _wrong_value, _wrong_value, _raw_value, _raw_value, _nudged, _nudged, _twin_key, _twin_entry, _without, _renamed,
        _encoded, _wrapped,
    )  # fmt: skip
    told, after = random.choice(acts)(content, random)
    place.unlink()
    place.write_bytes(after)
    return told


def ways(content: Any, wanted: Callable[[Any], bool], here: Way = ()) -> Iterator[Way]:
    """The ways from the top to all values that are wanted."""
    if wanted(content):
        yield here
    inner = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in inner:
        yield from ways(value, wanted, (*here, key))


def _spell(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _tell(way: Way) -> str:
    return "/".join(map(str, way)) or "the whole"


def _draw_way(content: Any, random: Random, wanted: Callable[[Any], bool] = lambda _: True) -> Way | None:
    """A way to a value of that kind, shallow ones as likely as deep ones."""
    found = list(ways(content, wanted))
    if not found:
        return None
    depth = random.choice(sorted({len(way) for way in found}))
    return random.choice([way for way in found if len(way) == depth])


def value_at(content: Any, way: Way) -> Any:
    """The value at the end of a way."""
    for key in way:
        content = content[key]
    return content


def _with(content: Any, way: Way, value: Any) -> Any:
    if not way:
        return value
    value_at(content, way[:-1])[way[-1]] = value
    return content


def _wrong_value(content: Any, random: Random) -> tuple[str, bytes]:
    way = _draw_way(content, random) or ()
    value = random.choice(WRONG)
    return f"{_tell(way)} is {str(value)[:30]!r}", _spell(_with(content, way, value))


def _raw_value(content: Any, random: Random) -> tuple[str, bytes]:
    way = _draw_way(content, random) or ()
    name = random.choice(sorted(RAW))
    marked = _spell(_with(content, way, _MARK))
    return f"{_tell(way)} is {name}", marked.replace(json.dumps(_MARK).encode(), RAW[name].encode())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _nudged(content: Any, random: Random) -> tuple[str, bytes]:
    """A number that could be one: what a slip of the hand leaves."""
    way = _draw_way(content, random, _is_number)
    if way is None:
        return _wrong_value(content, random)
    value = value_at(content, way)
    nudged = random.choice((value * 1.1 + 0.1, value + 1, -value - 1, value * 10 + 1))
    return f"{_tell(way)} is {nudged} for {value}", _spell(_with(content, way, nudged))


def _twin_key(content: Any, random: Random) -> tuple[str, bytes]:
    way = _draw_way(content, random, lambda value: isinstance(value, dict) and bool(value))
    if way is None:
        return _wrong_value(content, random)
    table = value_at(content, way)
    key = random.choice(list(table))
    table[_TWIN] = random.choice((table[key], *WRONG))
    return f"{_tell(way)} has the key {key} twice", _spell(content).replace(json.dumps(_TWIN).encode(), _key(key))


def _key(key: str) -> bytes:
    return json.dumps(key, ensure_ascii=False).encode()


def _twin_entry(content: Any, random: Random) -> tuple[str, bytes]:
    way = _draw_way(content, random, lambda value: isinstance(value, list) and bool(value))
    if way is None:
        return _twin_key(content, random)
    entries = value_at(content, way)
    place = random.randrange(len(entries))
    entries.insert(random.randrange(len(entries) + 1), entries[place])
    return f"{_tell(way)} has its entry {place} twice", _spell(content)


def _without(content: Any, random: Random) -> tuple[str, bytes]:
    way = _draw_way(content, random, lambda value: isinstance(value, list | dict) and bool(value))
    if way is None:
        return _wrong_value(content, random)
    holder = value_at(content, way)
    key: Any = random.choice(list(holder)) if isinstance(holder, dict) else random.randrange(len(holder))
    del holder[key]
    return f"{_tell(way)} lacks {key}", _spell(content)


def _renamed(content: Any, random: Random) -> tuple[str, bytes]:
    way = _draw_way(content, random, lambda value: isinstance(value, dict) and bool(value))
    if way is None:
        return _wrong_value(content, random)
    table = value_at(content, way)
    key = random.choice(list(table))
    other = random.choice((key.upper(), f"{key} ", f"{key}s", ""))
    renamed = {other if name == key else name: value for name, value in table.items()}
    return f"{_tell(way)} calls {key} {other!r}", _spell(_with(content, way, renamed))


def _encoded(content: Any, random: Random) -> tuple[str, bytes]:
    text = _spell(content).decode()
    # Plain letters are the same in many pages, and the list of files is not in the list.
    page = random.choice(
        ("utf-16", "utf-16-le", "utf-32", *(() if text.isascii() else ("utf-8-sig", "latin-1", "cp936", "utf-7")))
    )
    return f"is written in {page}", text.encode(page, "replace")


def _wrapped(content: Any, random: Random) -> tuple[str, bytes]:
    spelled = _spell(content)
    told, before, after = random.choice(
        (
            ("stands in a list", b"[", b"]"),
            ("ends twice", b"", b"}"),
            ("has a remark", b"// mine\n", b""),
            ("ends with a comma", b"", b","),
        )
    )
    return told, before + spelled + after
