"""Drawing lots so that a seed gives the same on every machine and in every version of Python: by hashes, not by a generator."""

from collections.abc import Iterable
from hashlib import sha256


def shuffled(items: Iterable[str], *seed: object) -> list[str]:
    """Different items in an order that the seed alone decides: what stands before or between them moves nothing."""
    return sorted(dict.fromkeys(items), key=lambda item: (_lot(item, *seed), item))


def one_of(items: Iterable[str], *seed: object) -> str:
    """One of some items; raises IndexError where there is none."""
    return shuffled(items, *seed)[0]


def number_between(low: int, high: int, *seed: object) -> int:
    """A whole number from ``low`` to ``high``, both among them."""
    return low + int(_lot("", *seed), 16) % (high - low + 1)


def _lot(item: str, *seed: object) -> str:
    return sha256("\n".join([*map(str, seed), item]).encode()).hexdigest()
