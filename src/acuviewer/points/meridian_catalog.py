"""The catalog of meridians as written in ``assets/meridians.json``: names, nature, and the way of each branch on the skin.

A way names the points it passes, in order, and between them places of the vocabulary of ``points.rules`` where the
straightest way over the skin is not the way of the meridian.
"""

import re
from collections.abc import Mapping
from typing import Any, Literal

from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass
from acuviewer.points.catalog import Names
from acuviewer.points.rules import Place, PointPlace, read_place
from acuviewer.statement import Statement

Polarity = Literal["yin", "yang"]
Element = Literal["wood", "fire", "earth", "metal", "water"]
ELEMENTS: tuple[Element, ...] = ("wood", "fire", "earth", "metal", "water")

_CODE = re.compile(r"(LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV)[0-9]+")


@dataclass(frozen=True)
class Via:
    """A place that a branch passes; ``code`` is that of the point that lies there, None for a place between points."""

    place: Place
    code: str | None


@dataclass(frozen=True)
class Branch:
    """One unbroken line of a meridian; the first is where it begins, each later one begins or ends on one before it."""

    id: str
    title: str
    way: tuple[Via, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The points it passes, in order."""
        return tuple(via.code for via in self.way if via.code)


@dataclass(frozen=True)
class Meridian:
    """One of the fourteen: ``limb`` is its place among hand and foot, yin and yang (as ``hand tai yin``).

    The two vessels of the median plane belong to no limb and to no element. ``pair`` is the meridian coupled with it.
    ``course`` tells how it runs and in what the drawn line departs from tradition.
    """

    code: str
    names: Names
    polarity: Polarity
    element: Element | None
    limb: str | None
    pair: str
    branches: tuple[Branch, ...]
    course: tuple[Statement, ...]

    @property
    def is_midline(self) -> bool:
        """Whether it runs in the median plane, once, instead of on both sides."""
        return self.limb is None


def load_meridians(files: DataFolder | None = None) -> dict[str, Meridian]:
    """All meridians by code, in the order of the standard. ``acuviewer check`` lists what is wrong with a broken file."""
    files = files or shipped()
    entries = files.json("meridians.json")["meridians"]
    with files.naming("meridians.json"):
        return {entry["code"]: _read_meridian(entry) for entry in entries}


def _read_meridian(entry: Mapping[str, Any]) -> Meridian:
    return Meridian(
        code=entry["code"],
        names=Names(**entry["names"]),
        polarity=entry["polarity"],
        element=entry["element"],
        limb=entry["limb"],
        pair=entry["pair"],
        branches=tuple(
            Branch(branch["id"], branch["title"], read_way(branch["way"], f"{entry['code']} ({branch['id']})"))
            for branch in entry["branches"]
        ),
        course=tuple(
            Statement(said["text"], tuple(said["sources"]), said["standing"], said["checked"]) for said in entry["course"]
        ),
    )


def read_way(entries: list[Any], where: str) -> tuple[Via, ...]:
    """The places of a branch: a bare code is a point of the meridian; raises RuleError for what is no place."""
    return tuple(
        Via(PointPlace(entry), entry)
        if isinstance(entry, str) and _CODE.fullmatch(entry)
        else Via(read_place(entry, f"{where}[{number}]"), None)
        for number, entry in enumerate(entries)
    )
