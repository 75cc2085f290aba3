"""A mapping whose values are made when somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Source = TypeVar("Source")
Value = TypeVar("Value")


class LazyMapping(Mapping[Key, Value]):
    """The keys of ``sources`` in their order; ``make`` is called once for each key that is asked for, with the key and its source."""

    def __init__(self, sources: Mapping[Key, Source], make: Callable[[Key, Source], Value]) -> None:
        self._sources: Mapping[Key, Source] = sources
        self._make: Callable[[Key, Source], Value] = make
        self._made: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self._made:
            self._made[key] = self._make(key, self._sources[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._sources

    def __iter__(self) -> Iterator[Key]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
