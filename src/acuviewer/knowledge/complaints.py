"""One word for one complaint: the vocabulary of the indications, from ``assets/knowledge/complaints.json``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from acuviewer.data_folder import shipped
from acuviewer.dataclass import dataclass

_CLAUSES = re.compile(r", |; | and | or | with ")


@dataclass(frozen=True)
class Complaint:
    """A complaint by the one word that indications have for it.

    ``other_words`` mean the same and stand in no indication: people look for them. ``not_alone`` are words that mean it where
    nothing says of what (a bare "swelling"), and something else where it is said ("swelling of the face").
    """

    id: str
    title: str
    other_words: tuple[str, ...]
    not_alone: tuple[str, ...]


class Complaints(tuple[Complaint, ...]):
    """The complaints of a file that agrees with its schema, made from its entries, and what indications say of them."""

    def __new__(cls, entries: Sequence[Mapping[str, Any]]) -> "Complaints":
        """One complaint for each entry, in their order."""
        return super().__new__(
            cls,
            (Complaint(one["id"], one["title"], tuple(one["other_words"]), tuple(one.get("not_alone", ()))) for one in entries),
        )

    def __init__(self, _: Sequence[Mapping[str, Any]]) -> None:
        self._titles = {one.title.lower(): one for one in self}
        self._others = {word.lower(): one for one in self for word in one.other_words}
        self._bare = {word.lower(): one for one in self for word in one.not_alone}
        self._any_title, self._any_other = _any_of(self._titles), _any_of(self._others)

    def told_in(self, indication: str) -> list[Complaint]:
        """The complaints that an indication names by their titles."""
        return [self._titles[found] for found in self._any_title.findall(indication.lower())]

    def said_otherwise(self, indication: str) -> Iterator[tuple[str, Complaint]]:
        """Each word of an indication for which the vocabulary has another one, in small letters, and the complaint that it means."""
        small = indication.lower()
        for found in self._any_other.findall(small):
            yield found, self._others[found]
        if " of " not in small:
            for clause in _CLAUSES.split(small):
                if clause in self._bare:
                    yield clause, self._bare[clause]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds whole words, of two that begin alike the longer one."""
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"\b(?:{longest_first})\b")


@cache
def load_complaints() -> Complaints:
    """The shipped vocabulary; raises DataError when the file is missing or broken."""
    file = "knowledge/complaints.json"
    content = shipped().json(file)
    with shipped().naming(file):
        return Complaints(content["complaints"])
