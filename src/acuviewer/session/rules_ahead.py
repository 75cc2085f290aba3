"""The rules of a body on a moving slider, carried out in the background, so that no picture waits for them."""

from collections.abc import Callable
from threading import Event, Thread
from time import sleep

from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import Anatomy, compute_anatomy

_REST_S = 0.001
"""So long it rests before each rule: a thread that never does makes the pictures late for which it works."""


class _GivenUpError(Exception):
    """Nobody wants that body any more."""


def _in_a_thread(work: Callable[[], None]) -> None:
    Thread(target=work, name="rules-ahead", daemon=True).start()


class RulesAhead:
    """At most one body at a time is worked out; ``begin`` says from which one, ``take`` hands it over when it is there.

    ``start`` carries work out in the background.
    """

    def __init__(self, start: Callable[[Callable[[], None]], None] = _in_a_thread) -> None:
        self._start = start
        self._work: _Work | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether a body is asked for that was not taken yet."""
        return self._work is not None

    def begin(self, shape: BodyShape, with_lines: bool = False) -> None:
        """Work a body out, with the lines of its meridians where somebody sees them."""
        self.give_up()
        self._work = _Work(shape, with_lines)
        self._start(self._work.carry_out)

    def take(self) -> Anatomy | None:
        """The body that was asked for, once; None while it is not there."""
        work = self._work
        if work is None or not work.ended.is_set():
            return None
        self._work = None
        return work.found

    def give_up(self) -> None:
        """Nobody wants what is being worked out."""
        if self._work is not None:
            self._work.unwanted.set()
            self._work = None


class _Work:
    def __init__(self, shape: BodyShape, with_lines: bool) -> None:
        self._shape, self._with_lines = shape, with_lines
        self.unwanted, self.ended = Event(), Event()
        self.found: Anatomy | None = None

    def carry_out(self) -> None:
        try:
            found = compute_anatomy(self._shape, pause=self._go_on)
            found.followers  # noqa: B018  # found on first use, and kept
            if self._with_lines:
                self._go_on()
                found.meridians  # noqa: B018
            self.found = found
        except Exception:  # it comes up again, and is told, when the hand rests
            pass
        finally:
            self.ended.set()

    def _go_on(self) -> None:
        """Give way to the picture that is being drawn, and see whether the body is still wanted."""
        sleep(_REST_S)
        if self.unwanted.is_set():
            raise _GivenUpError
