"""What is freed can be used by all, and large buffers go back to the system, where the C library would keep both."""

import ctypes
import sys
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _MOST_ARENAS = -1, -3, -8
"""Parameters of glibc's ``mallopt``."""

_LARGE = 1 << 20
"""A picture's buffers are larger, the arrays that come and go with every body smaller."""


def keep_little() -> None:
    """Let each large buffer have pages of its own, and all threads the rest together; to be called before a second thread begins.

    Left to itself glibc takes the size of the largest buffer that was freed for usual from then on, and keeps as much for later: a
    window that had been drawn twice as large once stays that much larger. And what a thread that has ended freed lies idle.
    """
    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError, AttributeError):  # another C library than glibc
        set_option = ctypes.CDLL(None).mallopt
        set_option(_MMAP_THRESHOLD, _LARGE)
        set_option(_TRIM_THRESHOLD, _LARGE)
        set_option(_MOST_ARENAS, 1)
