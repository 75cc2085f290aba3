"""The first picture of a window is skin and points; what takes longer comes when it stands."""

import gc
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui.app import open_window
from waiting import until

pytestmark = pytest.mark.display


def test_the_first_picture_waits_for_neither_labels_nor_lines_nor_the_page(
    application: QApplication, settings_of_nobody: Path
) -> None:
    settings = Settings(settings_of_nobody)
    settings["first_start_seen"] = True
    gc.disable()  # as the program does while it loads
    window = open_window(Session(), settings)
    view, seen = window.viewport, list[tuple[bool, bool, bool]]()

    def note() -> None:
        if view.stage.frame is not None:
            layers = view.stage.frame.session.layers
            seen.append((bool(view._labels), layers.meridians, window._reading.page is not None))

    view.painted.connect(note)
    until(lambda: view.shows_body and bool(view._labels) and window._reading.page is not None)
    asked = window.presenter.store.session.layers.meridians
    until(gc.isenabled)
    gc.unfreeze()
    assert seen[0] == (False, False, False)
    assert seen[-1] == (True, asked, True)
    assert (True, asked, False) not in seen, "the page comes with the labels"
    window.close()
    window.deleteLater()
    application.processEvents()
