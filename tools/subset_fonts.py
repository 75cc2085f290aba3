"""Makes ``assets/fonts``: small subsets of two open fonts, under names of their own.

    python tools/subset_fonts.py FOLDER

FOLDER holds the unpacked Debian packages that ``assets/fonts/README.md`` names. The Chinese subset holds the
characters of ``assets/fonts/cjk_characters.txt`` and of all data files; run this again when texts bring new ones.
The same sources and texts give the same bytes.
"""

import hashlib
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TOP = Path(__file__).resolve().parents[1]
OUT = TOP / "assets" / "fonts"
SHA256 = {
    "Inter-Regular.otf": "a7e791e8f5a0fb02b65663f7fca73e1d1ca9543f772ad480cbd76f4e3fe3f8cc",
    "Inter-SemiBold.otf": "8c1990b6012254ea2b487161697d107357dd0ee55811cfd91c8c11227bbef457",
    "NotoSansCJK-Regular.ttc": "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
}
LATIN = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin-1 and the extended letters, those of pinyin among them
    *range(0x1E00, 0x1F00),
    *map(ord, "\u0300\u0301\u0304\u0308\u030c"),  # tone marks on their own
    *map(ord, "‐‑‒–—―‘’‚“”„†‡•…‰′″€™←↑→↓−≈≤≥▲▶▼◀●★✓⌘"),
}
CJK_ALWAYS = {*range(0x3000, 0x3100), *range(0xFF01, 0xFF5F)}
"""Punctuation, hiragana, katakana, and the wide forms of Latin letters and digits."""
FIRST_CJK = 0x2E80
SIMPLIFIED_CHINESE = 2
"""Row of Noto Sans CJK SC in its collection."""


def main() -> None:
    """Write the three subsets."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    for weight in ("Regular", "SemiBold"):
        source = _find(folder, f"Inter-{weight}.otf")
        _write(TTFont(source, recalcTimestamp=False), LATIN, "Acuviewer Sans", weight)
    source = _find(folder, "NotoSansCJK-Regular.ttc")
    font = TTFont(source, fontNumber=SIMPLIFIED_CHINESE, recalcTimestamp=False)
    _write(font, _cjk_characters(), "Acuviewer CJK", "Regular")


def _find(folder: Path, name: str) -> Path:
    for path in sorted(folder.rglob(name)):
        if hashlib.sha256(path.read_bytes()).hexdigest() == SHA256[name]:
            return path
    raise SystemExit(f"{name} in the version that assets/fonts/README.md names is not below {folder}.")


def _cjk_characters() -> set[int]:
    texts = [OUT / "cjk_characters.txt", *(TOP / "assets").rglob("*.json")]
    used = {ord(character) for path in texts for character in path.read_text(encoding="utf-8")}
    return CJK_ALWAYS | {code for code in used if code >= FIRST_CJK}


def _write(font: TTFont, characters: set[int], family: str, style: str) -> None:
    options = subset.Options()
    options.name_IDs = [0, 5, 13, 14]  # the notices of copyright and licence stay
    options.layout_features = ["ccmp", "kern", "locl", "mark", "mkmk"]
    options.notdef_outline = True
    options.hinting = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(font)
    _rename(font, family, style)
    path = OUT / f"{family.replace(' ', '-')}-{style}.otf".lower()
    font.save(path)
    print(f"{path.relative_to(TOP)}: {len(font.getBestCmap())} characters, {path.stat().st_size / 1000:.0f} kB")


def _rename(font: TTFont, family: str, style: str) -> None:
    """A changed font must carry neither the name of its original nor hide an installed font of that name."""
    full, postscript = f"{family} {style}", f"{family.replace(' ', '')}-{style}"
    names = {3: full, 4: full, 6: postscript}
    if style == "Regular":
        names |= {1: family, 2: style}
    else:
        # Names 1 and 2 know four styles only; names 16 and 17 tell the family and any other style.
        names |= {1: full, 2: "Regular", 16: family, 17: style}
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    outlines = font["CFF "].cff
    outlines.fontNames = [postscript]
    outlines.topDictIndex[0].FamilyName = family
    outlines.topDictIndex[0].FullName = full


if __name__ == "__main__":
    main()
