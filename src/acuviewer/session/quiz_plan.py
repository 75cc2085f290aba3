"""What is asked, as the argument of ``quiz.start``: ``kinds=place,name count=10 seed=7 exam minutes=20 body=each set=BL, he-sea``.

What is left out is as usual. ``set=`` or ``cards=`` comes last and takes all that follows: sets are written with blanks and commas.
"""

from collections.abc import Mapping
from typing import get_args

from acuviewer.faults import UsageError, quoted
from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import PointFacets
from acuviewer.plain_number import read_whole_number
from acuviewer.points.catalog import AcuPoint
from acuviewer.session.asked import Bodies, Plan
from acuviewer.study.cards import existing
from acuviewer.study.question import KINDS, Kind
from acuviewer.study.sets import read_set

FORM = "kinds=KIND,… count=COUNT seed=SEED exam minutes=MINUTES body=this|random|each set=SET"
USUAL_COUNT, MOST_QUESTIONS, MOST_MINUTES, LONGEST_SEED = 10, 1000, 600, 40
BODIES: tuple[Bodies, ...] = get_args(Bodies)

_POINTS, _CARDS = "set", "cards"


class PlanReader:
    """Reads plans about the points of a catalog."""

    def __init__(self, points: Mapping[str, AcuPoint], facets: PointFacets) -> None:
        self._points, self._facets = points, facets

    def problem(self, argument: str) -> str | None:
        """What is wrong with an argument, or None."""
        try:
            self.read(argument)
        except UsageError as error:
            return str(error)
        return None

    def read(self, argument: str) -> Plan:
        """The plan, whose body is the average one; raises UsageError."""
        options, about, subject = _parted(argument)
        given: dict[str, str] = {}
        for word in options.split():
            name, _, value = word.partition("=")
            if name not in ("kinds", "count", "seed", "exam", "minutes", "body"):
                raise UsageError(text("quiz.problem.no_option", found=quoted(word), form=FORM))
            given[name] = value
        return Plan(
            points=self._set(subject) if about == _POINTS else "",
            kinds=_kinds(given.get("kinds", "")),
            count=_number(given.get("count", str(USUAL_COUNT)), 1, MOST_QUESTIONS),
            seed=_seed(given.get("seed", "1")),
            exam="exam" in given,
            minutes=_number(given.get("minutes", "0"), 0, MOST_MINUTES),
            bodies=_bodies(given.get("body", "this")),
            cards=self._cards(subject) if about == _CARDS else (),
        )

    def _set(self, written: str) -> str:
        read_set(written, self._points, self._facets)
        return " ".join(written.split())

    def _cards(self, written: str) -> tuple[str, ...]:
        cards = tuple(written.split())
        if not cards or len(existing(cards, self._points)) < len(cards):
            raise UsageError(text("quiz.problem.no_card", found=quoted(written)))
        return cards


def write_plan(plan: Plan) -> str:
    """A plan as ``read`` reads it."""
    words = [f"kinds={','.join(plan.kinds)}"] if plan.kinds else []
    words += [f"count={plan.count}", f"seed={plan.seed}"]
    words += ["exam"] if plan.exam else []
    words += [f"minutes={plan.minutes}"] if plan.minutes else []
    words += [f"body={plan.bodies}"] if plan.bodies != "this" else []
    return " ".join([*words, f"{_CARDS}={' '.join(plan.cards)}" if plan.cards else f"{_POINTS}={plan.points}"])


def _parted(argument: str) -> tuple[str, str, str]:
    """Options, whether a set or cards are asked, and which."""
    found = [(place, name) for name in (_POINTS, _CARDS) if (place := f" {argument}".find(f" {name}=")) >= 0]
    if not found:
        raise UsageError(text("quiz.problem.no_subject", form=FORM))
    place, name = min(found)
    return argument[:place], name, argument[place + len(name) + 1 :]


def _kinds(written: str) -> tuple[Kind, ...]:
    wanted = [kind for kind in written.split(",") if kind]
    unknown = [kind for kind in wanted if kind not in KINDS]
    if unknown:
        raise UsageError(text("quiz.problem.no_kind", found=quoted(unknown[0]), known=", ".join(KINDS)))
    return tuple(kind for kind in KINDS if kind in wanted or not wanted)


def _number(written: str, least: int, most: int) -> int:
    number = read_whole_number(written)
    if number is None or not least <= number <= most:
        raise UsageError(text("quiz.problem.no_number", found=quoted(written), least=least, most=most))
    return number


def _seed(written: str) -> str:
    if not written or not written.isprintable() or len(written) > LONGEST_SEED:
        raise UsageError(text("quiz.problem.no_seed", found=quoted(written), most=LONGEST_SEED))
    return written


def _bodies(written: str) -> Bodies:
    found = next((known for known in BODIES if known == written), None)
    if found is None:
        raise UsageError(text("quiz.problem.no_body", found=quoted(written), known=", ".join(BODIES)))
    return found
