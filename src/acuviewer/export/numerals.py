"""Figures look alike under every locale: sentences are English, and what libraries read has a point and no comma."""

import locale

from PySide6.QtCore import QLocale


def settle_numerals() -> None:
    """Undo what Qt takes over from the system when its application object is made; call after that."""
    # Qt has called setlocale; VTK and the drivers read and write numbers through C.
    locale.setlocale(locale.LC_NUMERIC, "C")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
