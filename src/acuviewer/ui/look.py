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
    """Gives a window, and what is ``coloured`` and ``sized`` in it, the colours and letters of the settings."""

    def __init__(
        self,
        window: QWidget,
        coloured: Sequence[Coloured],
        sized: Sequence[Sized],
        settings: Settings,
        say: Callable[[str], None],
    ) -> None:
        self._window, self._coloured, self._sized, self._settings, self._say = window, coloured, sized, settings, say
        self._text_size = 0.0
        self.take()

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return load_theme(str(self._settings["theme"]))

    def take(self) -> None:
        """Draw everything as the settings say."""
        theme, text_size = self.theme, float(str(self._settings["text_size"])) / 100
        QApplication.setPalette(build_palette(theme, QApplication.palette()))
        self._window.setStyleSheet(build_style(theme, text_size))
        for coloured in self._coloured:
            coloured.set_theme(theme)
        # Other colours alone measure no letter anew and write no page twice.
        if text_size != self._text_size:
            self._text_size = text_size
            for sized in self._sized:
                sized.set_text_size(text_size)

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
