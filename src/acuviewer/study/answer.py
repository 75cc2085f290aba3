"""One answer, as it is kept: said once, never changed. That an answer is taken back is an entry of its own."""

import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from acuviewer.dataclass import dataclass
from acuviewer.faults import plain
from acuviewer.strict_json import LARGEST
from acuviewer.study.clock import moment_us, study_day
from acuviewer.study.schedule import GRADES, Grade

Fact = str | int | float | bool | None

LONGEST_FACTS, LONGEST_WORD = 3000, 120
"""In bytes. An entry fits into a page of the file, so that each page can be read without the others."""


@dataclass(frozen=True)
class Answer:
    """A grade for a card such as ``BL23/place``, or, where ``grade`` is None, that the answer with the id ``undoes`` is taken back.

    ``at_us`` is the moment in microseconds since 1970 (UTC), ``day`` the day of study where the learner was. ``facts`` holds what was
    measured or said, such as ``distance_mm``; raises ValueError where they are no short, plain values.
    """

    card: str
    grade: Grade | None
    at_us: int
    day: int
    facts: Mapping[str, Fact] = field(default_factory=dict)
    undoes: str = ""
    id: str = field(default_factory=lambda: os.urandom(12).hex())

    def __post_init__(self) -> None:
        if (self.grade is None) != bool(self.undoes) or self.grade not in (None, *GRADES):
            raise ValueError(f"the grade is {self.grade!r}")
        if not all(type(number) is int and abs(number) < 1 << 62 for number in (self.at_us, self.day)):
            raise ValueError("the moment is no whole number of microseconds")
        if not self.card or any(len(word.encode()) > LONGEST_WORD for word in (self.card, self.undoes, self.id)):
            raise ValueError("a card or an id is empty or too long")
        for text in (self.card, self.undoes, self.id, *self.facts):
            if not text.isprintable():
                raise ValueError(f"{text!r} is no text in one line")
        for fact in self.facts.values():
            if not _is_plain(fact):
                raise ValueError(f"{fact!r} is no plain fact")
        if len(self.facts_text.encode()) > LONGEST_FACTS:
            raise ValueError("too many facts")

    @property
    def facts_text(self) -> str:
        """The facts as JSON."""
        return json.dumps(dict(self.facts), ensure_ascii=False, sort_keys=True)

    @property
    def row(self) -> tuple[str, int, int, str, int | None, str | None, str, int]:
        """As the file keeps it: id, moment, day, card, number of the grade, what it takes back, facts, check."""
        grade = None if self.grade is None else 1 + GRADES.index(self.grade)
        columns = (self.id, self.at_us, self.day, self.card, grade, self.undoes or None, self.facts_text)
        return (*columns, check_of(columns))


def _is_plain(fact: object) -> bool:
    if isinstance(fact, str):
        return fact.isprintable()
    # Larger numbers are refused where JSON is read; NaN is not within either.
    return fact is None or (isinstance(fact, int | float) and abs(fact) <= LARGEST)


def answer_at(card: str, grade: Grade, moment: datetime, facts: Mapping[str, Fact] | None = None) -> Answer:
    """An answer given at a moment, whose time zone is that of the learner; what she typed becomes a text in one line."""
    in_line = {name: plain(fact) if isinstance(fact, str) else fact for name, fact in (facts or {}).items()}
    return Answer(card, grade, moment_us(moment), study_day(moment), in_line)


def check_of(columns: tuple[object, ...]) -> int:
    """A number by which a row that was damaged is told."""
    return zlib.crc32(json.dumps(columns).encode())


def read_row(row: tuple[object, ...]) -> Answer:
    """An answer from the eight columns of its row; raises ValueError for a row that is not as it was written."""
    *columns, check = row
    answer_id, at_us, day, card, grade, undoes, facts = columns
    if check_of(tuple(columns)) != check:
        raise ValueError("the row is damaged")
    assert isinstance(at_us, int)
    assert isinstance(day, int)
    named = None if grade is None else GRADES[int(str(grade)) - 1]
    return Answer(str(card), named, at_us, day, json.loads(str(facts)), str(undoes or ""), str(answer_id))
