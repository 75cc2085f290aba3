"""What may be told a moment later waits for the next picture: a hand waits for the body, nobody for the foot of the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from acuviewer.ui.timers import make_timer
from acuviewer.ui.viewport.viewport import Viewport
from acuviewer.ui.watchers import Shown

_MOST_WAIT_MS = 200
"""So long at most; a view that is hidden paints nothing."""


class AfterPicture(QObject):
    """Carries out acts once the next picture of a view is on its way to the screen; of each only what was asked last."""

    def __init__(self, view: Viewport) -> None:
        super().__init__(view)
        self._waiting: dict[Callable[[Shown], None], Shown] = {}
        self._timer = make_timer(self, _MOST_WAIT_MS, self.carry_out, once=True)
        view.painted.connect(self._picture_stands)

    def later(self, act: Callable[[Shown], None]) -> Callable[[Shown], None]:
        """The same act, but after the next picture."""

        def ask(shown: Shown) -> None:
            self._waiting[act] = shown
            self._timer.start(_MOST_WAIT_MS)

        return ask

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be told."""
        return bool(self._waiting)

    def _picture_stands(self) -> None:
        if self._waiting:
            self._timer.start(0)

    def carry_out(self) -> None:
        """Let nothing wait any longer."""
        for act in list(self._waiting):
            self.carry_out_one(act)

    def carry_out_one(self, act: Callable[[Shown], None]) -> None:
        """Let this act wait no longer."""
        if act in self._waiting:
            act(self._waiting.pop(act))
