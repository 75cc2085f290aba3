"""What is kept of a placing, so that later it can be told how somebody errs: how far, and how far in each of two directions."""

from collections.abc import Mapping

from acuviewer.dataclass import dataclass
from acuviewer.study.answer import Fact
from acuviewer.study.directions import Axis
from acuviewer.study.measured_against import unroll
from acuviewer.study.on_body import OnBody
from acuviewer.study.verdict import Verdict

_PARTS = "/"


@dataclass(frozen=True)
class PlacingError:
    """So many mm ``along`` the part of the body and ``across`` it, negative for the other way; each axis has the keys of the words for
    both its ends (``quiz.way.KEY``), that of the positive one first.
    """

    along_mm: float
    across_mm: float
    along: tuple[str, str]
    across: tuple[str, str]


def placing_facts(body: OnBody, verdict: Verdict) -> dict[str, Fact]:
    """The facts of an answer that was a place on the body: ``distance_mm``, ``side``, and ``along_mm``, ``across_mm`` with their axes.

    A placing on the other side than the one asked for tells nothing of how somebody errs around the point: then only the distance is kept.
    """
    facts: dict[str, Fact] = {"distance_mm": round(verdict.mm, 1), "side": verdict.target.side}
    if verdict.on_other_side:
        return facts
    found = unroll(body, verdict.target, verdict.way)
    return facts | {
        "along_mm": round(found.lengthwise, 1),
        "along": _written(found.frame.lengthwise),
        "across_mm": round(found.crosswise, 1),
        "across": _written(found.frame.crosswise),
    }


def read_error(facts: Mapping[str, object]) -> PlacingError | None:
    """The error that facts tell; None where they tell none."""
    along, across = facts.get("along_mm"), facts.get("across_mm")
    ends = tuple(tuple(str(facts.get(name, "")).split(_PARTS)) for name in ("along", "across"))
    if not isinstance(along, int | float) or not isinstance(across, int | float) or any(len(pair) != 2 for pair in ends):
        return None
    return PlacingError(float(along), float(across), (ends[0][0], ends[0][1]), (ends[1][0], ends[1][1]))


def _written(axis: Axis) -> str:
    return f"{axis.along}{_PARTS}{axis.against}"
