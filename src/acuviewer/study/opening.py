"""Opens the answers of a learner, whatever state the file is in: new, in use by another window, older, newer, damaged, not writable.

Nothing that was answered is ever thrown away here. A file is led to a newer form after it was copied; a damaged one is kept aside, and
what can be read of it is read, by pages of earlier copies too.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from acuviewer.i18n import Said, said
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.answers_schema import COLUMNS, form_of, is_ours, migrate_once, newest_form
from acuviewer.study.copies import (
    PATIENCE_S,
    Settings,
    begin_anew,
    copy_before_migration,
    in_memory,
    keep_aside,
    open_for_reading,
    salvaged_rows,
)
from acuviewer.study.file_lock import FileLock, take_lock
from acuviewer.study.salvage import PAGE
from acuviewer.study.study_error import StudyError

LEARNER = "learner"


class _DamagedError(Exception):
    """The file cannot be used as it is; the argument is the name of a copy, where one was made."""


class _NewerError(Exception):
    """The file has a form that this program does not know; its number is the argument."""


def open_answers(path: Path, learner: str) -> AnswersFile:
    """Open the answers of a learner to add some, and make the file where there is none.

    Where that cannot be, it is opened to be read only, and ``notices`` say why. Raises StudyError where nothing can be read either.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = take_lock(path)
    except (OSError, sqlite3.Error) as error:
        return read_answers(path, learner, (said("study.folder_unwritable", learner=learner, why=_why(error)),))
    if lock is None:
        return read_answers(path, learner, (said("study.in_use", learner=learner),))
    try:
        return _opened_to_write(path, learner, lock)
    except BaseException as error:
        lock.release()
        if isinstance(error, _NewerError):
            return read_answers(path, learner, (_newer(learner, error),))
        if isinstance(error, OSError | sqlite3.Error | StudyError):
            return read_answers(path, learner, (said("study.not_opened", learner=learner, why=_why(error)),))
        raise


def _opened_to_write(path: Path, learner: str, lock: FileLock) -> AnswersFile:
    notices: list[Said] = []
    connection = _open_for_writing(path, learner, notices)
    try:
        return AnswersFile(connection, learner, lock, notices)
    except BaseException:
        connection.close()
        raise


def read_answers(path: Path, learner: str, notices: Iterable[Said] = ()) -> AnswersFile:
    """Open the answers of a learner to be read only; a file that is not there is one without answers. Raises StudyError where the file
    cannot be read.
    """
    told = list(notices)
    if not path.exists():
        return AnswersFile(in_memory([], []), learner, None, told, is_copy=True)
    try:
        connection = open_for_reading(path)
        try:
            return _read_sound(connection, learner, told)
        except BaseException:
            connection.close()
            raise
    except (_DamagedError, OSError, sqlite3.Error) as error:
        if not _is_damage(error):
            raise StudyError(said("study.not_read", learner=learner, why=_why(error))) from error
        rows = salvaged_rows(path)
        told.append(said("study.damaged_reads_only", learner=learner, n=len(rows)))
    return AnswersFile(in_memory(rows, []), learner, None, told, is_copy=True)


def _read_sound(connection: sqlite3.Connection, learner: str, told: list[Said]) -> AnswersFile:
    """A file as it stands, or a copy in memory of one whose form or memories are not those of this program."""
    _require_sound(connection)
    form = form_of(connection)
    if form == newest_form():
        file = AnswersFile(connection, learner, None, told)
        if file.is_current:
            return file
    if form > newest_form() and not told:
        told.append(_newer(learner, _NewerError(form)))
    rows, settings = _copy_of(connection)
    connection.close()
    return AnswersFile(in_memory(rows, settings), learner, None, told, is_copy=True)


def read_learner(path: Path) -> str | None:
    """The name of the learner whose file this is; None where it cannot be read."""
    try:
        with closing(open_for_reading(path)) as connection:
            found = connection.execute("SELECT value FROM settings WHERE name = ?", (LEARNER,)).fetchone()
    except (sqlite3.Error, OSError):
        return None
    return None if found is None else str(found[0])


def _open_for_writing(path: Path, learner: str, notices: list[Said]) -> sqlite3.Connection:
    """A sound file of the newest form; raises OSError, sqlite3.Error, _NewerError."""
    try:
        connection = _connect_sound(path)
    except _DamagedError as error:
        notices.append(said("study.damaged", learner=learner, n=begin_anew(path), file=str(error)))
        connection = _connect_sound(path)
    try:
        if form_of(connection) > newest_form():
            raise _NewerError(form_of(connection))
        while form_of(connection) < newest_form():
            if form_of(connection):
                copy_before_migration(connection, path)
            migrate_once(connection)
        connection.execute("INSERT OR IGNORE INTO settings VALUES (?, ?)", (LEARNER, learner))
        # Each answer is on the disk when it is confirmed, not only in the hands of the system.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_sound(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    try:
        if not path.exists() or path.stat().st_size == 0:
            connection.execute(f"PRAGMA page_size = {PAGE}")
        _require_sound(connection)
    except (_DamagedError, OSError, sqlite3.Error) as error:
        try:
            if _is_damage(error):
                # Before it is closed: then SQLite throws away what it does not believe of the log.
                raise _DamagedError(keep_aside(path).name) from error
            raise
        finally:
            connection.close()
    return connection


def _require_sound(connection: sqlite3.Connection) -> None:
    """Raises _DamagedError or sqlite3.DatabaseError for what is no sound file of answers."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",) or not is_ours(connection):
        raise _DamagedError


def _copy_of(connection: sqlite3.Connection) -> tuple[list[tuple[object, ...]], Settings]:
    """The answers and settings of a file of an older or newer form, as this form has them."""
    if form_of(connection) == 0:
        return [], []
    rows = connection.execute(f"SELECT {COLUMNS} FROM answers ORDER BY number").fetchall()
    settings = connection.execute("SELECT name, value FROM settings").fetchall()
    return rows, settings


def _newer(learner: str, error: _NewerError) -> Said:
    return said("study.newer", learner=learner, found=int(error.args[0]), known=newest_form())


def _is_damage(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _DamagedError) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _why(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
