"""What the tests of the real window share: the application on its display, and the window."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acuviewer.export.fonts import load_fonts
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui.app import open_window
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.viewport.surface_format import install_surface_format
from waiting import PATIENCE_MS, until
from window_waits import rest


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


@pytest.fixture
def window(application: QApplication, settings_of_nobody: Path) -> Iterator[MainWindow]:
    settings = Settings(settings_of_nobody)
    settings["first_start_seen"] = True
    opened = open_window(Session(), settings)
    opened.resize(1280, 720)
    # Keys reach the active window only.
    opened.activateWindow()
    assert QTest.qWaitForWindowActive(opened, PATIENCE_MS)
    until(lambda: opened.viewport.shows_body)
    rest(opened)
    yield opened
    opened.asks_nothing = True  # such as whether a lesson is to be saved
    opened.close()
    opened.deleteLater()
    application.processEvents()


@pytest.fixture
def projected(window: MainWindow) -> MainWindow:
    """A window that shows a class a point of a list."""
    window.presenter.run("pain.choose radicular; point.select GB30")
    rest(window)
    QTest.keyClick(window.viewport, Qt.Key.Key_F5)
    rest(window)
    assert window.projector.is_on
    return window
