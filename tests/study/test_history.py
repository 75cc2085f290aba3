"""How well each card was known at any moment."""

from pathlib import Path

import numpy as np
import pytest

from acuviewer.study.answer import answer_at
from acuviewer.study.clock import moment_us
from acuviewer.study.opening import read_answers
from acuviewer.study.schedule import Schedule, recalled
from study_files import ANNA, CARDS, evening, file_with, some_answers

ANSWERS = some_answers(300)


@pytest.mark.parametrize("day", [-1, 0, 3.5, 20, 43, 4000])
def test_each_card_is_as_its_last_answer_before_left_it(tmp_path: Path, day: float) -> None:
    file_with(tmp_path / "anna.sqlite", ANSWERS).close()
    file = read_answers(tmp_path / "anna.sqlite", ANNA)
    history, moment = file.history(), moment_us(evening(0, day * 1440))
    file.close()
    found = dict(zip(history.cards, history.retrievability(moment), strict=True))
    assert set(found) == set(CARDS)
    schedule = Schedule()
    for card in CARDS:
        memory, last_us = None, 0
        for answer in ANSWERS:
            if answer.card == card and answer.at_us <= moment and answer.grade is not None:
                memory, last_us = schedule.after(memory, answer.grade, answer.at_us, answer.day), answer.at_us
        expected = np.nan if memory is None else recalled(memory.stability, (moment - last_us) / 86_400_000_000)
        assert found[card] == pytest.approx(expected, nan_ok=True)


def test_what_was_taken_back_was_never_known(tmp_path: Path) -> None:
    file = file_with(tmp_path / "anna.sqlite", [answer_at(CARDS[0], "good", evening(0))])
    file.take_back(evening(0, 1))
    assert (file.history().cards, file.history().retrievability(moment_us(evening(1))).shape) == ((), (0,))
    file.close()


def test_what_another_window_writes_meanwhile_does_not_mix_the_cards(tmp_path: Path) -> None:
    window = file_with(tmp_path / "anna.sqlite", ANSWERS)
    file = read_answers(tmp_path / "anna.sqlite", ANNA)
    before = file.history()
    written: list[str] = []

    def write(statement: str) -> None:
        if "stability" in statement:
            window.append(answer_at(CARDS[0], "good", evening(100)))
            written.append(statement)

    file._connection.set_trace_callback(write)
    meanwhile = file.history()
    assert written
    assert (meanwhile.at_us.tolist(), meanwhile.stability.tolist()) == (before.at_us.tolist(), before.stability.tolist())
    file.close()
    window.close()
