"""Which points concern the patient, how their labels say so, and what the sign beside them means."""

from collections.abc import Mapping
from functools import lru_cache

from acuviewer.body.shape import Side
from acuviewer.i18n import Words, said
from acuviewer.knowledge.patient_risks import ChosenRisk, RiskReason, concerns_on_sides, load_patient_risks
from acuviewer.points.location import Location
from acuviewer.session.patient_words import list_reasons, list_risks
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent
from acuviewer.shown.legend import SignLegend
from acuviewer.theme import Theme


@lru_cache(maxsize=8)
def concerned(content: SceneContent, patient: frozenset[ChosenRisk]) -> Mapping[tuple[str, Side], tuple[RiskReason, ...]]:
    """By code and side the points that concern a patient, with the reasons that do not hold everywhere."""
    return {
        (point.code, side): reasons
        for point in (content.points if patient else ())
        for side, reasons in concerns_on_sides(point, patient).items()
    }


def is_concerned(found: Location, session: Session, content: SceneContent) -> bool:
    """Whether a place is one that concerns the patient more than any other."""
    return (found.code, found.side) in concerned(content, session.patient)


def tell_concern(code: str, side: Side, session: Session, content: SceneContent) -> Words:
    """By which risks a point concerns the patient; "" for none."""
    reasons = concerned(content, session.patient).get((code, side), ())
    return said("patient.concerns", risks=list_reasons(reasons)) if reasons else ""


def patient_legend(session: Session, content: SceneContent, theme: Theme) -> SignLegend | None:
    """What the sign means, and what holds at every point, which alone gives no point a sign; None while no point has one."""
    patient = session.patient
    codes = {code for code, _ in concerned(content, patient)}
    if not codes:
        return None
    everywhere = [one for one in patient if load_patient_risks()[one.id].holds_everywhere]
    notes = [said("legend.patient.everywhere", risks=list_risks(everywhere))] if everywhere else []
    return SignLegend(said("legend.patient", n=len(codes)), theme.concerned, (list_risks(patient), *notes))
