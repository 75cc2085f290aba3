"""The words of many texts, sorted: which texts hold a word, a word that begins so, or one that was meant by a slip."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from acuviewer.geometry.mesh import Floats

WORD, BEGINS, STEM, LIKE = 72.0, 66.0, 60.0, 40.0
"""What a text is worth for a word that stands in it, for the beginning of one, for another ending, for one alike."""

_DIGIT = re.compile("[0-9]")
_SHORTEST_LIKE, _SHORTEST_STEM = 4, 3
_ENDINGS = ("s", "es", "er", "ed", "ing", "ly", "ful")
_LIKE_ENOUGH, _NEAR_BEST = 78.0, 10.0
"""How like a word must be, in percent; and of words alike only those count that are about as near as the nearest."""


class WordList:
    """Words of texts; texts are rows of an array. A text's ``name`` is a word too: the text without spaces, "" if it is long."""

    def __init__(self, words_of_rows: Sequence[Sequence[str]], names: Sequence[str]) -> None:
        rows_of_word: dict[str, list[int]] = {}
        for row, words in enumerate(words_of_rows):
            for word in set(words):
                rows_of_word.setdefault(word, []).append(row)
        written = frozenset(rows_of_word)
        for row, name in enumerate(names):
            if name and name not in words_of_rows[row]:
                rows_of_word.setdefault(name, []).append(row)
        self._n_rows = len(words_of_rows)
        self._words = sorted(rows_of_word)
        self._starts = np.cumsum([0, *(len(rows_of_word[word]) for word in self._words)])
        self._rows = np.array([row for word in self._words for row in rows_of_word[word]], dtype=np.intp)
        self._likely = [word for word in self._words if _is_likely(word)]
        self._cut: dict[int, list[str]] = {}
        self._known_alike: dict[str, list[tuple[str, float]]] = {}
        # The words as written in one long text; in names of several words a query could be met across two of them.
        inner = [word for word in self._words if word in written]
        self._run, self._inner = "\n".join(inner), inner
        self._ends = np.cumsum([len(word) + 1 for word in inner]).tolist()

    def worth(self, word: str, forgiving: bool) -> Floats:
        """(n,) what each text is worth for a word; one that nothing begins with may be a slip, with ``forgiving`` any."""
        worth = np.zeros(self._n_rows)
        begin, same, end = self._range(word)
        if begin == end or forgiving:
            for row, likeness in self.rows_like(word).items():
                worth[row] = LIKE * likeness
        for stem in _stems(word):
            first, after, _ = self._range(stem)
            worth[self._between(first, after)] = STEM
        worth[self._between(begin, end)] = BEGINS
        worth[self._between(begin, same)] = WORD
        return worth

    def forget(self) -> None:
        """Forget what was like the words of the last question."""
        self._known_alike.clear()

    def rows_holding(self, part: str) -> list[int]:
        """Texts with a word that holds ``part``, at its beginning or inside."""
        rows: list[int] = []
        at = self._run.find(part)
        while at >= 0:
            word = bisect_right(self._ends, at)
            first, after, _ = self._range(self._inner[word])
            rows.extend(self._between(first, after).tolist())
            at = self._run.find(part, self._ends[word])
        return rows

    def rows_like(self, word: str) -> dict[int, float]:
        """Texts with a word that may be meant by a misspelt one, and how like it is, 0 to 1."""
        rows: dict[int, float] = {}
        for known, likeness in self._alike(word):
            first, after, _ = self._range(known)
            for row in self._between(first, after).tolist():
                rows[row] = max(likeness, rows.get(row, 0.0))
        return rows

    def _alike(self, word: str) -> list[tuple[str, float]]:
        """Words like one, and how like: one question asks for the same word more than once."""
        if word not in self._known_alike:
            self._known_alike[word] = self._look_for_alike(word)
        return self._known_alike[word]

    def _look_for_alike(self, word: str) -> list[tuple[str, float]]:
        if len(word) < _SHORTEST_LIKE or not _is_likely(word):
            return []
        # Loaded for the first word that is misspelt.
        from rapidfuzz import fuzz, process

        # One wrong letter of four is another word; of five and more it is a slip.
        found = process.extract(word, self._likely, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=None)
        if found:
            return [(known, score / 100) for known, score, _ in found if score >= found[0][1] - _NEAR_BEST]
        return self._begin_alike(word)

    def _begin_alike(self, word: str) -> list[tuple[str, float]]:
        """Words whose beginning is like a word that is typed only in part, with a slip in it."""
        length = len(word)
        if length <= _SHORTEST_LIKE:
            return []
        if length not in self._cut:
            self._cut[length] = [known[:length] for known in self._likely]
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if length < 8 else 2
        found = process.extract(word, self._cut[length], scorer=OSA.distance, score_cutoff=slips, limit=None)
        return [(self._likely[at], 0.9 - 0.1 * distance) for _, distance, at in found if distance <= found[0][1]]

    def _range(self, word: str) -> tuple[int, int, int]:
        """Where words begin with a word: the first, the one after the same word, the one after all of them."""
        begin = bisect_left(self._words, word)
        end = bisect_right(self._words, word + "\U0010ffff", begin)
        return begin, begin + (begin < end and self._words[begin] == word), end

    def _between(self, first: int, after: int) -> np.ndarray:
        """Rows of the words from one to before another."""
        return self._rows[self._starts[first] : self._starts[after]]


def _stems(word: str) -> list[str]:
    """A word without an ending that English adds: ``lower`` may stand where ``low`` is written, ``heels`` for ``heel``."""
    return [word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM]


def _is_likely(word: str) -> bool:
    """Whether a word can be meant by a misspelt one: a digit makes it a code or a level, right or wrong, and characters are not
    misspelt letter by letter."""
    return word.isascii() and not _DIGIT.search(word)
