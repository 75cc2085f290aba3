"""One medical statement: what is said, on whose word, and how firmly it stands."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from acuviewer.dataclass import dataclass

Standing = Literal["standard", "textbook", "trial", "traditional", "article", "guideline"]
"""How firmly it stands: ``guideline`` is what a clinical guideline advises, ``article`` what only an article for general readers says."""


@dataclass(frozen=True)
class Statement:
    """A sentence with the ids of its sources.

    ``checked`` is False for common knowledge that nobody has compared with a print source yet.
    """

    text: str
    sources: tuple[str, ...]
    standing: Standing
    checked: bool


def read_statement(entry: Mapping[str, Any], text_key: str = "text") -> Statement:
    """A statement from its JSON form."""
    standing: Standing = entry["standing"]
    return Statement(entry[text_key], tuple(entry["sources"]), standing, entry["checked"])


def read_statements(entries: Iterable[Mapping[str, Any]]) -> tuple[Statement, ...]:
    """Statements from their JSON form, in their order."""
    return tuple(read_statement(entry) for entry in entries)
