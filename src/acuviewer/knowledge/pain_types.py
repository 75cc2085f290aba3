"""Kinds of pain, and the points that are linked to each with the reason."""

from collections.abc import Mapping
from typing import Any

from acuviewer.dataclass import dataclass
from acuviewer.statement import Statement, read_statement, read_statements


@dataclass(frozen=True)
class PointLink:
    """Why a point belongs to a pain type.

    ``parts`` are the ids of those places of the point that are meant, as its entry in the catalog calls them; empty: all of them.
    """

    code: str
    pain_type: str
    reason: Statement
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class PainType:
    """A kind of pain, what is said of it, when to see a doctor, and the points linked to it; ``group`` is a group's id.

    The points stand in the order of their importance.
    """

    id: str
    group: str
    name: str
    synonyms: tuple[str, ...]
    statements: tuple[Statement, ...]
    warning_signs: tuple[Statement, ...]
    points: tuple[PointLink, ...]


def read_pain_type(entry: Mapping[str, Any]) -> PainType:
    """A pain type from its JSON form."""
    links = tuple(
        PointLink(link["code"], entry["id"], read_statement(link, "reason"), tuple(link.get("parts", ())))
        for link in entry["points"]
    )
    return PainType(
        entry["id"],
        entry["group"],
        entry["name"],
        tuple(entry["synonyms"]),
        read_statements(entry["statements"]),
        read_statements(entry["warning_signs"]),
        links,
    )
