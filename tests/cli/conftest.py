"""What the tests of the command line share: some of them draw, and tests with widgets may come after them."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from widget_application import widget_application


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    return widget_application()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which a command writes what is named without a place."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
