"""Commands of the construction: its steps, one after the other."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.plain_number import read_whole_number
from acuviewer.session.commands import Command
from acuviewer.session.session import PointChoice, Session

if TYPE_CHECKING:
    from acuviewer.session.anatomy import Anatomy


def anatomy_of(session: Session) -> "Anatomy":
    """The session's body. What builds bodies is loaded with the first that is asked for: a list of the commands needs none."""
    from acuviewer.session.anatomy import build_anatomy

    return build_anatomy(session.body)


def of_point(session: Session, **changes: object) -> Session:
    """The session with something else chosen of its point; as it is when no point is chosen."""
    chosen = session.selection.chosen
    return session.choosing(replace(chosen, **changes)) if isinstance(chosen, PointChoice) else session  # type: ignore[arg-type]


def has_point(session: Session) -> bool:
    """Whether a point is chosen."""
    return session.selection.point is not None


def n_steps(session: Session) -> int:
    """How many steps the construction of the chosen point has; 0 without one."""
    found = anatomy_of(session).chosen_location(session.selection)
    return len(found.steps) if found else 0


def show_step(session: Session, number: int) -> Session:
    """Show step ``number`` (from 0), kept inside what there is; the camera moves when the construction appears."""
    count = n_steps(session)
    if count == 0:
        return session
    shown = of_point(session, step=min(max(number, 0), count - 1), compare=False)
    return shown if session.selection.step is not None else shown.aiming("construction")


def step_commands() -> list[Command]:
    """All of them, in the order of menus."""

    def number(argument: str) -> str | None:
        return None if read_whole_number(argument) else text("problem.no_step", found=quoted(argument))

    def by(change: int) -> Callable[[Session, str], Session]:
        def move(session: Session, _: str) -> Session:
            step = session.selection.step
            return show_step(session, step + change if step is not None else 0)

        return move

    def last(session: Session, _: str) -> Session:
        return show_step(session, n_steps(session))

    return [
        Command("step.show", "construction", (), "NUMBER",
                lambda session, argument: show_step(session, int(argument) - 1), number, has_point),
        Command("step.next", "construction", (".", "N"), "", by(1), enabled=has_point),
        Command("step.previous", "construction", (",", "P"), "", by(-1), enabled=has_point),
        Command("step.all", "construction", ("C",), "", last, enabled=has_point),
        Command("step.clear", "construction", (), "",
                lambda session, _: of_point(session, step=None), enabled=lambda s: s.selection.step is not None),
    ]  # fmt: skip
