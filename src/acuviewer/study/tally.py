"""Counts of answers for charts, made where they are kept, so that a hundred thousand of them need not be read."""

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from acuviewer.study.answer import Fact

_STANDING = "FROM memories m JOIN answers a ON a.number = m.number"


class Count(NamedTuple):
    """How many answers there were, and how many of them missed (the grade was ``again``)."""

    answers: int
    missed: int


def count_by_day(connection: sqlite3.Connection) -> dict[int, Count]:
    """Answers by day of study, in their order; days without any are left out."""
    rows = connection.execute("SELECT day, count(*), sum(grade = 1) FROM memories GROUP BY day ORDER BY day")
    return {day: Count(answers, missed) for day, answers, missed in rows}


def count_by_card(connection: sqlite3.Connection, first_day: int) -> dict[str, Count]:
    """Reviews by card since a day of study: answers to what was known from another day, which is what retention is told by."""
    rows = connection.execute(
        "SELECT card, count(*), sum(grade = 1) FROM memories WHERE before_day < day AND day >= ? GROUP BY card", (first_day,)
    )
    return {card: Count(answers, missed) for card, answers, missed in rows}


def facts_of(connection: sqlite3.Connection, card: str) -> Iterator[tuple[int, dict[str, Fact]]]:
    """Moment and facts of each answer to a card that still counts, in the order of time."""
    rows = connection.execute(f"SELECT m.at_us, a.facts {_STANDING} WHERE m.card = ? ORDER BY m.at_us, m.number", (card,))
    for at_us, facts in rows:
        yield at_us, json.loads(facts)


def facts_of_all(connection: sqlite3.Connection, name: str) -> dict[str, list[float]]:
    """A fact that is a number, such as ``distance_mm``, of all answers that still count, by card and in the order in
    which they were kept."""
    rows = connection.execute(
        "SELECT card, json_extract(facts, ?) FROM answers WHERE grade IS NOT NULL"
        " AND id NOT IN (SELECT undoes FROM answers WHERE undoes IS NOT NULL) ORDER BY number",
        (f'$."{name}"',),
    )
    found: dict[str, list[float]] = {}
    for card, value in rows:
        if isinstance(value, int | float):
            found.setdefault(card, []).append(float(value))
    return found


def last_facts(connection: sqlite3.Connection, kind: str, most: int) -> list[tuple[str, dict[str, Fact]]]:
    """Card and facts of the answers to cards of a kind that still count, in the order in which they were kept: of the last ``most`` entries."""
    rows = connection.execute(
        "SELECT card, facts FROM answers WHERE grade IS NOT NULL AND card LIKE ? AND number > (SELECT max(number) FROM answers) - ?"
        " AND id NOT IN (SELECT undoes FROM answers WHERE undoes IS NOT NULL) ORDER BY number",
        (f"%/{kind}", most),
    )
    return [(card, json.loads(facts)) for card, facts in rows]


def reviews_of(connection: sqlite3.Connection, card: str) -> list[tuple[int, bool, bool]]:
    """Of each answer to a card that still counts, in the order of time: the moment, whether it missed, whether it is a review (to what
    was known from another day)."""
    rows = connection.execute(
        "SELECT at_us, grade = 1, coalesce(before_day < day, 0) FROM memories WHERE card = ? ORDER BY at_us, number", (card,)
    )
    return [(at_us, bool(missed), bool(review)) for at_us, missed, review in rows]
