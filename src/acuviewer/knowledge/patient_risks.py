"""What a patient brings along and which points it concerns, from ``assets/knowledge/patient_risks.json``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from acuviewer.body.shape import Side
from acuviewer.data_folder import shipped
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.points.catalog import AcuPoint
from acuviewer.statement import Statement, read_statement

FILE = "knowledge/patient_risks.json"


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


@dataclass(frozen=True)
class ChosenRisk:
    """A risk that is switched on; ``side`` is None for one that has none."""

    id: str
    side: Side | None = None


@dataclass(frozen=True)
class RiskReason:
    """Why a point concerns a patient; ``everywhere`` says that the same holds at each point."""

    risk: str
    title: str
    reason: Statement
    everywhere: bool


def risks_of(point: AcuPoint, side: Side, chosen: Iterable[ChosenRisk]) -> tuple[RiskReason, ...]:
    """Why a point on a side concerns a patient with these risks; what holds everywhere comes last. KeyError for an unknown risk."""
    cautions = frozenset(caution.caution for caution in load_caution_rules().cautions_of(point))
    found = [
        reason for one in chosen for reason in _reasons(load_patient_risks()[one.id], one.side, side, cautions, point.region)
    ]
    return tuple(sorted(found, key=lambda reason: reason.everywhere))


def _reasons(risk: PatientRisk, its_side: Side | None, side: Side, cautions: frozenset[str], region: str) -> Iterator[RiskReason]:
    if risk.sided and side not in (its_side, "midline"):
        return
    for concern in risk.concerns:
        if concern.meets(cautions, region):
            yield RiskReason(risk.id, risk.title, concern.reason, concern.everywhere)


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
