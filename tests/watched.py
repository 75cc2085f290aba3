"""Notes which parts of a session somebody looks at."""

import dataclasses
from typing import Any


class Watched:
    """A session, or a part of one, that notes which of its parts are looked at."""

    def __init__(self, value: Any, path: str, seen: set[str]) -> None:
        self._value, self._path, self._seen = value, path, seen

    def __getattr__(self, name: str) -> Any:
        value, path = getattr(self._value, name), f"{self._path}{name}"
        if path in ("selection", "layers", "view"):
            return Watched(value, f"{path}.", self._seen)
        # What is not kept follows from what is chosen.
        self._seen.add(path if name in vars(self._value) else "selection.chosen")
        return value

    @property
    def whole(self) -> set[str]:
        """All that it consists of."""
        return {f"{self._path}{field.name}" for field in dataclasses.fields(self._value)}


def said_by(read: object, seen: set[str]) -> set[str]:
    """What a layer says it reads: the single values, and all of what it takes whole."""
    if isinstance(read, tuple):
        return seen.union(*(said_by(part, seen) for part in read))
    return seen | read.whole if isinstance(read, Watched) else seen
