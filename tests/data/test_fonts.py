"""The shipped fonts can write all that the program says."""

import re
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from acuviewer.export.fonts import FAMILIES
from acuviewer.resources import asset_path

FONTS = sorted(asset_path("fonts").glob("*.otf"))
SOURCES = Path(__file__).resolve().parents[2] / "src" / "acuviewer"
PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüĀÁǍÀĒÉĚÈŌÓǑÒ"


@cache
def _characters(path: Path) -> frozenset[str]:
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _lacking(text: str, fonts: list[Path]) -> str:
    written = frozenset().union(*map(_characters, fonts))
    return "".join(sorted({character for character in text if character.isprintable()} - written))


@pytest.mark.parametrize("path", sorted(asset_path("points.json").parent.rglob("*.json")), ids=lambda path: path.stem)
def test_every_character_of_the_data_has_a_glyph(path: Path) -> None:
    lacking = _lacking(path.read_text(encoding="utf-8"), FONTS)
    assert not lacking, "run tools/subset_fonts.py"


def test_every_character_in_the_sources_has_a_glyph() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    assert not _lacking(text, FONTS)


def test_the_listed_point_names_have_glyphs() -> None:
    assert not _lacking((asset_path("fonts") / "cjk_characters.txt").read_text(encoding="utf-8"), FONTS)


def test_each_weight_writes_pinyin_without_changing_font() -> None:
    sans = [path for path in FONTS if "sans" in path.name]
    assert len(sans) == 2
    for path in sans:
        assert not _lacking(PINYIN, [path])


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_carries_its_own_name_and_the_licence_of_its_source(path: Path) -> None:
    """The licence asks for both: notices that stay, and no name of the original."""
    with TTFont(path, lazy=True) as font:
        names = font["name"]
    family = names.getDebugName(16) or names.getDebugName(1)
    assert family in FAMILIES
    assert not re.search("inter|noto", " ".join(names.getDebugName(number) for number in (1, 3, 4, 6)), re.IGNORECASE)
    assert "Inter" in names.getDebugName(0) or "Adobe" in names.getDebugName(0)
    assert "SIL Open Font License" in names.getDebugName(13)
    licence = (path.parent / ("OFL-Inter.txt" if "sans" in path.name else "OFL-NotoSansCJK.txt")).read_text("utf-8")
    assert licence.startswith(names.getDebugName(0).rstrip("."))
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
