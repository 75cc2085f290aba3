"""The memories that follow from the answers, kept beside them so that a session of today needs not read all answers.

They are a table that can be made anew at any time. ``settings`` says what it was made with; where that has changed, it is.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from acuviewer.study.answer import Answer
from acuviewer.study.answers_schema import MADE_WITH
from acuviewer.study.schedule import GRADES, WEIGHTS, Memory, Schedule

_FORM = 1
"""The next number, if the same answers would lead to other memories."""

_COLUMNS = "day, stage, step, stability, difficulty, due_day, due_us"
_STANDING = "grade IS NOT NULL AND id NOT IN (SELECT undoes FROM answers WHERE undoes IS NOT NULL)"
"""Of answers: those that were not taken back."""


class Remembered:
    """The memories of a file of answers. Methods that write are called within a transaction."""

    def __init__(self, connection: sqlite3.Connection, retention: float, relearn: bool) -> None:
        self._connection = connection
        self._made_with = repr((_FORM, retention, relearn, WEIGHTS))
        self._schedule = Schedule(retention, relearn)

    @property
    def is_current(self) -> bool:
        """Whether the table was made as this program makes it."""
        found = self._connection.execute("SELECT value FROM settings WHERE name = ?", (MADE_WITH,)).fetchone()
        return found == (self._made_with,)

    def make_anew(self) -> None:
        """Throw all memories away and carry out all answers once more."""
        self._connection.execute("DELETE FROM memories")
        answers = self._connection.execute(
            f"SELECT number, card, grade, at_us, day FROM answers WHERE {_STANDING} ORDER BY at_us, number"
        )
        self._insert(self._carried_on(answers.fetchall(), {}))
        self._connection.execute("REPLACE INTO settings VALUES (?, ?)", (MADE_WITH, self._made_with))

    def add(self, number: int, answer: Answer) -> None:
        """Carry out one answer more."""
        assert answer.grade is not None
        last = self._last(answer.card)
        if last is not None and last[:2] > (answer.at_us, number):
            self.make_card_anew(answer.card)  # the clock was set back
            return
        row = (number, answer.card, 1 + GRADES.index(answer.grade), answer.at_us, answer.day)
        self._insert(self._carried_on([row], {answer.card: last[2]} if last is not None else {}))

    def take_back(self, number: int, card: str) -> None:
        """Forget one answer."""
        last = self._last(card)
        if last is None or last[1] != number:
            self.make_card_anew(card)
            return
        self._connection.execute("DELETE FROM memories WHERE card = ? AND at_us = ? AND number = ?", (card, *last[:2]))

    def make_card_anew(self, card: str) -> None:
        """Carry out all answers to a card once more."""
        self._connection.execute("DELETE FROM memories WHERE card = ?", (card,))
        query = f"SELECT number, card, grade, at_us, day FROM answers WHERE card = ? AND {_STANDING} ORDER BY at_us, number"
        self._insert(self._carried_on(self._connection.execute(query, (card,)).fetchall(), {}))

    def known(self, cards: Iterable[str], before_day: int | None = None) -> dict[str, Memory]:
        """The memories of those cards that were asked; with ``before_day`` as they were when that day of study began."""
        until = "" if before_day is None else f" AND day < {int(before_day)}"
        query = f"SELECT {_COLUMNS} FROM memories WHERE card = ?{until} ORDER BY at_us DESC, number DESC LIMIT 1"
        found = ((card, self._connection.execute(query, (card,)).fetchone()) for card in cards)
        return {card: Memory(*row) for card, row in found if row is not None}

    def _last(self, card: str) -> tuple[int, int, Memory] | None:
        query = f"SELECT at_us, number, {_COLUMNS} FROM memories WHERE card = ? ORDER BY at_us DESC, number DESC LIMIT 1"
        row = self._connection.execute(query, (card,)).fetchone()
        return None if row is None else (row[0], row[1], Memory(*row[2:]))

    def _carried_on(
        self, answers: Iterable[tuple[int, str, int, int, int]], known: Mapping[str, Memory]
    ) -> Iterator[tuple[object, ...]]:
        now = dict(known)
        for number, card, grade, at_us, day in answers:
            before = now.get(card)
            memory = self._schedule.after(before, GRADES[grade - 1], at_us, day)
            now[card] = memory
            before_day = None if before is None else before.day
            yield (card, at_us, number, grade, before_day, memory.day, memory.stage, memory.step, memory.stability, memory.difficulty,
                   memory.due_day, memory.due_us)  # fmt: skip

    def _insert(self, rows: Iterable[tuple[object, ...]]) -> None:
        self._connection.executemany(f"INSERT INTO memories VALUES ({', '.join('?' * 12)})", rows)
