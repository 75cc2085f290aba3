"""How the window looks: its colours and the size of its letters, kept from start to start."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from acuviewer.i18n import text
from acuviewer.session.settings import TEXT_SIZES, Settings
from acuviewer.theme import Theme, load_theme
from acuviewer.ui.style import build_palette, build_style


class Coloured(Protocol):
    """What draws in colours of its own."""

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""


class Sized(Protocol):
    """What depends on the size of letters."""

    def set_text_size(self, text_size: float) -> None:
        """Write in letters so many times as large as usual."""


class Look:
    """Gives a window, and what draws in it by itself, the colours and letters of the settings.

    A window is best given them before there is anything in it: Qt goes through all that is in it each time.
    """

    def __init__(self, window: QWidget, settings: Settings, say: Callable[[str], None]) -> None:
        self._window, self._settings, self._say = window, settings, say
        self._coloured: Sequence[Coloured] = ()
        self._sized: Sequence[Sized] = ()
        self._text_size = 0.0
        self.take()

    def reach(self, coloured: Sequence[Coloured], sized: Sequence[Sized]) -> None:
        """Give its colours and letters to these as well, from now on."""
        self._coloured, self._sized = coloured, sized
        self._tell()

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return load_theme(str(self._settings["theme"]))

    def take(self) -> None:
        """Draw everything as the settings say."""
        before, self._text_size = self._text_size, float(str(self._settings["text_size"])) / 100
        QApplication.setPalette(build_palette(self.theme, QApplication.palette()))
        self._window.setStyleSheet(build_style(self.theme, self._text_size))
        # Other colours alone measure no letter anew and write no page twice.
        self._tell(sizes=self._text_size != before)

    def _tell(self, sizes: bool = True) -> None:
        for coloured in self._coloured:
            coloured.set_theme(self.theme)
        for sized in self._sized if sizes else ():
            sized.set_text_size(self._text_size)

    def set_theme(self, name: str) -> None:
        """Draw everything in a theme's colours."""
        self._settings["theme"] = name
        self.take()

    def toggle_theme(self) -> None:
        """Change between light and dark."""
        self.set_theme("light" if self._settings["theme"] == "dark" else "dark")

    def resize_text(self, by: int) -> None:
        """Go ``by`` steps up or down in the sizes of letters; 0 takes the usual one."""
        now = float(str(self._settings["text_size"]))
        nearest = min(range(len(TEXT_SIZES)), key=lambda number: abs(TEXT_SIZES[number] - now))
        wanted = TEXT_SIZES[min(max(nearest + by, 0), len(TEXT_SIZES) - 1)] if by else 100
        self._settings["text_size"] = wanted
        self.take()
        self._say(text("notice.text_size", percent=wanted))
