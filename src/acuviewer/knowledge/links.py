"""Which texts lead to which entries, as arrays: a link for each term of each entry, and one for each group of terms that it shares.

Rows of texts are followed by rows of groups; a group is worth what the best of its terms is worth.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats
from acuviewer.knowledge.found import Entry, Group, Term

Rows = NDArray[np.intp]


class Links:
    """Links in the order of entries. ``row_of``, ``entry_of`` and ``weights`` are (n,): row of the text or group, row of the entry,
    what it is worth; ``texts`` are the different texts; ``starts`` is where each entry's links begin. Each entry has one at least."""

    def __init__(self, entries: Sequence[Entry], groups: Iterable[Group]) -> None:
        groups = [group for group in groups if group.terms]
        self._terms = [group.terms for group in groups]
        rows: dict[str, int] = {}
        own = [(term, at) for at, entry in enumerate(entries) for term in entry.terms if term.text]
        text_of = [rows.setdefault(term.text, len(rows)) for term, _ in own]
        shared = [[rows.setdefault(term.text, len(rows)) for term in group.terms] for group in groups]
        self.texts = list(rows)
        self._shared: Rows = np.array([row for listed in shared for row in listed], dtype=np.intp)
        self._shared_weights = np.array([term.weight for group in groups for term in group.terms])
        self._shared_ends = np.cumsum([0, *map(len, shared)])
        places = {(entry.kind, entry.key): at for at, entry in enumerate(entries)}
        members = [
            (len(rows) + at, places[member.kind, member.key], member.share, member.told)
            for at, group in enumerate(groups)
            for member in group.members
            if (member.kind, member.key) in places
        ]
        told: list[Term | None] = [*(term for term, _ in own), *(told for _, _, _, told in members)]
        row_of = np.array([*text_of, *(row for row, _, _, _ in members)], dtype=np.intp)
        entry_of = np.array([*(at for _, at in own), *(at for _, at, _, _ in members)], dtype=np.intp)
        weights = np.array([*(term.weight for term, _ in own), *(share for _, _, share, _ in members)])
        order = np.argsort(entry_of, kind="stable")
        self.row_of, self.entry_of, self.weights = row_of[order], entry_of[order], weights[order]
        self._told = [told[link] for link in order.tolist()]
        self.starts: Rows = np.searchsorted(self.entry_of, np.arange(len(entries)))

    @property
    def shared_texts(self) -> Rows:
        """Rows of the texts of groups."""
        return self._shared

    def spread(self, worth: Floats) -> Floats:
        """(rows,) what texts (texts,) are worth, and after them the groups."""
        if not len(self._shared):
            return worth
        return np.concatenate([worth, np.maximum.reduceat(worth[self._shared] * self._shared_weights, self._shared_ends[:-1])])

    def term(self, link: int, worth: Floats) -> Term:
        """By what a link says that its entry was found, where texts and groups are ``worth`` (rows,)."""
        told = self._told[link]
        if told is not None:
            return told
        at = int(self.row_of[link]) - len(self.texts)
        own = slice(self._shared_ends[at], self._shared_ends[at + 1])
        best = int(np.argmax(worth[self._shared[own]] * self._shared_weights[own]))
        return self._terms[at][best]
