"""Commands of the patient: each switches one risk on or off. What is on stands in the session alone, in no file."""

from collections.abc import Callable
from dataclasses import replace

from acuviewer.body.shape import Side
from acuviewer.knowledge.patient_risks import ChosenRisk, load_patient_risks
from acuviewer.session.commands import Command
from acuviewer.session.session import Session

PATIENT = "patient"
"""The group of these commands, and the beginning of their ids."""

_SIDES: tuple[Side, ...] = ("left", "right")


def risk_switches() -> dict[str, ChosenRisk]:
    """What can be switched on, by the id of its command: a risk of one side has a switch for each."""
    return {_command_of(one): one for risk in load_patient_risks().values() for one in _choices(risk.id, risk.sided)}


def patient_commands() -> list[Command]:
    """All commands of the patient."""
    return [
        *(Command(name, PATIENT, (), "", _toggle(risk), checked=_is_on(risk), private=True) for name, risk in risk_switches().items()),
        Command(f"{PATIENT}.clear", PATIENT, (), "",
                lambda session, _: replace(session, patient=frozenset()), enabled=lambda s: bool(s.patient), private=True),
    ]  # fmt: skip


def _choices(risk: str, sided: bool) -> list[ChosenRisk]:
    return [ChosenRisk(risk, side) for side in _SIDES] if sided else [ChosenRisk(risk)]


def _command_of(risk: ChosenRisk) -> str:
    name = f"{PATIENT}.{risk.id.replace('-', '_')}"
    return f"{name}_{risk.side}" if risk.side else name


def _toggle(risk: ChosenRisk) -> Callable[[Session, str], Session]:
    return lambda session, _: replace(session, patient=session.patient ^ {risk})


def _is_on(risk: ChosenRisk) -> Callable[[Session], bool]:
    return lambda session: risk in session.patient
