"""Makes ``assets/fonts``: small subsets of two open fonts, under names of their own.

    python tools/subset_fonts.py FOLDER

FOLDER holds ``Inter-Regular.otf``, ``Inter-SemiBold.otf`` (Debian package fonts-inter) and
``NotoSansCJK-Regular.ttc`` (fonts-noto-cjk) somewhere below it. The Chinese subset holds the characters of
``assets/fonts/cjk_characters.txt`` and of all data files; run it again when texts bring new ones.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

TOP = Path(__file__).resolve().parents[1]
OUT = TOP / "assets" / "fonts"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x1E00, 0x1F00), *range(0x2010, 0x2028), 0x2030, 0x2032, 0x2033,
         0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2264, 0x2265, 0x25B2, 0x25B6, 0x25BC, 0x25C0, 0x25CF,
         0x2605, 0x2713, 0x2715, 0x2318, 0x300, 0x301, 0x304, 0x308, 0x30C]  # fmt: skip
SIMPLIFIED_CHINESE = 2
"""Row of Noto Sans CJK SC in the collection."""


def main() -> None:
    """Write the three subsets."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    for weight in ("Regular", "SemiBold"):
        font = TTFont(_find(folder, f"Inter-{weight}.otf"))
        _write(font, LATIN, "Acuviewer Sans", weight, OUT / f"acuviewer-sans-{weight.lower()}.otf")
    collection = TTCollection(_find(folder, "NotoSansCJK-Regular.ttc"))
    _write(collection.fonts[SIMPLIFIED_CHINESE], _cjk_characters(), "Acuviewer CJK", "Regular", OUT / "acuviewer-cjk-regular.otf")


def _find(folder: Path, name: str) -> Path:
    found = sorted(folder.rglob(name))
    if not found:
        raise SystemExit(f"{name} is not below {folder}.")
    return found[0]


def _cjk_characters() -> list[int]:
    texts = [(OUT / "cjk_characters.txt").read_text(encoding="utf-8")]
    texts += [path.read_text(encoding="utf-8") for path in sorted((TOP / "assets").rglob("*.json"))]
    wanted = {ord(character) for text in texts for character in text if ord(character) >= 0x2E80}
    return sorted(wanted | set(range(0x3000, 0x3100)))


def _write(font: TTFont, characters: list[int], family: str, style: str, path: Path) -> None:
    """Subset and rename: a modified font must not carry the original's name, nor hide a system font of that name."""
    options = subset.Options()
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    legal = {"Regular": "Regular", "SemiBold": "SemiBold"}[style]
    values = {1: family, 2: legal, 3: f"{family} {style}", 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
    for record in list(font["name"].names):
        if record.nameID in values:
            font["name"].setName(values[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in (16, 17, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
    if "CFF " in font:
        font["CFF "].cff.fontNames = [values[6]]
        font["CFF "].cff.topDictIndex[0].FamilyName = family
        font["CFF "].cff.topDictIndex[0].FullName = values[4]
    font.save(path)


if __name__ == "__main__":
    main()
