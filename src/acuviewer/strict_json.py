"""Reads JSON that people write, and lets nothing pass that a lenient reader takes in silence.

Keys that stand twice, NaN and Infinity, numbers beyond every measure, halves of characters, control characters, and nesting
without end are faults, each told with its place, all at once.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from acuviewer.faults import DataError, Fault, quoted

DEEPEST = 60
LARGEST = 1e15
"""Beyond it a double no longer holds every half; nothing here is as large."""
_LONGEST_NUMBER = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class _Unusable:
    """Stands in the content for a number that is none, until its place is known."""

    def __init__(self, text: str) -> None:
        self.text = text


class _Doubled(dict[str, Any]):
    """An object in which the keys ``twice`` stand more than once."""

    twice: tuple[str, ...] = ()


def parse_json(content: bytes, file: str) -> Any:
    """What a JSON file holds; raises DataError, whose faults name ``file``, with all that is wrong. A byte order mark may stand first."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = Fault(file, f"line {line}, byte {error.start + 1} of the file", "is not UTF-8.", "Save the file as UTF-8.")
        raise DataError([fault]) from error
    try:
        found = json.loads(
            text, object_pairs_hook=_object, parse_constant=_Unusable, parse_float=_number, parse_int=_whole_number
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DataError([Fault(file, place, f"is no JSON ({error.msg}).", "Mend the text there.")]) from error
    except RecursionError as error:
        raise DataError([_too_deep(file, "file")]) from error
    faults = list(_faults_in(found, file))
    if faults:
        raise DataError(faults)
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) == len(pairs):
        return content
    doubled = _Doubled(content)
    keys = [key for key, _ in pairs]
    doubled.twice = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    return doubled


def _number(text: str) -> float | _Unusable:
    return number if abs(number := float(text)) <= LARGEST else _Unusable(text)


def _whole_number(text: str) -> int | _Unusable:
    # Python itself refuses to read a number of thousands of digits.
    return int(text) if len(text) < _LONGEST_NUMBER and abs(int(text)) <= LARGEST else _Unusable(text)


def _faults_in(content: Any, file: str) -> Iterator[Fault]:
    pending: list[tuple[Any, tuple[str | int, ...]]] = [(content, ())]
    while pending:
        value, path = pending.pop()
        if len(path) > DEEPEST:
            yield _too_deep(file, say_place(content, path))
        elif isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError as error:
                half = quoted(value[error.start])
                yield Fault(file, say_place(content, path), f"holds {half}, half a character.", "Write the whole one.")
            if odd := _CONTROL.search(value):
                what = f"holds the control character {quoted(odd[0])}."
                yield Fault(file, say_place(content, path), what, "Take it out; a text is one line.")
        elif isinstance(value, _Unusable):
            yield Fault(file, say_place(content, path), f"is {quoted(value.text)[1:-1]}.", "Write a number that can be.")
        elif isinstance(value, dict):
            for key in value.twice if isinstance(value, _Doubled) else ():
                yield Fault(file, say_place(content, (*path, key)), "stands twice.", "Keep one of the two.")
            pending += [(key, (*path, key)) for key in reversed(value) if not key.isprintable()]
            pending += [(value[key], (*path, key)) for key in reversed(value) if not isinstance(value[key], bool | int | float)]
        elif isinstance(value, list):
            rows = range(len(value) - 1, -1, -1)
            pending += [(value[row], (*path, row)) for row in rows if not isinstance(value[row], bool | int | float)]


def _too_deep(file: str, place: str) -> Fault:
    return Fault(file, place, f"nests deeper than {DEEPEST} levels.", "Take the needless brackets away.")


def say_place(content: Any, path: Sequence[str | int]) -> str:
    """``points[4] (GB30).names.pinyin``: keys and indices, and the name of the entry where it has one."""
    words, at = "", content
    for step in path:
        at = at[step]
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
        if isinstance(step, int) and isinstance(at, Mapping):
            name = at.get("code", at.get("id", at.get("name", at.get("key"))))
            words += f" ({name})" if isinstance(name, str) else ""
    return words or "top"
