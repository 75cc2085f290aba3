"""What the patient's risks are called, and how what concerns the patient is told: on the body, in lists and on pages alike."""

from collections.abc import Collection, Iterable

from acuviewer.body.shape import Side
from acuviewer.i18n import Words, listed, said, text
from acuviewer.knowledge.patient_risks import ChosenRisk, RiskReason, in_reading_order, load_patient_risks


def name_risk(risk: str, side: Side | None) -> Words:
    """What a risk is called, with its side where it has one."""
    title = load_patient_risks()[risk].title
    return title if side is None else said(f"mark.on_{side}", name=title)


def list_risks(risks: Collection[ChosenRisk]) -> str:
    """Risks by name, in reading order."""
    return listed(name_risk(one.id, one.side) for one in in_reading_order(risks))


def list_reasons(reasons: Iterable[RiskReason]) -> str:
    """The risks behind some reasons, each once."""
    return listed(dict.fromkeys(name_risk(one.risk, one.side) for one in reasons))


def say_reasons(reasons: Iterable[RiskReason]) -> list[str]:
    """A line for each reason: the risk, and why it concerns the point."""
    return [text("patient.reason", risk=name_risk(one.risk, one.side), reason=one.reason.text) for one in reasons]


def with_sign(name: Words, signed: bool) -> Words:
    """A name behind the sign of what concerns the patient, where it is ``signed``."""
    return said("patient.concerned", name=name) if signed else name
