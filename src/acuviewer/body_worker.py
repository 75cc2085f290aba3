"""A process beside another one that locates points on many bodies, or on those of a slider: it is sent tasks, and sends back what it found.

It ends when nothing more can be sent, however the other process has ended.
"""

import pickle
import signal
import sys

from acuviewer.many_bodies import Task, places_on
from acuviewer.session.ruled import find_ruled
from acuviewer.session.rules_process import RulesTask


def main() -> None:
    """Answer tasks on standard input, one after the other; None says that one has failed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both: the other process decides
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever might be printed is no answer
    while True:
        try:
            task: Task | RulesTask = pickle.load(asked)
        except EOFError:
            return
        try:
            found = find_ruled(*task) if isinstance(task, RulesTask) else places_on(task)
        except Exception:
            found = None
        try:
            pickle.dump(found, answers)
            answers.flush()
        except BrokenPipeError:
            return


if __name__ == "__main__":
    main()
