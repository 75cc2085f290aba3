"""What a patient brings along and which points it concerns, from ``assets/knowledge/patient_risks.json``."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from acuviewer.body.shape import Side
from acuviewer.data_folder import shipped
from acuviewer.dataclass import dataclass
from acuviewer.statement import Statement, read_statement

if TYPE_CHECKING:
    from acuviewer.points.catalog import AcuPoint

FILE = "knowledge/patient_risks.json"
SIDES: tuple[Side, ...] = ("left", "right", "midline")


@dataclass(frozen=True)
class Concern:
    """Why a risk concerns some points: those with one of the cautions, those of the regions, or with neither given all."""

    cautions: frozenset[str]
    regions: frozenset[str]
    reason: Statement

    @property
    def everywhere(self) -> bool:
        """Whether it concerns each point alike."""
        return not self.cautions and not self.regions

    def meets(self, cautions: frozenset[str], region: str) -> bool:
        """Whether it concerns a point of this region with these cautions."""
        return self.everywhere or bool(self.cautions & cautions) or region in self.regions


@dataclass(frozen=True)
class PatientRisk:
    """A risk of one's own; with ``sided`` it belongs to one side of the body, which is chosen with it."""

    id: str
    title: str
    sided: bool
    concerns: tuple[Concern, ...]

    @property
    def holds_everywhere(self) -> bool:
        """Whether something of it holds at each point alike."""
        return any(concern.everywhere for concern in self.concerns)

    @property
    def only_everywhere(self) -> bool:
        """Whether it concerns no point more than another."""
        return all(concern.everywhere for concern in self.concerns)


@dataclass(frozen=True)
class ChosenRisk:
    """A risk that is switched on; ``side`` is None for one that has none."""

    id: str
    side: Side | None = None


@dataclass(frozen=True)
class RiskReason:
    """Why a point concerns a patient; ``everywhere`` says that the same holds at each point.

    ``side`` is that of the risk, ``cautions`` are those of the point's by which the risk concerns it.
    """

    risk: str
    title: str
    reason: Statement
    everywhere: bool
    side: Side | None = None
    cautions: frozenset[str] = frozenset()


def risks_of(point: "AcuPoint", side: Side, chosen: Iterable[ChosenRisk]) -> tuple[RiskReason, ...]:
    """Why a point on a side concerns a patient with these risks; what holds everywhere comes last. KeyError for an unknown risk."""
    return _reasons(point.region, _cautions_of(point), side, chosen)


def in_reading_order(chosen: Collection[ChosenRisk]) -> tuple[ChosenRisk, ...]:
    """Risks as the file lists them, the left side before the right."""
    order = list(load_patient_risks())
    return tuple(sorted(chosen, key=lambda one: (order.index(one.id), one.side or "")))


def concerns_on_sides(point: "AcuPoint", chosen: Collection[ChosenRisk]) -> dict[Side, tuple[RiskReason, ...]]:
    """Why a point concerns a patient more than any other does, by the sides on which it does."""
    cautions, ordered = _cautions_of(point), in_reading_order(chosen)
    reasons = {side: _reasons(point.region, cautions, side, ordered) for side in SIDES}
    own = {side: tuple(one for one in found if not one.everywhere) for side, found in reasons.items()}
    return {side: found for side, found in own.items() if found}


def concerns_of(point: "AcuPoint", chosen: Collection[ChosenRisk]) -> tuple[RiskReason, ...]:
    """Why a point concerns a patient more than any other does, on whatever side; each reason once."""
    return tuple(dict.fromkeys(one for found in concerns_on_sides(point, chosen).values() for one in found)) if chosen else ()


def _cautions_of(point: "AcuPoint") -> frozenset[str]:
    from acuviewer.knowledge.caution_rules import load_caution_rules

    return frozenset(caution.caution for caution in load_caution_rules().cautions_of(point))


def _reasons(region: str, cautions: frozenset[str], side: Side, chosen: Iterable[ChosenRisk]) -> tuple[RiskReason, ...]:
    found = [reason for one in chosen for reason in _reasons_of(one, region, cautions, side)]
    return tuple(sorted(found, key=lambda reason: reason.everywhere))


def _reasons_of(chosen: ChosenRisk, region: str, cautions: frozenset[str], side: Side) -> Iterator[RiskReason]:
    risk = load_patient_risks()[chosen.id]
    if risk.sided and side not in (chosen.side, "midline"):
        return
    for concern in risk.concerns:
        if concern.meets(cautions, region):
            met = concern.cautions & cautions
            yield RiskReason(risk.id, risk.title, concern.reason, concern.everywhere, chosen.side, met)


def read_risks(content: Mapping[str, Any]) -> dict[str, PatientRisk]:
    """The risks of the file's content by id, in reading order."""
    return {entry["id"]: _read_risk(entry) for entry in content["risks"]}


def _read_risk(entry: Mapping[str, Any]) -> PatientRisk:
    concerns = tuple(
        Concern(frozenset(one.get("cautions", ())), frozenset(one.get("regions", ())), read_statement(one["reason"]))
        for one in entry["concerns"]
    )
    return PatientRisk(entry["id"], entry["title"], entry["sided"], concerns)


@cache
def load_patient_risks() -> Mapping[str, PatientRisk]:
    """The shipped risks; raises DataError when the file is missing or broken."""
    content = shipped().json(FILE)
    with shipped().naming(FILE):
        return read_risks(content)
