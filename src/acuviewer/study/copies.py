"""Copies of a file of answers: as it was in an older form, as it was when it was found damaged, and what could be read of that."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from acuviewer.study.answers_schema import COLUMNS, MADE_WITH, form_of, migrate_once, newest_form
from acuviewer.study.salvage import PAGE, read_damaged

_LOG, _INDEX_OF_LOG = "-wal", "-shm"
_MOST_ASIDE = 9
PATIENCE_S = 5.0
"""So long another program may hold a file before it is given up."""

Settings = list[tuple[str, str]]


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A file as it stands, and what its log holds; raises OSError, sqlite3.Error."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE_S, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        return _open_copy(path)
    return connection


def _open_copy(path: Path) -> sqlite3.Connection:
    """Where nothing can be written SQLite reads no log, and calls a file without it sound: so both are copied to where it can."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / path.name
        shutil.copyfile(path, copied)
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{_LOG}", f"{copied}{_LOG}")
        with closing(sqlite3.connect(copied)) as found:
            found.backup(connection)
    return connection


def in_memory(rows: Iterable[tuple[object, ...]], settings: Settings) -> sqlite3.Connection:
    """A file of answers that is nowhere, to be read."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _fill(connection, rows, settings)
    return connection


def _fill(connection: sqlite3.Connection, rows: Iterable[tuple[object, ...]], settings: Settings) -> None:
    while form_of(connection) < newest_form():
        migrate_once(connection)
    places = ", ".join("?" * len(COLUMNS.split(", ")))
    connection.execute("BEGIN")
    kept = [(name, value) for name, value in settings if name != MADE_WITH]
    connection.executemany("INSERT OR IGNORE INTO settings VALUES (?, ?)", kept)
    connection.executemany(f"INSERT OR IGNORE INTO answers ({COLUMNS}) VALUES ({places})", rows)
    connection.execute("COMMIT")


def copy_before_migration(connection: sqlite3.Connection, path: Path) -> None:
    """Keep the file as it was in its form; the copy appears whole or not at all."""
    target = path.with_name(f"{path.name}.before-{form_of(connection) + 1}")
    passing = path.with_name(f"{path.name}.copying")
    passing.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(passing)) as copy:
            connection.backup(copy)
        os.replace(passing, target)
    except BaseException:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
        raise


def salvaged_rows(path: Path) -> list[tuple[object, ...]]:
    """The rows of all answers that can be read of a file, its log, and what was kept aside of it."""
    aside = sorted(path.parent.glob(f"{_glob_of(path.name)}.damaged-*"))
    files = [path, path.with_name(f"{path.name}-wal"), *aside, *sorted(path.parent.glob(f"{_glob_of(path.name)}.before-*"))]
    return [answer.row for answer in read_damaged(file for file in files if file.is_file())]


def keep_aside(path: Path) -> Path:
    """Copy a damaged file and its log to a name of their own; the oldest copies stay, the last gives way."""
    names = [path.with_name(f"{path.name}.damaged-{number}") for number in range(1, _MOST_ASIDE + 1)]
    aside = next((name for name in names if not name.exists()), names[-1])
    shutil.copyfile(path, aside)
    with suppress(FileNotFoundError):
        shutil.copyfile(f"{path}{_LOG}", f"{aside}{_LOG}")
    return aside


def begin_anew(path: Path) -> int:
    """Put a file in the place of a damaged one that holds what could be read, also of what was kept aside; returns how many entries.

    Killed in between, the damaged file stands where it stood, and its copy is read once more at the next start.
    """
    rows, settings = salvaged_rows(path), _settings_left(path)
    fresh = path.with_name(f"{path.name}.anew")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        _fill(connection, rows, settings)
    for log in (_LOG, _INDEX_OF_LOG):
        Path(f"{path}{log}").unlink(missing_ok=True)
    os.replace(fresh, path)
    return len(rows)


def _settings_left(path: Path) -> Settings:
    try:
        with closing(open_for_reading(path)) as connection:
            return connection.execute("SELECT name, value FROM settings").fetchall()
    except (sqlite3.Error, OSError):
        return []


def _glob_of(name: str) -> str:
    """A name as a pattern that means it alone."""
    return "".join(f"[{letter}]" if letter in "[?*" else letter for letter in name)
