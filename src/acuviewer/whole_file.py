"""A file appears whole or not at all: written under a passing name beside its place, then renamed.

What is no plain file is treated as is usual on the system: a link is followed, a device or pipe is written through, a folder
or a file without permission to write is refused. An existing file keeps its permissions; a new one follows the umask.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

PASSING = ".part"
"""The ending of passing names."""

_unfinished: set[Path] = set()


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, replacing what is there; raises OSError and then leaves nothing behind."""
    target = Path(os.path.realpath(path))
    try:
        found = target.stat()
    except FileNotFoundError:
        found = None
    if found is not None and stat.S_ISDIR(found.st_mode):
        raise _refused(errno.EISDIR, path)
    if found is not None and not stat.S_ISREG(found.st_mode):
        _write_through(target, content)
        return
    if found is not None and not os.access(target, os.W_OK):
        raise _refused(errno.EACCES, path)
    _replace(target, content, found)


def remove_unfinished() -> None:
    """Take away what is being written; for a process that is told to end at once."""
    for beside in tuple(_unfinished):
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _replace(target: Path, content: bytes, found: os.stat_result | None) -> None:
    # Short, whatever the name of the file: names end at 255 bytes on most systems.
    beside = target.with_name(f".acuviewer-{os.getpid()}-{os.urandom(4).hex()}{PASSING}")
    _unfinished.add(beside)
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            if found is not None:
                _keep_owner_and_mode(beside, found)
            file.write(content)
            file.flush()
            # Without it a loss of power may leave the new name with the content of neither.
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    finally:
        _unfinished.discard(beside)


def _keep_owner_and_mode(beside: Path, found: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Only the administrator may give files away; for all others the new file is their own.
        with suppress(PermissionError):
            os.chown(beside, found.st_uid, found.st_gid)
    beside.chmod(stat.S_IMODE(found.st_mode))


def _write_through(target: Path, content: bytes) -> None:
    """Write to a device or pipe; a pipe that nobody reads is refused instead of waited for."""
    descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb", buffering=0) as stream:
        rest = memoryview(content)
        while rest:
            rest = rest[stream.write(rest) :]


def _refused(number: int, path: Path) -> OSError:
    return OSError(number, os.strerror(number), str(path))
