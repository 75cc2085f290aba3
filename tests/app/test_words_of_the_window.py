"""The real window in the pseudo language: whatever it shows, hears or offers is a text or a word of the data."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from acuviewer.i18n import PSEUDO, set_language
from acuviewer.ui.main_window import MainWindow
from window_waits import rest
from worded import bare_words


@pytest.fixture(autouse=True, scope="module")
def pseudo() -> Iterator[None]:
    set_language(PSEUDO)
    yield
    set_language("en")


def test_the_window_has_no_bare_word(window: MainWindow, application: QApplication) -> None:
    assert bare_words(window) == []
    for script in ("point.select GB30; step.all", "filter.region knee; layer.meridians", "landmark.select umbilicus"):
        window.presenter.run(script)
        rest(window)
        assert bare_words(window) == [], script
    for name in ("help.keys", "help.start", "help.about"):
        window.presenter.run(name)
        application.processEvents()
        assert bare_words(window) == [], name
        for dialog in window.findChildren(QDialog):
            dialog.close()
        application.processEvents()
    window.presenter.run("no.such")
    assert [words for words in bare_words(window) if "no.such" not in words] == []
