"""What the tests of the command line share: some of them draw, and tests with widgets may come after them."""

import pytest
from PySide6.QtWidgets import QApplication

from widget_application import widget_application


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    return widget_application()
