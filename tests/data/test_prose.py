"""How the words of the data are written: one kind of apostrophe, directions that read as words."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from acuviewer.resources import assets_root
from point_entries import point_entries

FILES = sorted(path.relative_to(assets_root()).as_posix() for path in assets_root().rglob("*.json"))
STRAIGHT = re.compile(r"(?<=[^\W\d_])'")


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from _texts(one)


@pytest.mark.parametrize("file", FILES)
def test_apostrophes_are_of_one_kind(file: str) -> None:
    content = json.loads((assets_root() / file).read_text(encoding="utf-8"))
    assert not [text for text in _texts(content) if STRAIGHT.search(text)], "run: python tools/spell_apostrophes.py"


def test_a_straight_apostrophe_is_seen_and_feet_are_none() -> None:
    assert STRAIGHT.search("the body's left")
    assert STRAIGHT.search("Fù'āi")
    assert not STRAIGHT.search("5'9\" or {feet}' and the body’s left")


@pytest.mark.parametrize("code", point_entries())
def test_directions_of_needling_read_as_words(code: str) -> None:
    """After a depth or alone: no half of a sentence, no shorthand, and what is not done is no way of needling."""
    for needle in point_entries()[code]["needling"]:
        direction = needle["direction"]
        assert not re.match(r"or |slow ", direction), direction
        assert not re.search(r"forbidden|-up\b|-down\b|\bor prick$", direction), direction
        if needle["depth_cun"] is None:
            assert re.search(r"pricked|moxa", direction), direction
