"""What the tests of panels share: an application, off screen where there is no display, with the program's own letters."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from acuviewer.export.fonts import load_fonts


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    running = existing if isinstance(existing, QApplication) else QApplication(["acuviewer"])
    load_fonts()
    return running
