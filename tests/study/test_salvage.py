"""Pages of a file of answers are read without SQLite, and whatever is found in them was answered."""

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from acuviewer.study.opening import open_answers
from acuviewer.study.salvage import PAGE, read_damaged
from study_files import ANNA, evening, file_with, ids, some_answers

ANSWERS = some_answers(120)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anna.sqlite"


def test_a_whole_file_is_read_wholly_and_in_its_order(path: Path) -> None:
    file = file_with(path, ANSWERS)
    for minute in range(3):
        file.take_back(evening(40, minute))
    entries, _ = file.answers()
    file.close()
    assert read_damaged([path]) == entries
    assert read_damaged([path, path]) == entries


def test_the_log_alone_gives_what_stands_in_it(path: Path, tmp_path: Path) -> None:
    file = file_with(path, ANSWERS[:1])
    file.close()
    file = open_answers(path, ANNA)
    for answer in ANSWERS[1:40]:
        file.append(answer)
    shutil.copyfile(f"{path}-wal", tmp_path / "alone-wal")
    file.close()
    assert read_damaged([tmp_path / "alone-wal"]) == ANSWERS[:40]
    content = (tmp_path / "alone-wal").read_bytes()
    (tmp_path / "alone-wal").write_bytes(os.urandom(32) + content[32:-PAGE])
    assert set(ids(read_damaged([tmp_path / "alone-wal"]))) >= set(ids(ANSWERS[:39]))


def test_entries_of_two_files_are_put_in_the_order_of_time_where_their_numbers_are_the_same(path: Path, tmp_path: Path) -> None:
    file_with(path, ANSWERS[10:20]).close()
    file_with(tmp_path / "other.sqlite", ANSWERS[:10]).close()
    found = read_damaged([path, tmp_path / "other.sqlite"])
    assert found[:4] == [ANSWERS[0], ANSWERS[10], ANSWERS[1], ANSWERS[11]]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_damaged_nothing_is_found_that_was_not_answered(path: Path, tmp_path: Path, seed: int) -> None:
    file_with(path, ANSWERS).close()
    chance, content = Random(seed), bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 30, 3000))):
        place = chance.randrange(len(content))
        length = chance.choice((1, 1, 8, 600))
        content[place : place + length] = chance.randbytes(length)
    (tmp_path / "damaged.sqlite").write_bytes(content)
    known = {answer.id: answer for answer in ANSWERS}
    assert all(known[answer.id] == answer for answer in read_damaged([tmp_path / "damaged.sqlite"]))
