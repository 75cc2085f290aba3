"""Texts in the form in which they are compared: no case, no tone marks, one form of each character."""

import re
import unicodedata

from acuviewer.knowledge.characters import fold

_MARKS = re.compile("[\u0300-\u036f]+")
"""Tone marks, accents and umlauts. Not the marks of kana, which belong to the letter: じんゆ is another point than しんゆ."""

_SPACES = re.compile(r"[\s\-_.·'’]+")
_WORDS = re.compile(r"\w+")


def normalise(text: str) -> str:
    """Lower case without tone marks: ``Huántiào`` becomes ``huantiao``; characters in one form: ``環跳`` becomes ``环跳``."""
    if text.isascii():
        return text.lower().strip()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return fold(unicodedata.normalize("NFC", _MARKS.sub("", decomposed))).strip()


def squeeze(text: str) -> str:
    """Normalised and without spaces and hyphens: ``GB-30`` is ``gb30``, ``Huán tiào`` is ``huantiao``."""
    return without_gaps(normalise(text))


def without_gaps(plain: str) -> str:
    """A normalised text without spaces and hyphens."""
    return _SPACES.sub("", plain)


def words_of(plain: str) -> list[str]:
    """The words of a normalised text."""
    return _WORDS.findall(plain)
