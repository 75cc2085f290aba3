"""Processes that heed the signals sent to them, even where the tests run in the background or under nohup, which ignore some."""

import signal


def heed_signals() -> None:
    """For ``preexec_fn``: what was ignored has its usual effect again; children inherit it otherwise."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
