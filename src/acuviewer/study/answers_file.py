"""The answers of one learner, in a file of SQLite. How a file is opened, whatever state it is in: ``opening.py``."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from acuviewer.i18n import Said, said
from acuviewer.study import tally
from acuviewer.study.answer import Answer, Fact, read_row
from acuviewer.study.answers_schema import COLUMNS
from acuviewer.study.clock import moment_us, study_day
from acuviewer.study.day_plan import DayPlan, plan_day
from acuviewer.study.file_lock import FileLock
from acuviewer.study.pace import Pace, read_pace, write_pace
from acuviewer.study.remembered import Remembered
from acuviewer.study.schedule import Memory
from acuviewer.study.study_error import StudyError
from acuviewer.study.tally import Count

if TYPE_CHECKING:
    from acuviewer.study.history import History

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PACE, _DECK = "pace", "deck"


class AnswersFile:
    """Answers, and the memories that follow from them.

    ``notices`` are sentences about how the file was found. Without a ``lock`` it is read only; ``is_copy`` says that it is a copy in memory,
    which has no memories yet. What cannot be read or kept is raised as
    StudyError; then all stands that stood before, and the same may be tried again.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        learner: str,
        lock: FileLock | None = None,
        notices: Sequence[Said] = (),
        is_copy: bool = False,
    ) -> None:
        self.learner = learner
        self.notices = tuple(notices)
        self._connection, self._lock = connection, lock
        with self._told():
            self.pace = read_pace(self._setting(_PACE))
            self._remembered = Remembered(connection, self.pace.retention, self.pace.relearn)
        if (is_copy or lock is not None) and not self.is_current:
            with self._transaction():
                self._remembered.make_anew()

    @property
    def reads_only(self) -> bool:
        """Whether nothing can be added."""
        return self._lock is None

    @property
    def is_current(self) -> bool:
        """Whether the memories are those that this program would make; a file that is read only may have others."""
        with self._told():
            return self._remembered.is_current

    def append(self, answer: Answer) -> None:
        """Keep an answer: when this returns it stands, whatever comes. The same answer once more changes nothing."""
        with self._writing():
            self._add(answer)

    def take_back(self, moment: datetime) -> Answer | None:
        """Take the last answer back that still counts, and return it; None where there is none. Again, the one before it."""
        with self._writing():
            number, answer = self._last_standing()
            if answer is not None:
                undo = Answer(answer.card, None, moment_us(moment), study_day(moment), undoes=answer.id)
                self._insert(undo)
                self._remembered.take_back(number, answer.card)
            return answer

    def bring(self, answers: Iterable[Answer]) -> int:
        """Add the answers of another file that are not here yet, all of them or none; returns how many that were."""
        with self._writing():
            ids = {row[0] for row in self._connection.execute("SELECT id FROM answers")}
            undone = {row[0] for row in self._connection.execute("SELECT undoes FROM answers WHERE undoes IS NOT NULL")}
            brought = 0
            for answer in answers:
                # That something was taken back is said once, whoever says it.
                if answer.id not in ids and answer.undoes not in undone:
                    self._insert(answer)
                    brought += 1
                ids.add(answer.id)
                undone |= {answer.undoes} if answer.undoes else set()
            if brought:
                self._remembered.make_anew()
            return brought

    def answers(self) -> tuple[list[Answer], int]:
        """All entries, also those that take another back, in the order in which they were kept; and how many more are damaged."""
        with self._told():
            rows = self._connection.execute(f"SELECT {COLUMNS} FROM answers ORDER BY number").fetchall()
        found = [answer for answer in map(_read, rows) if answer is not None]
        return found, len(rows) - len(found)

    def count(self, day: int | None = None) -> int:
        """How many answers stand; with ``day`` those of that day of study."""
        until = "" if day is None else f" WHERE day = {int(day)}"
        with self._told():
            return int(self._connection.execute(f"SELECT count(*) FROM memories{until}").fetchone()[0])

    def known(self, cards: Iterable[str], before_day: int | None = None) -> dict[str, Memory]:
        """The memories of those cards that were asked; with ``before_day`` as they were when that day of study began."""
        with self._told():
            return self._remembered.known(cards, before_day)

    def plan(self, deck: Sequence[str], day: int) -> DayPlan:
        """What is asked on a day of study."""
        return plan_day(self.known(deck, before_day=day), deck, self.pace, day)

    def history(self) -> "History":
        """How well each card was known at any moment."""
        from acuviewer.study.history import read_history

        with self._told():
            # As of one moment, though another window may be writing.
            self._connection.execute("BEGIN")
            try:
                return read_history(self._connection)
            finally:
                self._connection.execute("COMMIT")

    def count_by_day(self) -> dict[int, Count]:
        """Answers by day of study, in their order; days without any are left out."""
        with self._told():
            return tally.count_by_day(self._connection)

    def count_by_card(self, first_day: int = 0) -> dict[str, Count]:
        """Answers by card, since a day of study, to what was known from another day; which is what retention is told by."""
        with self._told():
            return tally.count_by_card(self._connection, first_day)

    def facts_of(self, card: str) -> list[tuple[int, dict[str, Fact]]]:
        """Moment and facts of each answer to a card that still counts, in the order of time."""
        with self._told():
            return list(tally.facts_of(self._connection, card))

    def numbers(self, fact: str) -> dict[str, list[float]]:
        """A fact that is a number, such as ``distance_mm``, of all answers that still count, by card."""
        with self._told():
            return tally.facts_of_all(self._connection, fact)

    def last_facts(self, kind: str, most: int) -> list[tuple[str, dict[str, Fact]]]:
        """Card and facts of the answers to cards of a kind that still count, in the order in which they were kept: of the last ``most``
        entries.
        """
        with self._told():
            return tally.last_facts(self._connection, kind, most)

    def reviews_of(self, card: str) -> list[tuple[int, bool, bool]]:
        """Of each answer to a card that still counts, in the order of time: the moment in microseconds since 1970, whether it missed,
        whether it was to what was known from another day.
        """
        with self._told():
            return tally.reviews_of(self._connection, card)

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """The cards that the learner has chosen, in her order; None where she has chosen none yet."""
        with self._told():
            found = self._setting(_DECK)
        return tuple(map(str, found)) if isinstance(found, list) else None

    def choose(self, cards: Sequence[str]) -> None:
        """Choose the cards that are asked."""
        with self._writing():
            self._set(_DECK, list(cards))

    def set_pace(self, pace: Pace) -> None:
        """Go on at another pace. What is due follows from all answers, as if it had always been this one; raises ValueError for one
        that is out of bounds.
        """
        if read_pace(write_pace(pace)) != pace:
            raise ValueError(f"{pace} is out of bounds")
        remembered = Remembered(self._connection, pace.retention, pace.relearn)
        with self._writing():
            self._set(_PACE, write_pace(pace))
            if not remembered.is_current:
                remembered.make_anew()
        self.pace, self._remembered = pace, remembered

    def close(self) -> None:
        """Close the file and let another window write."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def _add(self, answer: Answer) -> None:
        if self._connection.execute("SELECT 1 FROM answers WHERE id = ?", (answer.id,)).fetchone() is None:
            self._remembered.add(self._insert(answer), answer)

    def _insert(self, answer: Answer) -> int:
        row = answer.row
        places = ", ".join("?" * len(row))
        return self._connection.execute(f"INSERT INTO answers ({COLUMNS}) VALUES ({places})", row).lastrowid or 0

    def _last_standing(self) -> tuple[int, Answer | None]:
        query = (
            f"SELECT number, {COLUMNS} FROM answers a WHERE grade IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM answers u WHERE u.undoes = a.id) ORDER BY number DESC LIMIT 1"
        )
        row = self._connection.execute(query).fetchone()
        return (0, None) if row is None else (row[0], _read(row[1:]))

    def _setting(self, name: str) -> object:
        found = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        try:
            return None if found is None else json.loads(found[0])
        except (ValueError, TypeError, RecursionError):
            return None

    def _set(self, name: str, value: object) -> None:
        self._connection.execute("REPLACE INTO settings VALUES (?, ?)", (name, json.dumps(value, ensure_ascii=False)))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Whatever is done stands wholly, or not at all; raises StudyError where nothing may be added."""
        if self.reads_only:
            raise StudyError(said("study.reads_only", learner=self.learner))
        with self._transaction():
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._told("study.not_kept"):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def _told(self, key: str = "study.not_read") -> Iterator[None]:
        """Whatever SQLite cannot do is told in a sentence."""
        try:
            yield
        except sqlite3.Error as error:
            damaged = getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
            what = said("study.damage_met", learner=self.learner) if damaged else said(key, learner=self.learner, why=str(error))
            raise StudyError(what) from error


def _read(row: tuple[object, ...]) -> Answer | None:
    """An answer; None for a row that was damaged without SQLite noticing."""
    try:
        return read_row(row)
    except (ValueError, TypeError, LookupError, AssertionError):
        return None
