"""The one application of Qt in a run of tests: one for widgets, since a picture alone would make a lesser one that cannot be replaced."""

import os

from PySide6.QtWidgets import QApplication


def widget_application() -> QApplication:
    """The application that is there, or a new one; without a display it draws off screen."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["acuviewer"])
