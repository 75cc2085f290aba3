"""Faults in data and input, told so that a person can mend them: what, where, and what to do."""

from collections.abc import Sequence

from acuviewer.dataclass import dataclass

_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: the file, the place in it, what is wrong there, and the remedy."""

    file: str
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        file, where, what = (in_short(plain(part)) for part in (self.file, self.where, self.what))
        return f"{file}: {where}: {what} {plain(self.remedy)}".rstrip()


class UsageError(Exception):
    """Something asked for that cannot be done; the message is for the person."""


class DataError(Exception):
    """Data that cannot be used; ``faults`` lists everything that is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def plain(text: str) -> str:
    """A text in one line that a terminal takes for nothing but text: control characters and the like are written out."""
    return text if text.isprintable() else "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def quoted(value: object) -> str:
    """What somebody wrote, between quotes, in one line, and not too long."""
    return in_short(plain(repr(value)), _LONGEST_QUOTE)


def in_short(text: str, longest: int = 400) -> str:
    """A text that is cut when it is longer than anybody would read."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
