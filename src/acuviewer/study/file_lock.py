"""One window writes: a lock that ends with the process that holds it, however it ends.

It is the lock of SQLite on a small database beside the file, held by a transaction that is never ended. So it works wherever the
answers themselves can be kept, between processes and within one, and a process that was killed leaves none behind.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path


class FileLock:
    """A lock that is held until ``release``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def release(self) -> None:
        """Let another one have it."""
        with suppress(sqlite3.Error):
            self._connection.rollback()
        self._connection.close()


def take_lock(path: Path) -> FileLock | None:
    """The lock of a file; None where somebody else holds it. Raises sqlite3.Error where none can be taken at all."""
    connection = sqlite3.connect(path.with_name(f"{path.name}.lock"), timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        connection.close()
        # Python 3.11 tells a lock from another fault by the code alone.
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return None
        raise
    return FileLock(connection)
