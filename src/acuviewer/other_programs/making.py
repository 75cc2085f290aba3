"""How a file for another program is made: step by step, so that whoever waits is told how far it is and can stop it."""

from collections.abc import Generator
from typing import NamedTuple

from acuviewer.dataclass import dataclass
from acuviewer.points.atlas import Atlas
from acuviewer.session.anatomy import Anatomy
from acuviewer.study.ground import Ground


class Progress(NamedTuple):
    """So many of all steps are done."""

    done: int
    total: int


@dataclass(frozen=True)
class Made:
    """The content of a file, and sentences on what is in it and what is left out."""

    content: bytes
    told: tuple[str, ...]


Making = Generator[Progress, None, Made]
"""Yields before each step; whoever closes it stops it, and nothing is left behind."""


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is taken along: points by their ``codes``, ``title`` as what they are known, on a body."""

    codes: tuple[str, ...]
    title: str
    ground: Ground
    anatomy: Anatomy

    @property
    def atlas(self) -> Atlas:
        """The catalogs."""
        return self.ground.atlas


def finish(making: Making) -> Made:
    """Carry all steps out."""
    while True:
        try:
            next(making)
        except StopIteration as ended:
            made: Made = ended.value
            return made
