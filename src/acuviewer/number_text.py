"""Writes JSON that holds many rows of millimetres: all numbers together, by NumPy, as the standard library writes one after the other.

A number of up to four decimals has one shortest form, and that is what both write.
"""

import json
import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats

DIGITS = 4
_WHOLE = 10**DIGITS
_MOST = 99_999 * _WHOLE
"""Whatever is farther away is written by the standard library."""
_PLACES = 5
_MARK = re.compile(r'"\\u0000([0-9]+)\\u0000"')


class NumberTexts:
    """Gathers arrays of millimetres while content for JSON is made, and writes them with it."""

    def __init__(self) -> None:
        self._arrays: list[Floats] = []
        self._known: dict[int, str] = {}

    def of(self, array: Floats) -> str:
        """What stands in the content for an array (3,) or (k, 3); no text of the program holds its control characters."""
        mark = self._known.get(id(array))
        if mark is None:
            mark = self._known[id(array)] = f"\0{len(self._arrays)}\0"
            self._arrays.append(array)
        return mark

    def dumps(self, content: Any) -> str:
        """The content as JSON, numbers rounded to four decimals, without signs of nought."""
        texts = _texts(self._arrays)
        parts = _MARK.split(json.dumps(content, ensure_ascii=False))
        parts[1::2] = [texts[int(part)] for part in parts[1::2]]
        return "".join(parts)


def _texts(arrays: list[Floats]) -> list[str]:
    """The JSON of each array."""
    if not arrays:
        return []
    values = np.concatenate([array.reshape(-1) for array in arrays])
    numbers = np.rint(values * _WHOLE)
    if not (np.abs(numbers) <= _MOST).all():
        return [json.dumps((array.round(DIGITS) + 0.0).tolist()) for array in arrays]
    run, ends = _run(numbers.astype(np.int32))
    begins = np.concatenate([[0], ends])
    texts, at = [], 0
    for array in arrays:
        start, at = at, at + array.size
        # Each number is followed by a comma, and the last of a row by the brackets between two rows.
        inner = run[begins[start] : begins[at]][: -4 if array.size else None]
        texts.append(f"[[{inner}]]" if array.ndim == 2 and array.size else f"[{inner}]")
    return texts


def _run(numbers: NDArray[np.int32]) -> tuple[str, NDArray[np.intp]]:
    """All numbers (3 k,), in ten thousandths, one after the other with what follows each, and where each ends."""
    size = np.abs(numbers)
    whole, rest = np.divmod(size, _WHOLE)
    letters = np.empty((len(numbers), 1 + _PLACES + 1 + DIGITS + 4), dtype=np.uint8)
    kept = np.ones(letters.shape, dtype=bool)
    letters[:, 0], kept[:, 0] = ord("-"), numbers < 0
    for place in range(_PLACES):
        power = 10 ** (_PLACES - 1 - place)
        letters[:, 1 + place] = ord("0") + whole // power % 10
        kept[:, 1 + place] = (whole >= power) | (power == 1)
    letters[:, 1 + _PLACES] = ord(".")
    for place in range(DIGITS):
        power = 10 ** (DIGITS - 1 - place)
        letters[:, 2 + _PLACES + place] = ord("0") + rest // power % 10
        kept[:, 2 + _PLACES + place] = (rest % (10 * power) > 0) | (place == 0)
    between = np.frombuffer(b", \0\0, \0\0], [", dtype=np.uint8).reshape(3, 4)
    letters[:, -4:] = np.tile(between, (len(numbers) // 3, 1))
    kept[:, -4:] = letters[:, -4:] > 0
    return letters[kept].tobytes().decode("ascii"), np.cumsum(kept.sum(axis=1))
