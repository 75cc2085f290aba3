"""What a learner keeps beside her answers: lists of points and notes, as values; and how two states of them are brought together.

Nothing of either is lost: a note that was changed in two places has both texts afterwards, a list both forms.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from acuviewer.dataclass import dataclass

PARTED = "\n\n---\n\n"
"""Between two texts of one note, a line across."""

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Shelf:
    """``lists`` are name and codes of each, in their order; ``notes`` subject (``point BL23``) and Markdown of each, by subject."""

    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


EMPTY = Shelf()


def merge(base: Shelf, mine: Shelf, theirs: Shelf) -> Shelf:
    """``mine`` and ``theirs``, which both came from ``base``, in one: what only one of them changed is as it made it."""
    lists = _merge(dict(base.lists), dict(mine.lists), dict(theirs.lists))
    for name, codes in _both_changed(dict(base.lists), dict(mine.lists), dict(theirs.lists)).items():
        if not _is_kept(name, codes, lists):
            lists[_other_name(name, lists)] = codes
    notes = _merge(dict(base.notes), dict(mine.notes), dict(theirs.notes))
    for subject, words in _both_changed(dict(base.notes), dict(mine.notes), dict(theirs.notes)).items():
        if words not in notes[subject].split(PARTED):
            notes[subject] += PARTED + words
    return Shelf(tuple(lists.items()), tuple(sorted(notes.items())))


def _merge(base: Mapping[_Key, _Value], mine: Mapping[_Key, _Value], theirs: Mapping[_Key, _Value]) -> dict[_Key, _Value]:
    """Entry by entry; of what both changed, mine, and what was taken away in one and changed in the other is there."""
    found: dict[_Key, _Value] = {}
    for key in dict.fromkeys((*mine, *theirs)):
        own, other, before = mine.get(key), theirs.get(key), base.get(key)
        value = other if own == before else own if own is not None else other if other != before else None
        if value is not None:
            found[key] = value
    return found


def _both_changed(base: Mapping[_Key, _Value], mine: Mapping[_Key, _Value], theirs: Mapping[_Key, _Value]) -> dict[_Key, _Value]:
    """Theirs of what both have changed, each in another way."""
    return {
        key: value
        for key, value in theirs.items()
        if key in mine and mine[key] != value and mine[key] != base.get(key) and value != base.get(key)
    }


def _is_kept(name: str, codes: tuple[str, ...], lists: Mapping[str, tuple[str, ...]]) -> bool:
    return any(held == codes and (one == name or one.startswith(f"{name} (")) for one, held in lists.items())


def _other_name(name: str, lists: Mapping[str, object]) -> str:
    """The name with the first number that no list has; shorter where it would be too long."""
    number = 2
    while (other := f"{name[:34]} ({number})") in lists:
        number += 1
    return other
