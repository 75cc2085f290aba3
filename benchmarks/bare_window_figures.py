"""What both measured programs ask of the operating system; imports nothing heavy."""

import os
import time
from pathlib import Path


def process_start() -> float:
    """When this process began, in seconds of the epoch (Linux)."""
    ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
    uptime = float(Path("/proc/uptime").read_text().split()[0])
    return time.time() - (uptime - ticks / os.sysconf("SC_CLK_TCK"))


def memory_mb() -> float:
    """Resident set of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Lap:
    """Wall and CPU milliseconds since it was made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    @property
    def wall_ms(self) -> float:
        """By the clock."""
        return (time.perf_counter() - self._wall) * 1000

    @property
    def cpu_ms(self) -> float:
        """Of all threads of this process."""
        return (time.process_time() - self._cpu) * 1000
