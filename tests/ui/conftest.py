"""What the tests of panels share: an application, off screen where there is no display, with the program's own letters."""

import pytest
from PySide6.QtWidgets import QApplication

from acuviewer.export.fonts import load_fonts
from widget_application import widget_application


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    running = widget_application()
    load_fonts()
    return running
