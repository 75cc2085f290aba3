"""The fonts that the program brings along, so that it looks alike everywhere and writes Chinese on a bare system."""

from PySide6.QtGui import QFont, QFontDatabase

from acuviewer.resources import asset_path

FAMILIES = ("Acuviewer Sans", "Acuviewer CJK")
_loaded = False


def load_fonts() -> None:
    """Register the shipped fonts with Qt, once; needs a running QGuiApplication."""
    global _loaded
    if _loaded:
        return
    for path in sorted(asset_path("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    _loaded = True


def font(size_px: int, bold: bool = False) -> QFont:
    """The program's font at a size in pixels, Latin first, then Chinese."""
    chosen = QFont()
    chosen.setFamilies([*FAMILIES, "sans-serif"])
    chosen.setPixelSize(size_px)
    chosen.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return chosen
