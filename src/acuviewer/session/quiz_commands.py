"""Commands of the student: being asked, answering, taking back, going on.

None of them is a step of undo: Ctrl+Z takes an answer back (``commands.carry_out``), and what was told cannot be made untold.
"""

from collections.abc import Callable
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import PointFacets
from acuviewer.points.atlas import Atlas
from acuviewer.session.asked import Asked, Before, Given
from acuviewer.session.commands import Command
from acuviewer.session.learner_commands import STUDY, is_free
from acuviewer.session.place_commands import place_check, place_reader
from acuviewer.session.quiz_plan import FORM, PlanReader
from acuviewer.session.quiz_steps import asked_again, begun, confirmed, ended, gone_on, has_room, reported
from acuviewer.session.session import Session
from acuviewer.study.schedule import GRADES

LONGEST_TYPED = 100


def quiz_commands(atlas: Atlas, facets: PointFacets) -> list[Command]:
    """All of them, in the order of the menu."""
    reader = PlanReader(atlas.points, facets)
    read_place = place_reader(atlas)

    def start(session: Session, argument: str) -> Session:
        plan = replace(reader.read(argument), shape=_before(session).body)
        return begun(session, plan, _before(session))

    def place(session: Session, argument: str) -> Session:
        from acuviewer.session.ruler import surface_of
        from acuviewer.session.step_commands import anatomy_of

        surface = surface_of(anatomy_of(session), read_place(session, argument))
        return session if surface is None else _giving(session, Given(place=surface), ("click",))

    def answer(session: Session, argument: str) -> Session:
        from acuviewer.session.asking import open_question

        question = open_question(session)
        if question is None:
            return session
        if question.form == "typed":
            return _giving(session, Given(typed=argument), ("typed",))
        known = {choice.id for choice in question.choices}
        chosen = tuple(dict.fromkeys(argument.split()))
        fits = known.issuperset(chosen) and (question.form != "one" or len(chosen) == 1)
        return _giving(session, Given(choices=chosen), ("one", "several", "order")) if fits else session

    return [
        _act("study.today"),
        _act("quiz.ask"),
        _act("quiz.exam"),
        Command("quiz.start", STUDY, (), FORM, start, reader.problem),
        Command("quiz.place", STUDY, (), "PLACE", place, place_check(atlas), _is_open),
        Command("quiz.answer", STUDY, (), "CHOICE …|TEXT", answer, _too_long, _is_open),
        Command("quiz.confirm", STUDY, (), "", _stepping(confirmed), enabled=_is_given),
        Command("quiz.pass", STUDY, (), "", _stepping(lambda session, asked: confirmed(session, replace(asked, given=Given()))),
                enabled=_is_open),
        Command("quiz.take_back", STUDY, (), "", _stepping(asked_again), enabled=can_take_back),
        Command("quiz.say", STUDY, (), "|".join(GRADES), _say, _no_ease, _is_told),
        Command("quiz.next", STUDY, (), "", _stepping(gone_on), enabled=_is_told),
        Command("quiz.end", STUDY, (), "", _stepping(_end), enabled=lambda session: session.asked is not None),
        _act("quiz.save", lambda session: session.asked is not None and session.asked.stage == "report"),
    ]  # fmt: skip


def _act(name: str, enabled: Callable[[Session], bool] = is_free) -> Command:
    return Command(name, STUDY, undo="none", enabled=enabled)


def take_back(session: Session) -> Session:
    """What Ctrl+Z does while questions are asked."""
    return asked_again(session, session.asked) if session.asked is not None and can_take_back(session) else session


def can_take_back(session: Session) -> bool:
    """Whether something is given that is not confirmed, or an answer was."""
    asked = session.asked
    return asked is not None and asked.stage != "report" and bool(asked.answers or not asked.given.is_empty)


def _before(session: Session) -> Before:
    """What one comes back to: where questions are being asked, what was before them."""
    if session.asked is not None:
        return session.asked.before
    return Before(session.body, session.selection, session.filter, session.ruler, session.layers, session.view)


def _stepping(step: Callable[[Session, Asked], Session]) -> Callable[[Session, str], Session]:
    return lambda session, _: session if session.asked is None else step(session, session.asked)


def _giving(session: Session, given: Given, forms: tuple[str, ...]) -> Session:
    from acuviewer.session.asking import open_question

    question, asked = open_question(session), session.asked
    if question is None or asked is None or question.form not in forms:
        return session
    return replace(session, asked=replace(asked, given=given))


def _end(session: Session, asked: Asked) -> Session:
    """Look back on what was answered; from there, and where nothing was, go back to what was before."""
    return ended(session) if asked.stage == "report" or not (asked.answers or asked.plan.exam) else reported(session, asked)


def _say(session: Session, argument: str) -> Session:
    ease = next(grade for grade in GRADES if grade == argument)
    return session if session.asked is None else replace(session, asked=session.asked.saying(ease))


def _is_open(session: Session) -> bool:
    return session.asked is not None and session.asked.stage == "asked"


def _is_given(session: Session) -> bool:
    return session.asked is not None and session.asked.stage == "asked" and has_room(session.asked)


def _is_told(session: Session) -> bool:
    return session.asked is not None and session.asked.stage == "told"


def _no_ease(argument: str) -> str | None:
    return None if argument in GRADES else text("quiz.problem.no_ease", found=quoted(argument), known=", ".join(GRADES))


def _too_long(argument: str) -> str | None:
    return None if len(argument) <= LONGEST_TYPED else text("quiz.problem.too_long", most=LONGEST_TYPED)
