"""The window under locales of other languages: it opens, and looks as it does under English ones."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep the locale outside the environment"),
]

LOCALES = ("tr_TR", "ar_EG")
OPEN_AND_TELL = """
import json, locale, sys
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui import app
from pathlib import Path

settings = Settings(Path(sys.argv[1]))
settings["first_start_seen"] = True
open_window = app.open_window

def open_and_tell(*arguments):
    window = open_window(*arguments)
    window.resize(1280, 720)

    def tell():
        if not window.viewport.shows_body or window.viewport.is_flying or window._reading.is_waiting:
            return
        asked.stop()
        widgets = window.findChildren(QLabel) + window.findChildren(QAbstractButton)
        places = {"search": window.navigator.search, "view": window.viewport, "page": window._reading}
        print(json.dumps({
            # But for what happens to lie under the pointer.
            "texts": [widget.text() for widget in widgets if widget is not window.status.hint] + [window._reading.view.toPlainText()],
            "places": {name: widget.mapTo(window, widget.rect().topLeft()).x() for name, widget in places.items()},
            "right to left": QApplication.isRightToLeft(),
            "system": QLocale.system().name(),
            "one and a half": [f"{1.5:n}", QLocale().toString(1.5)],
            "point": window.presenter.store.session.selection.point,
        }))
        window.close()

    asked = QTimer(window)
    asked.timeout.connect(tell)
    asked.start(100)
    return window

app.open_window = open_and_tell
sys.exit(app.run_window(Session(), settings, "point.select GB30; step.all; body.set height_mm=1655.5"))
"""


def opened_under(name: str, folder: Path, locales: Path) -> dict[str, object]:
    """What a window tells that is opened in a process of its own under a locale."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    environment |= {"LC_ALL": name, "LOCPATH": str(locales), "PYTHONWARNINGS": "error", "ACUVIEWER_CONFIG_DIR": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_TELL, str(folder)],
        env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locales, made from their sources."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") is None or not all(Path("/usr/share/i18n/locales", name).exists() for name in LOCALES):
        pytest.skip("the sources of the locales are not there; the Debian package locales brings them")
    for name in LOCALES:
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8"], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, locales: Path) -> dict[str, object]:
    return opened_under("C.UTF-8", tmp_path_factory.mktemp("settings"), locales)


@pytest.mark.slow
@pytest.mark.parametrize("name", LOCALES)
def test_the_window_opens_and_looks_as_ever(name: str, tmp_path: Path, locales: Path, plain: dict[str, object]) -> None:
    told = opened_under(f"{name}.UTF-8", tmp_path, locales)
    assert told.pop("system") == name, "the locale was not there"
    expected = {key: value for key, value in plain.items() if key != "system"}
    assert set(told.pop("texts")) ^ set(expected.pop("texts")) == set()  # type: ignore[call-overload]
    assert told == expected
    assert told["right to left"] is False
    assert told["one and a half"] == ["1.5", "1.5"]
    assert told["point"] == "GB30"
