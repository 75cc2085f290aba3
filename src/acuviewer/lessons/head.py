"""The head of a lesson: ``key: value`` lines between two lines ``---``."""

import re
from collections.abc import Sequence
from dataclasses import field

from acuviewer.dataclass import dataclass
from acuviewer.faults import quoted
from acuviewer.lessons.decoding import Faults
from acuviewer.lessons.lesson import LONGEST_LINE, LONGEST_NAME, MOST_SOURCES, VERSION, clean_line

RULE = "---"
VERSION_KEY = "aculesson"
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,39}):(?: +(.*))?$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")
_NUMBER = re.compile(r"[0-9]{1,9}$")
_MOST_OTHERS = 50


@dataclass()
class Head:
    """What the head says. ``n_lines`` are the lines of the file that it takes, ``found`` whether there is one at all."""

    title: str = ""
    author: str = ""
    language: str = "en"
    version: int = VERSION
    sources: tuple[str, ...] = ()
    source_lines: tuple[int, ...] = ()
    others: dict[str, str] = field(default_factory=dict)
    n_lines: int = 0
    found: bool = False

    def cites(self, name: str) -> bool:
        """Whether that is the id of one of its sources, or the number of one."""
        return name in self.sources or bool(_NUMBER.match(name) and 1 <= int(name) <= len(self.sources))


def read_head(lines: Sequence[str], faults: Faults) -> Head:
    """The head at the beginning of the lines of a file."""
    first = next((row for row, line in enumerate(lines) if line), len(lines))
    if first == len(lines) or lines[first] != RULE:
        faults.add(first + 1 if first < len(lines) else 0, "no_head")
        return Head()
    # A head that does not end does so at the latest where the steps begin.
    last = next((row for row in range(first + 1, len(lines)) if lines[row] == RULE or lines[row].startswith("## ")), len(lines))
    ends = last < len(lines) and lines[last] == RULE
    if not ends:
        faults.add(first + 1, "no_end_of_head")
    reading = _Reading(faults)
    for row in range(first + 1, last):
        reading.take(row + 1, lines[row])
    reading.end(first + 1)
    reading.head.n_lines, reading.head.found = last + ends, True
    return reading.head


class _Reading:
    """Takes the lines of the head one after the other."""

    def __init__(self, faults: Faults) -> None:
        self.head, self._faults = Head(), faults
        self._seen: set[str] = set()
        self._lists_sources = False

    def take(self, number: int, line: str) -> None:
        if not line.strip():
            return
        if self._lists_sources and line.lstrip().startswith("- "):
            self._add_source(number, line.lstrip()[2:])
            return
        found = _KEY.match(line)
        if found is None:
            self._faults.add(number, "no_key", found=quoted(line))
            return
        key, value = found[1], found[2] or ""
        self._lists_sources = key == "sources"
        if key in self._seen:
            self._faults.add(number, "key_twice", found=key)
        else:
            self._seen.add(key)
            self._set(number, key, value)

    def end(self, number: int) -> None:
        for key, kind in ((VERSION_KEY, "no_version"), ("title", "no_title")):
            if key not in self._seen:
                self._faults.add(number, kind)

    def _set(self, number: int, key: str, value: str) -> None:
        if len(value) > LONGEST_NAME:
            self._faults.add(number, "too_long", most=LONGEST_NAME)
        words = clean_line(value)
        match key:
            case "aculesson":
                self._set_version(number, words)
            case "title":
                self.head.title = words
                if not words:
                    self._faults.add(number, "no_title")
            case "author":
                self.head.author = words
            case "language":
                self._set_language(number, words)
            case "sources":
                if words:
                    self._faults.add(number, "sources_on_line")
            case _:
                self._set_other(number, key, words)

    def _set_version(self, number: int, words: str) -> None:
        if not _NUMBER.match(words) or int(words) < 1:
            self._faults.add(number, "odd_version", found=quoted(words))
        else:
            self.head.version = int(words)
            if self.head.version > VERSION:
                self._faults.add(number, "newer", found=self.head.version, known=VERSION)

    def _set_language(self, number: int, words: str) -> None:
        if _LANGUAGE.match(words):
            self.head.language = words
        else:
            self._faults.add(number, "odd_language", found=quoted(words))

    def _set_other(self, number: int, key: str, words: str) -> None:
        self._faults.add(number, "unknown_key", found=key)
        if len(self.head.others) < _MOST_OTHERS:
            self.head.others[key] = words

    def _add_source(self, number: int, words: str) -> None:
        if len(self.head.sources) == MOST_SOURCES:
            self._faults.add(number, "too_many_sources", most=MOST_SOURCES)
        elif source := clean_line(words, LONGEST_LINE):
            self.head.sources += (source,)
            self.head.source_lines += (number,)
