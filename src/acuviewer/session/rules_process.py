"""Rules carried out by a process of their own, so that neither Python's lock nor a slow rule holds up a picture."""

import pickle
import subprocess
from threading import Lock
from typing import NamedTuple

from acuviewer.body.shape import BodyShape
from acuviewer.session.ruled import Ruled, find_ruled
from acuviewer.worker_process import begin_worker


class RulesTask(NamedTuple):
    """On which body the rules are wanted, and whether the lines of its meridians are."""

    shape: BodyShape
    with_lines: bool


class RulesProcess:
    """Begins when something is first asked for, or before; where it cannot, or ends too soon, this process does the work."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = Lock()
        self._ended = False

    def find(self, shape: BodyShape, with_lines: bool) -> Ruled:
        """Where the rules put everything on a body; waits for it."""
        with self._one_at_a_time:
            found = self._ask(RulesTask(shape, with_lines))
        return found or find_ruled(shape, with_lines)

    def _ask(self, task: RulesTask) -> Ruled | None:
        try:
            if self._process is None and not self._ended:
                self._process = begin_worker()
            process = self._process
            if process is None or process.stdin is None or process.stdout is None:
                return None
            pickle.dump(task, process.stdin)
            process.stdin.flush()
            found: Ruled | None = pickle.load(process.stdout)
            return found
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self.end()
            return None

    def end(self) -> None:
        """End it for good, whatever it is at."""
        self._ended = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None and not pipe.closed:
                    _close(pipe)


def _close(pipe: object) -> None:
    from contextlib import suppress

    with suppress(OSError):
        pipe.close()  # type: ignore[attr-defined]
