"""Answers are added and never changed; what follows from them is the same however it came about."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from acuviewer.study.answer import answer_at
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.opening import open_answers, read_answers
from acuviewer.study.pace import Pace
from acuviewer.study.study_error import StudyError
from study_files import ANNA, CARDS, evening, file_with, ids, keys, some_answers

ANSWERS = some_answers(60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anna.sqlite"


def _memories(path: Path) -> list[object]:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT * FROM memories ORDER BY card, at_us, number").fetchall()
    connection.close()
    return [(row[0], row[1], *row[3:]) for row in found]  # the number of the entry is another one after an import


def _anew(path: Path) -> list[object]:
    """The memories once more, all of them carried out from the answers."""
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM settings WHERE name = 'memories_made_with'")
    connection.execute("UPDATE memories SET stability = 1")
    connection.commit()
    connection.close()
    open_answers(path, ANNA).close()
    return _memories(path)


def test_answers_come_back_as_they_were_in_their_order(path: Path) -> None:
    file_with(path, ANSWERS).close()
    file = read_answers(path, ANNA)
    assert (file.answers(), file.notices, file.reads_only) == ((ANSWERS, 0), (), True)
    assert file.count() == 60
    assert file.facts_of(CARDS[1]) == [(answer.at_us, answer.facts) for answer in ANSWERS if answer.card == CARDS[1]]
    assert file.numbers("distance_mm")[CARDS[1]] == [0.5, 10.5, 20.5]
    assert file.numbers("colour") == {}
    file.close()


def test_the_same_answer_once_more_changes_nothing(path: Path) -> None:
    file = file_with(path, ANSWERS)
    for answer in ANSWERS[:5]:
        file.append(answer)
    assert ids(file.answers()[0]) == ids(ANSWERS)
    file.close()


@pytest.mark.parametrize("statement", ["DELETE FROM answers", "UPDATE answers SET grade = 4 WHERE number = 3"])
def test_the_file_itself_refuses_to_change_an_answer(path: Path, statement: str) -> None:
    file_with(path, ANSWERS[:5]).close()
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="answers are never"):
        connection.execute(statement)
    connection.close()


def test_taking_back_goes_back_answer_by_answer_and_is_kept_itself(path: Path) -> None:
    file = file_with(path, ANSWERS)
    before = file.known(CARDS)
    file.append(answer_at(CARDS[3], "again", evening(40)))
    assert file.known(CARDS) != before
    taken = [file.take_back(evening(40, 1)), file.take_back(evening(40, 2))]
    assert [one and one.card for one in taken] == [CARDS[3], ANSWERS[-1].card]
    assert file.count() == 59
    entries, _ = file.answers()
    assert [entry.undoes for entry in entries[-2:]] == [one.id for one in taken if one is not None]
    file.append(replace(ANSWERS[-1], id="once more"))
    assert file.known(CARDS) == before
    file.close()
    assert _memories(path) == _anew(path)


def test_nothing_is_left_to_take_back_in_the_end(path: Path) -> None:
    file = file_with(path, ANSWERS[:2])
    assert [file.take_back(evening(9)) is None for _ in range(3)] == [False, False, True]
    assert (file.count(), file.known(CARDS)) == (0, {})
    file.close()


def test_memories_are_the_same_answer_by_answer_and_all_at_once(path: Path, tmp_path: Path) -> None:
    file = open_answers(path, ANNA)
    for answer in ANSWERS:
        file.append(answer)
    file.close()
    other = open_answers(tmp_path / "other.sqlite", ANNA)
    assert other.bring(reversed(ANSWERS)) == 60
    assert other.bring(ANSWERS) == 0
    other.close()
    assert _memories(path) == _memories(tmp_path / "other.sqlite") == _anew(path)


def test_an_answer_of_a_clock_that_was_set_back_takes_its_place_in_time(path: Path) -> None:
    file = file_with(path, ANSWERS)
    file.append(answer_at(CARDS[0], "good", evening(3, 30)))
    file.close()
    assert _memories(path) == _anew(path)


def test_the_last_answer_is_taken_back_though_another_is_later_by_the_clock(path: Path) -> None:
    file = file_with(path, ANSWERS)
    before = file.known(CARDS)
    file.append(early := answer_at(CARDS[0], "again", evening(3, 30)))
    assert file.take_back(evening(50)) == early
    assert file.known(CARDS) == before
    file.close()
    assert _memories(path) == _anew(path)


def test_taken_back_twice_in_two_places_is_taken_back_once(path: Path, tmp_path: Path) -> None:
    here, there = file_with(path, ANSWERS), file_with(tmp_path / "there.sqlite", ANSWERS)
    here.take_back(evening(50))
    there.take_back(evening(51))
    assert here.bring(there.answers()[0]) == 0
    assert here.count() == 59
    here.close()
    there.close()


def test_what_was_known_when_a_day_began_is_not_what_is_known_now(path: Path) -> None:
    file = file_with(path, [])
    for day in (0, 2):
        file.append(answer_at(CARDS[0], "good", evening(day)))
    now = file.known(CARDS)[CARDS[0]]
    began = file.known(CARDS, before_day=now.day)[CARDS[0]]
    assert (now.day - began.day, began.due_day) == (2, now.day)
    assert file.known(CARDS, before_day=began.day) == {}
    file.close()


def test_counts_by_day_and_of_what_was_known_from_another_day(path: Path) -> None:
    file = file_with(path, [])
    for day, minutes, grade in ((0, 0, "again"), (0, 11, "good"), (2, 0, "good"), (9, 0, "again"), (9, 11, "good")):
        file.append(answer_at(CARDS[0], grade, evening(day, minutes)))  # type: ignore[arg-type]
    first = min(file.count_by_day())
    assert file.count_by_day() == {first: (2, 1), first + 2: (1, 0), first + 9: (2, 1)}
    assert file.count_by_card() == {CARDS[0]: (2, 1)}
    assert file.count_by_card(first + 3) == {CARDS[0]: (1, 1)}
    assert (file.count(first), file.count(first + 1)) == (2, 0)
    file.close()


def test_pace_and_cards_are_kept_and_a_pace_changes_what_is_due(path: Path) -> None:
    file = file_with(path, ANSWERS)
    before = file.known(CARDS)
    file.set_pace(Pace(new_a_day=3, retention=0.95))
    file.choose(["BL2/place", "BL9/name"])
    assert sum(memory.due_day for memory in file.known(CARDS).values()) < sum(memory.due_day for memory in before.values())
    with pytest.raises(ValueError, match="bounds"):
        file.set_pace(Pace(retention=1.0))
    file.close()
    again = open_answers(path, ANNA)
    assert (again.pace, again.chosen) == (Pace(new_a_day=3, retention=0.95), ("BL2/place", "BL9/name"))
    again.close()


@pytest.mark.parametrize("kept", ['{"new_a_day": -1, "retention": "high", "relearn": 2}', "no JSON", "[]", "[" * 5000])
def test_a_pace_that_is_none_falls_back_to_the_usual_one(path: Path, kept: str) -> None:
    file_with(path, []).close()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO settings VALUES ('pace', ?)", (kept,))
    connection.commit()
    connection.close()
    file = open_answers(path, ANNA)
    assert file.pace == Pace()
    file.close()


def test_of_two_windows_the_second_reads_what_the_first_writes_and_says_so(path: Path) -> None:
    first = file_with(path, ANSWERS)
    second = open_answers(path, ANNA)
    assert (second.reads_only, keys(second)) == (True, ["study.in_use"])
    first.append(answer_at(CARDS[0], "good", evening(50)))
    assert second.count() == 61
    for write in (lambda: second.append(ANSWERS[0]), lambda: second.take_back(evening(60)), lambda: second.choose([])):
        with pytest.raises(StudyError, match="only shown"):
            write()
    first.close()
    second.close()
    third = open_answers(path, ANNA)
    assert (third.reads_only, keys(third)) == (False, [])
    third.close()


def test_a_row_that_was_damaged_in_silence_is_left_out_and_counted(path: Path) -> None:
    file_with(path, ANSWERS).close()
    content = path.read_bytes()
    assert content.count(ANSWERS[7].id.encode()) == 2  # in the table and in its index
    path.write_bytes(content.replace(b'{"distance_mm": 3.5}', b'{"distance_mm": 9.5}'))
    file: AnswersFile = read_answers(path, ANNA)
    assert (ids(file.answers()[0]), file.answers()[1]) == (ids(ANSWERS[:7] + ANSWERS[8:]), 1)
    file.close()
