"""A file of answers opens whatever state it is in, and nothing that was answered is thrown away."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from acuviewer.i18n import say
from acuviewer.study import answers_schema, copies, opening
from acuviewer.study.answers_schema import FIRST_FORM
from acuviewer.study.opening import open_answers, read_answers
from acuviewer.study.study_error import StudyError
from study_files import ANNA, CARDS, file_with, ids, keys, some_answers

ANSWERS = some_answers(400)
SECOND_FORM = "ALTER TABLE answers ADD COLUMN body TEXT; CREATE TABLE lists (name TEXT);"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "study" / "anna.sqlite"


def _names(path: Path) -> set[str]:
    return {found.name for found in path.parent.iterdir()}


def _run(path: Path, statements: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(statements)
    connection.close()


def _newer(path: Path) -> None:
    """The file as a later version may write it."""
    _run(path, f"{SECOND_FORM} PRAGMA user_version = 2;")


def test_a_file_is_made_where_there_is_none_but_not_to_be_read(path: Path) -> None:
    read = read_answers(path, ANNA)
    assert (read.count(), read.answers(), read.chosen, path.parent.exists()) == (0, ([], 0), None, False)
    file_with(path, ANSWERS[:3]).close()
    assert _names(path) == {"anna.sqlite", "anna.sqlite.lock"}


@pytest.mark.parametrize("content", [b"", None])
def test_a_file_that_was_begun_and_no_more_is_one_without_answers(path: Path, content: bytes | None) -> None:
    path.parent.mkdir()
    path.write_bytes(content) if content is not None else _run(path, "PRAGMA page_size = 4096; VACUUM;")
    assert (read_answers(path, ANNA).count(), keys(read_answers(path, ANNA))) == (0, [])
    file = file_with(path, ANSWERS[:3])
    assert (file.count(), keys(file)) == (3, [])
    file.close()


def test_a_file_of_a_newer_version_is_read_with_a_sentence_and_left_as_it_is(path: Path) -> None:
    file_with(path, ANSWERS).close()
    _newer(path)
    before = path.read_bytes()
    for opened in (open_answers(path, ANNA), read_answers(path, ANNA)):
        assert (opened.reads_only, keys(opened)) == (True, ["study.newer"])
        assert "newer acuviewer (form 2; this one knows forms up to 1)" in say(opened.notices[0])
        assert (opened.answers(), len(opened.known(CARDS))) == ((ANSWERS, 0), 20)
        opened.close()
    assert path.read_bytes() == before


def test_a_newer_form_that_cannot_even_be_read_is_told(path: Path) -> None:
    file_with(path, []).close()
    _run(path, "DROP TABLE answers; CREATE TABLE answers (everything TEXT); PRAGMA user_version = 9;")
    with pytest.raises(StudyError, match=r"cannot be read \(no such column"):
        open_answers(path, ANNA)


def test_an_older_form_is_copied_and_then_led_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file_with(path, ANSWERS).close()
    before = path.read_bytes()
    monkeypatch.setattr(answers_schema, "MIGRATIONS", (FIRST_FORM, SECOND_FORM))
    older = read_answers(path, ANNA)
    assert (older.answers(), keys(older), path.read_bytes()) == ((ANSWERS, 0), [], before)
    older.close()
    file = open_answers(path, ANNA)
    assert (file.answers(), keys(file), file.reads_only) == ((ANSWERS, 0), [], False)
    file.close()
    assert _names(path) == {"anna.sqlite", "anna.sqlite.lock", "anna.sqlite.before-2"}
    monkeypatch.undo()
    copied = read_answers(path.with_name("anna.sqlite.before-2"), ANNA)
    assert (copied.answers(), keys(copied)) == ((ANSWERS, 0), [])
    assert keys(read_answers(path, ANNA)) == ["study.newer"]


def test_a_migration_without_a_copy_is_not_begun(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file_with(path, ANSWERS).close()
    before = path.read_bytes()

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies.os, "replace", full)
    monkeypatch.setattr(answers_schema, "MIGRATIONS", (FIRST_FORM, SECOND_FORM))
    _is_read_and_left_as_it_was(path, "No space left on device")
    assert path.read_bytes() == before
    assert not [name for name in _names(path) if "before" in name or "copying" in name]


def test_a_migration_that_fails_halfway_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file_with(path, ANSWERS).close()
    too_large = f"{SECOND_FORM} INSERT INTO lists SELECT abs(-9223372036854775808) FROM answers;"
    monkeypatch.setattr(answers_schema, "MIGRATIONS", (FIRST_FORM, too_large))
    _is_read_and_left_as_it_was(path, "integer overflow")
    monkeypatch.undo()
    file = open_answers(path, ANNA)
    assert (file.answers(), keys(file), file.reads_only) == ((ANSWERS, 0), [], False)
    file.close()


def _is_read_and_left_as_it_was(path: Path, why: str) -> None:
    file = open_answers(path, ANNA)
    assert (file.answers(), keys(file), file.reads_only) == ((ANSWERS, 0), ["study.not_opened"], True)
    assert why in say(file.notices[0])
    file.close()


def _header(content: bytearray) -> None:
    content[:100] = bytes(100)


def _middle(content: bytearray) -> None:
    content[3 * 4096 : 4 * 4096] = os.urandom(4096)


def _root(content: bytearray) -> None:
    for place in range(4096, len(content), 4096):
        if content[place] == 0x05:  # pages that lead to the rows of a table
            content[place : place + 4096] = bytes(4096)


def _half(content: bytearray) -> None:
    del content[len(content) // 2 :]


def _other(content: bytearray) -> None:
    content[:] = b"These are no answers." * 1000


@pytest.mark.parametrize(("damage", "least"), [(_header, 400), (_root, 400), (_middle, 370), (_half, 100), (_other, 0)])
def test_a_damaged_file_is_kept_aside_and_what_can_be_read_is_read(
    path: Path, damage: Callable[[bytearray], None], least: int
) -> None:
    file_with(path, ANSWERS).close()
    content = bytearray(path.read_bytes())
    damage(content)
    path.write_bytes(content)
    shown = read_answers(path, ANNA)
    assert keys(shown) == ["study.damaged_reads_only"]
    assert path.read_bytes() == content, "reading changes nothing"
    file = open_answers(path, ANNA)
    assert (keys(file), file.reads_only) == (["study.damaged"], False)
    found, damaged = file.answers()
    assert (damaged, set(ids(found)) <= set(ids(ANSWERS)), len(found) >= least) == (0, True, True), len(found)
    assert shown.answers() == (found, 0)
    assert f"{len(found)} of its entries" in say(file.notices[0])
    assert path.with_name("anna.sqlite.damaged-1").read_bytes() == content
    file.append(answer := ANSWERS[0] if not found else some_answers(401)[-1])
    file.close()
    again = open_answers(path, ANNA)
    assert (keys(again), again.answers()[0][-1]) == ([], answer)
    again.close()


def test_what_stands_in_the_log_alone_is_read_too(path: Path) -> None:
    """As after a crash: the last answers are not yet written back when the file itself is damaged."""
    file_with(path, ANSWERS[:300]).close()
    file = open_answers(path, ANNA)
    for answer in ANSWERS[300:310]:
        file.append(answer)
    content, log = bytearray(path.read_bytes()), path.with_name("anna.sqlite-wal").read_bytes()
    file.close()
    _header(content)
    path.write_bytes(content)
    path.with_name("anna.sqlite-wal").write_bytes(log[:-4096])
    file = open_answers(path, ANNA)
    found, _ = file.answers()
    file.close()
    assert ids(ANSWERS[:309]) == ids(found)[:309]
    assert keys(file) == ["study.damaged"]
    assert path.with_name("anna.sqlite.damaged-1-wal").exists()


def test_damaged_once_more_nothing_that_was_kept_aside_is_lost(path: Path) -> None:
    file_with(path, ANSWERS[:40]).close()
    whole = path.read_bytes()
    for number in range(1, 12):
        path.write_bytes(bytes(len(whole)) if number > 1 else bytes(100) + whole[100:])
        file = open_answers(path, ANNA)
        assert ids(file.answers()[0]) == ids(ANSWERS[:40]), number
        file.close()
    assert sorted(_names(path)) == [
        "anna.sqlite",
        *(f"anna.sqlite.damaged-{number}" for number in range(1, 10)),
        "anna.sqlite.lock",
    ]


@pytest.mark.parametrize("step", ["shutil.copyfile", "salvaged_rows", "_fill", "os.replace"])
def test_ended_while_a_damaged_file_is_seen_to_nothing_is_lost(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    file_with(path, ANSWERS[:40]).close()
    content = path.read_bytes()
    path.write_bytes(bytes(100) + content[100:])

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"acuviewer.study.copies.{step}", end)
    with pytest.raises(KeyboardInterrupt):
        open_answers(path, ANNA)
    monkeypatch.undo()
    file = open_answers(path, ANNA)
    assert (ids(file.answers()[0]), keys(file), file.reads_only) == (ids(ANSWERS[:40]), ["study.damaged"], False)
    file.close()


def test_damage_that_shows_while_the_file_is_open_is_told(path: Path) -> None:
    file_with(path, ANSWERS).close()
    file = open_answers(path, ANNA)
    file._connection.execute("PRAGMA shrink_memory")  # nothing of it is in memory any more
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StudyError, match=r"is damaged\. Start again"):
        file.count_by_card()
    file.close()
    again = open_answers(path, ANNA)
    assert keys(again) == ["study.damaged"]
    again.close()


def test_a_file_that_another_program_holds_is_told_and_not_taken_for_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE_S", 0)
    monkeypatch.setattr(copies, "PATIENCE_S", 0)
    file_with(path, ANSWERS).close()
    _run(path, "PRAGMA journal_mode = DELETE;")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StudyError, match="database is locked"):
        open_answers(path, ANNA)
    other.close()
    assert _names(path) == {"anna.sqlite", "anna.sqlite.lock"}


class _Refusing:
    """A connection to a file in a folder that cannot be written, when there is nothing beside the file."""

    def execute(self, statement: str) -> None:
        error = sqlite3.OperationalError(f"attempt to write a readonly database ({statement})")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    def close(self) -> None:
        pass


def test_where_nothing_can_be_written_the_log_is_read_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite would read the file without its log, which holds all of it here, and say nothing."""
    window = file_with(path, ANSWERS)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda file, **how: _Refusing() if "mode=ro" in str(file) else connect(file, **how))
    read = read_answers(path, ANNA)
    assert (read.answers(), keys(read)) == ((ANSWERS, 0), [])
    read.close()
    window.close()


def test_where_no_folder_can_be_made_nothing_is_kept_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "study").write_text("a file", encoding="utf-8")
    file = open_answers(tmp_path / "study" / "anna.sqlite", ANNA)
    assert (file.reads_only, keys(file), file.count()) == (True, ["study.folder_unwritable"], 0)
    with pytest.raises(StudyError):
        file.append(ANSWERS[0])
