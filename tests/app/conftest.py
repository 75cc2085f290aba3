"""What the tests of the real window share: the application on its display."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from acuviewer.export.fonts import load_fonts
from acuviewer.ui.viewport import install_surface_format


@pytest.fixture(scope="session")
def application() -> QApplication:
    if not os.environ.get("DISPLAY"):
        pytest.fail("this test needs a display; run scripts/test.sh, which brings one along")
    existing = QApplication.instance()
    if not isinstance(existing, QApplication):
        install_surface_format()
        existing = QApplication(["acuviewer"])
    load_fonts()
    return existing
