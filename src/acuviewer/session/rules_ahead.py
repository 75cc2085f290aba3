"""The rules of bodies on a moving slider, carried out meanwhile, so that no picture waits for them."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from acuviewer.body.shape import BodyShape
from acuviewer.session.ruled import Ruled
from acuviewer.session.rules_process import RulesProcess


def _in_a_thread(work: Callable[[], None]) -> None:
    Thread(target=work, name="rules-ahead", daemon=True).start()


class RulesAhead:
    """At most one body at a time is worked out; ``begin`` says which one, ``take`` hands it over when it is there.

    ``start`` carries work out in the background, ``find`` does it, by default in a process of its own.
    """

    def __init__(
        self,
        start: Callable[[Callable[[], None]], None] = _in_a_thread,
        find: Callable[[BodyShape, bool], Ruled] | None = None,
    ) -> None:
        self._process = RulesProcess()
        self._start, self._find = start, find or self._process.find
        self._work: _Work | None = None
        self._prepared = False

    @property
    def is_at_work(self) -> bool:
        """Whether a body is asked for that was not taken yet."""
        return self._work is not None

    def begin(self, shape: BodyShape, with_lines: bool = False) -> None:
        """Work a body out, with the lines of its meridians where somebody sees them."""
        self._prepared = True
        self._work = _Work(lambda: self._find(shape, with_lines))
        self._start(self._work.carry_out)

    def prepare(self, shape: BodyShape) -> None:
        """A slider may soon be moved: see to it, once, that all is loaded by then that the rules need."""
        if not self._prepared:
            self._prepared = True
            self._start(_Work(lambda: self._find(shape, False)).carry_out)

    def take(self) -> Ruled | None:
        """The body that was asked for, once; None while it is not there."""
        work = self._work
        if work is None or not work.ended.is_set():
            return None
        self._work = None
        return work.found

    def give_up(self) -> None:
        """Nobody wants what is being worked out."""
        self._work = None

    def end(self) -> None:
        """Nothing more will be wanted."""
        self.give_up()
        self._process.end()


class _Work:
    def __init__(self, find: Callable[[], Ruled]) -> None:
        self._find = find
        self.ended = Event()
        self.found: Ruled | None = None

    def carry_out(self) -> None:
        try:
            with suppress(Exception):  # it comes up again, and is told, when the hand rests
                self.found = self._find()
        finally:
            self.ended.set()
