"""Characters that are written in more than one form, folded into one: traditional, simplified and Japanese.

The table stands in ``assets/knowledge/variants.json``: for each character the other forms of it. Katakana is read as hiragana.
"""

import re
from collections.abc import Mapping
from functools import cache

from acuviewer.data_folder import DataFolder, shipped

FILE = "knowledge/variants.json"

_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff]+")
_KATAKANA, _HIRAGANA = range(0x30A1, 0x30F7), 0x3041


def fold(text: str) -> str:
    """The text with one form of each character: ``気海``, ``氣海`` and ``气海`` become the same."""
    # To look up each Latin letter as well would take several times as long.
    return _ASIAN.sub(_folded, text)


def _folded(found: re.Match[str]) -> str:
    return found[0].translate(_table())


def read_variants(files: DataFolder) -> dict[int, str]:
    """The table for ``str.translate``, from each form to the one it is folded into; raises DataError for a broken file."""
    with files.naming(FILE):
        forms: Mapping[str, str] = files.json(FILE)["variants"]
        kana = {code: chr(code - _KATAKANA.start + _HIRAGANA) for code in _KATAKANA}
        return kana | {ord(other): character for character, others in forms.items() for other in others}


@cache
def _table() -> dict[int, str]:
    return read_variants(shipped())
