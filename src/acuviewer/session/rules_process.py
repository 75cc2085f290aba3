"""Rules carried out by a process of their own, so that neither Python's lock nor a slow rule holds up a picture."""

import pickle
import subprocess
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock
from typing import NamedTuple

from acuviewer.body.shape import BodyShape
from acuviewer.session.ruled import Ruled, find_ruled
from acuviewer.worker_process import begin_worker


class RulesTask(NamedTuple):
    """On which body the rules are wanted, and whether the lines of its meridians are."""

    shape: BodyShape
    with_lines: bool


class EndedError(Exception):
    """Nobody waits any more."""


class RulesProcess:
    """Begins when something is first asked for; where it cannot, or ends too soon, this process does the work."""

    def __init__(self, begin: Callable[[], "subprocess.Popen[bytes]"] = begin_worker) -> None:
        self._begin = begin
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = Lock()
        self._is_broken = False
        self._ended = Event()

    def find(self, shape: BodyShape, with_lines: bool) -> Ruled:
        """Where the rules put everything on a body; waits for it. Raises EndedError after ``end``."""
        with self._one_at_a_time:
            found = None if self._is_broken else self._ask(RulesTask(shape, with_lines))
            if self._ended.is_set():
                raise EndedError
        return found or find_ruled(shape, with_lines)

    def _ask(self, task: RulesTask) -> Ruled | None:
        if self._ended.is_set():
            return None
        try:
            self._process = self._process or self._begin()
            if self._ended.is_set():  # while it began
                return None
            asked, answers = self._process.stdin, self._process.stdout
            assert asked is not None, "both ends were asked for"
            assert answers is not None, "both ends were asked for"
            pickle.dump(task, asked)
            asked.flush()
            found: Ruled | None = pickle.load(answers)
            return found
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self._is_broken = True
            return None

    def end(self) -> None:
        """End it for good, whatever it is at."""
        self._ended.set()
        if self._process is not None:
            self._process.kill()
        # Whoever waits for an answer comes to the end of it first.
        with self._one_at_a_time, suppress(OSError):
            if self._process is not None:
                self._process.kill()
                self._process.communicate()
