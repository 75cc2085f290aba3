"""Text needs an application object of Qt, a window or not."""

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from acuviewer.export.numerals import settle_numerals
from acuviewer.export.qt_messages import hear_qt


def require_gui_application() -> None:
    """Fonts need a QGuiApplication; without a window the offscreen platform serves."""
    if QCoreApplication.instance() is None:
        # What a person has set for windows (platform, scale, plugins) is not asked: a picture has none.
        for name in [name for name in os.environ if name.startswith("QT_")]:
            del os.environ[name]
        hear_qt()
        _keep.append(QGuiApplication(["acuviewer", "-platform", "offscreen"]))
        settle_numerals()


_keep: list[QGuiApplication] = []
"""Qt ends when its application object is collected: it lives here until the process ends."""
