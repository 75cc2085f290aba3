"""Processes that heed the signals sent to them, even where the tests run in the background or under nohup, which ignore some."""

import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager


@contextmanager
def heeding_signals(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A process whose output is kept; one that did not end when it was told to is not left behind."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, preexec_fn=_heed_signals
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _heed_signals() -> None:
    """What was ignored has its usual effect again; children inherit it otherwise."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
