"""Large buffers go back to the system when they are freed, where the C library would keep them."""

import ctypes
import sys
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of glibc's ``mallopt``."""

_LARGE = 1 << 20
"""A picture's buffers are larger, the arrays that come and go with every body smaller."""


def give_back_large_buffers() -> None:
    """Let each large buffer have pages of its own. Left to itself glibc takes the size of the largest one that was freed for
    usual from then on, and keeps as much for later: a window that had been drawn twice as large once stays that much larger."""
    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError, AttributeError):  # another C library than glibc
        set_option = ctypes.CDLL(None).mallopt
        set_option(_MMAP_THRESHOLD, _LARGE)
        set_option(_TRIM_THRESHOLD, _LARGE)
