"""The form of a file of answers, and the way from each older form to the next.

Answers are only ever added; the file itself refuses to change or delete one. Memories follow from them (``remembered.py``): they may be
thrown away at any time. A newer form may add tables and columns, and leaves the columns of ``answers`` as they are, so that an older
program can still read them.
"""

import sqlite3
from collections.abc import Sequence

APPLICATION = 0x61637576
"""Stands in each file ("acuv"), so that no other database is taken for one."""

COLUMNS = "id, at_us, day, card, grade, undoes, facts, crc"

MADE_WITH = "memories_made_with"
"""The setting that says how the memories were made; without it they are made anew."""

FIRST_FORM = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE answers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at_us INTEGER NOT NULL,
    day INTEGER NOT NULL,
    card TEXT NOT NULL,
    grade INTEGER CHECK (grade BETWEEN 1 AND 4),
    undoes TEXT,
    facts TEXT NOT NULL,
    crc INTEGER NOT NULL,
    CHECK ((grade IS NULL) = (undoes IS NOT NULL))
);
CREATE INDEX answers_of_card ON answers (card);
CREATE UNIQUE INDEX undone ON answers (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER answers_stay BEFORE DELETE ON answers BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;
CREATE TRIGGER answers_stand BEFORE UPDATE ON answers BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;
CREATE TABLE memories (
    card TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    number INTEGER NOT NULL,
    grade INTEGER NOT NULL,
    before_day INTEGER,
    day INTEGER NOT NULL,
    stage INTEGER NOT NULL,
    step INTEGER,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    due_day INTEGER NOT NULL,
    due_us INTEGER NOT NULL,
    PRIMARY KEY (card, at_us, number)
) WITHOUT ROWID;
"""

MIGRATIONS: Sequence[str] = (FIRST_FORM,)
"""The statements that lead from each form to the next; the first makes a file that is empty."""


def newest_form() -> int:
    """The number of the form that this program writes."""
    return len(MIGRATIONS)


def form_of(connection: sqlite3.Connection) -> int:
    """The number of the form of a file; 0 for one that is empty."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file is one of answers, or empty."""
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    return application == APPLICATION or (
        application == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    )


def migrate_once(connection: sqlite3.Connection) -> None:
    """Lead a file from its form to the next one: wholly, or not at all."""
    form = form_of(connection)
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{MIGRATIONS[form]}\nPRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {form + 1};\nCOMMIT;"
    )
