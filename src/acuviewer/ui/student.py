"""What a window has of who learns: the map of what she knows with its bar, and her lists and notes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from acuviewer.i18n import say
from acuviewer.points.catalog import AcuPoint
from acuviewer.session.shelf_in_use import ShelfInUse
from acuviewer.ui.body_map import BodyMap
from acuviewer.ui.known_bar import KnownBar
from acuviewer.ui.qt_override import qt_override

if TYPE_CHECKING:
    from acuviewer.ui.main_window import MainWindow


class Student(QObject):
    """Shows and keeps what belongs to the ``learner`` of a window; ``bar`` is to stand below the view."""

    def __init__(self, window: "MainWindow", points: Mapping[str, AcuPoint]) -> None:
        super().__init__(window)
        learner, self._presenter = window.learner, window.presenter
        self.bar = KnownBar(window.controls)
        self.bar.command.connect(self._presenter.run)
        self.map = BodyMap(learner, points, window.viewport, self.bar)
        self.shelf = ShelfInUse(self._presenter.store, learner, lambda words: window.notices.say(say(words)), self._later)
        learner.follow(lambda: self._later(self.shelf.refresh))
        window.installEventFilter(self)

    def watch(self) -> None:
        """Follow the session from now on."""
        self._presenter.watch(self.map.reads, self.map.show)
        self._presenter.watch(
            lambda shown: (shown.session.sets, shown.session.notes), lambda shown: self.shelf.keep(shown.session)
        )

    def _later(self, act: Callable[[], None]) -> None:
        """Carry an act out when nobody is being told of a session any more."""
        QTimer.singleShot(0, self, act)

    @qt_override(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another window may have written lists and notes while this one was not looked at."""
        if event.type() == QEvent.Type.ActivationChange and isinstance(watched, QWidget) and watched.isActiveWindow():
            self._later(self.shelf.refresh)
        return super().eventFilter(watched, event)
