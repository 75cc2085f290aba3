"""What happens when the system asks the program to end: nothing half written stays, and no traceback is shown."""

import os
import signal
from types import FrameType

from acuviewer.whole_file import remove_unfinished

ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""The signals that ask a program to end; no system has all of them."""


def end_at_once_on_signals() -> None:
    """End on the signals that ask for it, with 128 and the signal's number as exit code; only in the main thread."""
    for number in ENDING:
        try:
            ignored = signal.getsignal(number) is signal.SIG_IGN  # as under nohup
            if not ignored:
                signal.signal(number, _end)
        except ValueError:
            return  # another thread runs the program, as a part of something else


def _end(number: int, frame: FrameType | None) -> None:
    """An exception would do the same, but it may be raised where Python can only print it."""
    del frame
    remove_unfinished()
    os._exit(128 + number)
