"""Texts in the form in which they are compared: no case, no tone marks, one form of each character."""

import re
import unicodedata
from collections.abc import Iterable

from acuviewer.knowledge.characters import fold

_GAPS = (" ", "-", "_", ".", "·", "'", "’", "\t")
_NO_WORD = re.compile(r"[^\w\n]+")
_MARKS = re.compile("[\u0300-\u036f]+")
"""Tone marks, accents and umlauts. Not the marks of kana, which belong to the letter: じんゆ is another point than しんゆ."""


def normalise(text: str) -> str:
    """Lower case without tone marks: ``Huántiào`` becomes ``huantiao``; characters in one form: ``環跳`` becomes ``环跳``."""
    return _plain(text).strip()


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return fold(unicodedata.normalize("NFC", _MARKS.sub("", decomposed)))


def squeeze(text: str) -> str:
    """Normalised and without spaces and hyphens: ``GB-30`` is ``gb30``, ``Huán tiào`` is ``huantiao``."""
    return without_gaps(normalise(text))


def without_gaps(plain: str) -> str:
    """A normalised text without spaces and hyphens."""
    return _closed(plain).replace("\n", "")


def words_of(plain: str) -> list[str]:
    """The words of a normalised text."""
    return _NO_WORD.sub(" ", plain).split()


def all_plain(texts: Iterable[str]) -> tuple[list[str], list[list[str]]]:
    """Many texts at once, which is several times as fast: each squeezed, and the words of each."""
    # None of the steps looks beyond the end of a line, but that a letter without a text before it takes no mark.
    run = _plain("\n".join(" ".join(text.split("\n")) for text in texts))
    return _closed(run).split("\n"), [line.split() for line in _NO_WORD.sub(" ", run).split("\n")]


def _closed(plain: str) -> str:
    # One after the other they are taken out much faster than by an expression for all.
    for gap in _GAPS:
        plain = plain.replace(gap, "")
    return plain
