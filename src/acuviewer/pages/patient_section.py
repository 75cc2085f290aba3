"""What of a point's page concerns the patient before one: first of the cautions, and open."""

from collections.abc import Sequence

from acuviewer.body.shape import Side
from acuviewer.i18n import say, text
from acuviewer.knowledge.patient_risks import RiskReason, in_reading_order, load_patient_risks, risks_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Line, Run, Severity
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.points.catalog import AcuPoint
from acuviewer.session.patient_words import list_risks, name_risk


def write_concerns(write: PageWriter, context: PageContext, point: AcuPoint, side: Side) -> None:
    """A fold for each risk that concerns the point on that side, those first that do not hold everywhere alike."""
    patient = in_reading_order(context.session.patient)
    reasons = risks_of(point, side, patient)
    # A point of one side meets at most one side of a risk: the risk tells its reasons apart.
    for risk in dict.fromkeys(reason.risk for reason in reasons):
        _write_risk(write, context, [reason for reason in reasons if reason.risk == risk])
    told = {reason.risk for reason in reasons if not reason.everywhere}
    silent = [one for one in patient if one.id not in told and not load_patient_risks()[one.id].only_everywhere]
    if silent:
        write.text(text("page.patient.none", risks=list_risks(silent)), "muted")


def _write_risk(write: PageWriter, context: PageContext, reasons: Sequence[RiskReason]) -> None:
    """One risk: why it concerns this point, by which of its cautions, and what holds everywhere."""

    def inside(inner: PageWriter) -> None:
        for reason in reasons:
            before = (Run(text("page.patient.everywhere") + " "),) if reason.everywhere else ()
            inner.statement(reason.reason, before)
            if reason.cautions:
                inner.text(_by_which(context, reason), "muted")

    first = reasons[0]
    title = (Run(text("page.patient.risk") + " ", strong=True), Run(say(name_risk(first.risk, first.side))))
    write.fold(f"patient.{first.risk}", title, inside, _severity(context, reasons), opened=True)


def _by_which(context: PageContext, reason: RiskReason) -> Line:
    """The cautions of the point by which a risk concerns it, each a way to its page."""
    parts = [Run(text("page.patient.cautions") + " ")]
    for number, name in enumerate(name for name in context.library.cautions if name in reason.cautions):
        parts += [*([Run(" · ")] if number else []), link(context.library.cautions[name].title, f"caution.show {name}")]
    return tuple(parts)


def _severity(context: PageContext, reasons: Sequence[RiskReason]) -> Severity:
    """That of the gravest caution behind the reasons; care where there is none."""
    met = {context.library.cautions[name].severity for reason in reasons for name in reason.cautions}
    return "danger" if "danger" in met else "care"
