"""One search over everything: points, pain types, landmarks, bones, filters, commands, by any of their names.

Case, tone marks, spaces and hyphens do not matter, nor does the order of words. Typing errors are forgiven in words, by
RapidFuzz, but never in a code: GB31 is not a misspelt GB30; nor is a word that is known taken for one like it: who asks
for epilepsy does not mean piles.

Each different text is kept once, with the entries that have it; a query is matched against the sorted words of all texts,
and what the texts are worth is spread over the entries by a few array operations. That keeps a keystroke far below what
an eye notices.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from acuviewer.geometry.mesh import Floats
from acuviewer.knowledge.code_search import CodeSearch
from acuviewer.knowledge.found import Answer, Entry, Group, Hit, Term
from acuviewer.knowledge.links import Links
from acuviewer.knowledge.plain_text import all_plain, normalise, without_gaps, words_of
from acuviewer.knowledge.word_list import WordList

EXACT, PREFIX, INSIDE, FUZZY = 100.0, 80.0, 55.0, 40.0
"""How much each kind of match of a whole text weighs, before the weight of the term; words are worth less than a beginning."""

_ACROSS, _MOST_ACROSS = 0.6, 2
"""What words found in different terms of an entry are worth, against words of one term; over more terms they mean nothing."""

_MANY, _EACH = 6.0, 1.5
"""Of entries found by what is said of them, one with many terms that match comes first: so much at most, so much for each."""

_SHORTEST_INSIDE = 3
_LONGEST_NAME = 30
_NEAREST = 5

_PARTED_CODE = re.compile(r"\b([a-z]{1,3})[\s\-]+(\d{1,2})\b")


class SearchIndex:
    """An index over entries; built once, asked while a person types. Earlier entries come first among equals.

    ``groups`` are terms that entries share; ``weak`` are words that may be left out when nothing has all words of a question;
    ``codes`` reads other traditions' codes, and several codes at once.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        groups: Iterable[Group] = (),
        weak: Collection[str] = (),
        codes: CodeSearch | None = None,
    ) -> None:
        self._entries = [entry for entry in entries if any(term.text for term in entry.terms)]
        self._places = {(entry.kind, entry.key): at for at, entry in enumerate(self._entries)}
        self._codes = codes
        self._links = Links(self._entries, groups)
        self._squeezed, words = all_plain(self._links.texts)
        self._n_words = np.array([max(len(found), 1) for found in words], dtype=float)
        names = [text if len(text) <= _LONGEST_NAME else "" for text in self._squeezed]
        self._words = WordList(words, names)
        self._order = np.array(sorted(range(len(words)), key=self._squeezed.__getitem__), dtype=np.intp)
        self._sorted = [self._squeezed[row] for row in self._order]
        self._lengths = np.array([len(text) for text in self._sorted], dtype=float)
        self._certain = frozenset(word for row in set(self._links.shared_texts.tolist()) for word in words[row])
        self._weak = frozenset(map(normalise, weak))
        self._weak_ends = tuple(sorted((word for word in self._weak if not word.isascii()), key=len, reverse=True))

    def find(self, query: str, limit: int | None = None) -> list[Hit]:
        """All entries for a query or the best ``limit``, one hit each; none for an empty query."""
        return self.answer(query).hits[:limit]

    def answer(self, query: str) -> Answer:
        """What a query finds and how, or what comes nearest to it."""
        tight = without_gaps(normalise(query))
        if not tight or not self._entries:
            return Answer([], "not", ())
        self._words.forget()
        words = words_of(_PARTED_CODE.sub(r"\1\2", normalise(query))) or [tight]
        strong = self._without_weak(words)
        by_code = self._by_code(query)
        found = [Answer(self._asked(by_code, tight, words, parted=strong == words), "asked", tuple(words))]
        if strong != words and _best(found[0]) < INSIDE:
            # A word such as "of" stands in texts about anything: without it there may be what was meant.
            hits = self._asked(by_code, "".join(strong), strong, parted=True)
            found.append(Answer(hits, "shortened", tuple(strong)))
        answer = max(found, key=_best)
        if answer.hits:
            return answer
        for asked in (words, strong):
            whole = (
                self._whole_like("".join(asked))
                if not all(word in self._certain for word in asked)
                else np.zeros(len(self._squeezed))
            )
            hits = self._hits(whole, asked, forgiving=True, parted=asked == strong)
            if hits:
                return Answer(hits, "alike", tuple(asked))
        known = all(word in self._certain for word in strong)
        return Answer([], "not", tuple(words), known, tuple(self._nearest(strong)))

    def _asked(self, by_code: Sequence[Hit], tight: str, words: Sequence[str], parted: bool) -> list[Hit]:
        return _merged(by_code, self._hits(self._whole(tight), words, parted=parted))

    def _without_weak(self, words: Sequence[str]) -> list[str]:
        """The words that say something; of a word of characters without a weak end, as in 合谷穴. All if none would be left."""
        strong = []
        for word in words:
            if word not in self._weak:
                end = next((end for end in self._weak_ends if word.endswith(end)), "") if not word.isascii() else ""
                strong.append(word.removesuffix(end))
        return strong or list(words)

    def _nearest(self, words: Sequence[str]) -> list[Hit]:
        """The best of what has any of the words, or any word like them; nothing is near to a code that there is not."""
        found: dict[int, Hit] = {}
        for word in words:
            for hit in self._hits(np.zeros(len(self._squeezed)), [word], forgiving=True, limit=_NEAREST):
                at = self._places[hit.entry.kind, hit.entry.key]
                if at not in found or found[at].score < hit.score:
                    found[at] = hit
        return sorted(found.values(), key=lambda hit: -hit.score)[:_NEAREST]

    def _by_code(self, query: str) -> list[Hit]:
        """What is found by other traditions' codes, and a set for several codes at once."""
        if self._codes is None:
            return []
        found = []
        for code, score, term in self._codes.points(query):
            at = self._places.get(("point", code))
            if at is not None:
                found.append(Hit(self._entries[at], score, (term,)))
        return [*self._codes.sets(query), *found]

    def _hits(
        self, whole: Floats, words: Sequence[str], forgiving: bool = False, parted: bool = True, limit: int | None = None
    ) -> list[Hit]:
        """Entries by what their texts are worth as a ``whole`` (texts,) or by their words, with ``parted`` also in two terms."""
        links = self._links
        of_words = [self._words.worth(word, forgiving and word not in self._certain) for word in words]
        together = np.mean(of_words, axis=0) * np.all(np.array(of_words) > 0, axis=0)
        closeness = 0.9 + 0.1 * np.minimum(len(words) / self._n_words, 1.0)
        spread = links.spread(np.maximum(whole, together * closeness))
        worth = spread[links.row_of] * links.weights
        best: Floats = np.maximum.reduceat(worth, links.starts)
        more = np.add.reduceat(worth, links.starts) / np.where(best > 0, best, 1.0) - 1.0
        score = np.where((best > 0) & (best < INSIDE), best + np.minimum(_EACH * more, _MANY), best)
        across = self._across([links.spread(one) for one in of_words]) if parted and _may_be_parted(words) else {}
        for row, (_, worth_across) in across.items():
            score[row] = max(score[row], worth_across)
        order = np.lexsort((np.arange(len(score)), -score))[: int(np.count_nonzero(score))][:limit]
        firsts = self._best_links(worth, best)
        hits = []
        for row in order.tolist():
            terms, worth_across = across.get(row, ((), 0.0))
            if worth_across < score[row] or not terms:
                terms = (links.term(firsts[row], spread),)
            hits.append(Hit(self._entries[row], float(score[row]), terms))
        return hits

    def _across(self, of_words: Sequence[Floats]) -> dict[int, tuple[tuple[Term, ...], float]]:
        """Entries that have the words in two of their terms, such as a region and a category: the terms, and what they are worth."""
        # A term with several of the words goes before one with a single word that weighs a little more.
        links = self._links
        several = np.count_nonzero(np.array(of_words), axis=0)[links.row_of]
        each = [one[links.row_of] * links.weights for one in of_words]
        best = []
        for one in each:
            favoured = one * (1.0 + several)
            best.append(self._best_links(favoured, np.maximum.reduceat(favoured, links.starts)))
        found = {}
        for row in set(best[0]).intersection(*best[1:]):
            across = [one[row] for one in best]
            if len(set(across)) <= _MOST_ACROSS:
                worth = sum(float(one[link]) for one, link in zip(each, across, strict=True)) / len(across)
                told = {link: links.term(link, one) for link, one in zip(across, of_words, strict=True)}
                found[row] = tuple(dict.fromkeys(told.values())), _ACROSS * worth
        return found

    def _best_links(self, worth: Floats, best: Floats) -> dict[int, int]:
        """The first link of each entry that is worth as much as the entry's best, for entries worth anything."""
        links = np.flatnonzero((worth > 0) & (worth == best[self._links.entry_of]))
        entries, first = np.unique(self._links.entry_of[links], return_index=True)
        return dict(zip(entries.tolist(), links[first].tolist(), strict=True))

    def _whole(self, tight: str) -> Floats:
        """(n,) what each text is worth for a squeezed query: the same, beginning so, holding it inside a word."""
        worth = np.zeros(len(self._squeezed))
        # One or two Latin letters stand inside almost anything; one Chinese character says something. And who asks for a word
        # that is known means the word itself: depression is not looked for in immunodepression.
        if not tight.isascii() or (len(tight) >= _SHORTEST_INSIDE and tight not in self._certain):
            worth[self._words.rows_holding(tight)] = INSIDE
        begins = slice(bisect_left(self._sorted, tight), bisect_right(self._sorted, tight + "\U0010ffff"))
        # The beginning of a name of one word is worth more than a part of the first word of several, as in "trochanteric pain".
        rows = self._order[begins]
        left = np.minimum(self._lengths[begins] - len(tight), 10.0)
        worth[rows] = np.where(self._n_words[rows] > 1, PREFIX - 10.0 - left / 2, PREFIX - left)
        same = slice(begins.start, bisect_right(self._sorted, tight))
        worth[self._order[same]] = EXACT
        return worth

    def _whole_like(self, tight: str) -> Floats:
        """(n,) what each text is worth whose name as a whole is like a squeezed query."""
        worth = np.zeros(len(self._squeezed))
        for row, likeness in self._words.rows_like(tight).items():
            worth[row] = FUZZY * likeness
        return worth


def _best(answer: Answer) -> float:
    return answer.hits[0].score if answer.hits else 0.0


def _may_be_parted(words: Sequence[str]) -> bool:
    """Whether words may be looked for in two terms of an entry: single letters stand in everything."""
    return len(words) > 1 and all(len(word) > 1 or not word.isascii() for word in words)


def _merged(by_code: Sequence[Hit], by_words: Sequence[Hit]) -> list[Hit]:
    """Both kinds of hits, each entry once, where it scores higher."""
    if not by_code:
        return list(by_words)
    best: dict[tuple[str, str], Hit] = {}
    for hit in (*by_code, *by_words):
        place = hit.entry.kind, hit.entry.key
        if place not in best or best[place].score < hit.score:
            best[place] = hit
    return sorted(best.values(), key=lambda hit: -hit.score)
