"""The fonts that the program brings along, so that it looks alike everywhere and writes Chinese on a bare system."""

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from acuviewer.data_folder import REMEDY, shipped
from acuviewer.export.font_files import FONT_FILES
from acuviewer.faults import DataError, Fault

FAMILIES = ("Acuviewer Sans", "Acuviewer CJK")
_loaded = False


def load_fonts() -> None:
    """Register the shipped fonts with Qt, once; needs a running QGuiApplication. Raises DataError for a font that is none."""
    global _loaded
    if _loaded:
        return
    for file in FONT_FILES:
        if QFontDatabase.addApplicationFont(str(shipped().path(file))) < 0:
            raise DataError([Fault(str(shipped().root / file), "font", "cannot be used: Qt refuses it.", REMEDY)])
    _loaded = True


def lacking_letters(file: str, text: str) -> str:
    """The letters of a text for which a shipped font has no glyph, as Qt reads it; raises DataError for a broken file."""
    face = QRawFont(str(shipped().path(file)), 16.0)
    return "".join(letter for letter in text if not face.isValid() or not face.supportsCharacter(ord(letter)))


def font(size_px: int, bold: bool = False) -> QFont:
    """The program's font at a size in pixels, Latin first, then Chinese."""
    chosen = QFont()
    chosen.setFamilies([*FAMILIES, "sans-serif"])
    chosen.setPixelSize(size_px)
    chosen.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return chosen
