"""The steps from question to question, each a session that follows from the last: on which body, looking at what, with what chosen."""

from dataclasses import replace

from acuviewer.knowledge.point_filter import PointFilter
from acuviewer.session.asked import Asked, Before, Given, Plan
from acuviewer.session.ruler_places import Ruler, RulerPlace
from acuviewer.session.session import Aim, LandmarkChoice, PageChoice, PointChoice, Selection, Session
from acuviewer.session.step_commands import n_steps

_LIT = ("name", "name_choice", "landmark")
"""The kinds of questions for which something is lit, and flown to."""

_LEAST_MM = 1.0
"""What is no farther off is not measured in the picture."""


def begun(session: Session, plan: Plan, before: Before) -> Session:
    """The first question of a plan; the session as it is where the plan has none."""
    from acuviewer.session.asking import questions_of

    return _open(session, Asked(plan, before, run=session.view.nonce)) if questions_of(plan) else session


def confirmed(session: Session, asked: Asked) -> Session:
    """What is given counts: it is told what is right, or in an exam the next question is asked."""
    after = replace(asked, answers=(*asked.answers, asked.given), given=Given())
    return _next(session, after) if asked.plan.exam else _told(session, replace(after, stage="told"))


def gone_on(session: Session, asked: Asked) -> Session:
    """The next question, or after the last one a look back."""
    return _next(session, replace(asked, stage="asked"))


def asked_again(session: Session, asked: Asked) -> Session:
    """Without what is given; where nothing is, at the question before with what was answered to it."""
    if asked.stage == "asked" and not asked.given.is_empty:
        return replace(session, asked=replace(asked, given=Given()))
    if not asked.answers:
        return session
    given = replace(asked.answers[-1], ease=None)
    return _open(session, replace(asked, stage="asked", answers=asked.answers[:-1], given=given))


def reported(session: Session, asked: Asked) -> Session:
    """Looking back on all answers."""
    return replace(_back(session, asked), asked=replace(asked, stage="report", given=Given()))


def ended(session: Session) -> Session:
    """The session as it was before anything was asked, on the body that it was."""
    return session if session.asked is None else replace(_back(session, session.asked), asked=None)


def has_room(asked: Asked) -> bool:
    """Whether what is given can be confirmed: of an order, all of it."""
    from acuviewer.session.asking import question_of

    question = question_of(asked)
    if question is None or asked.given.is_empty:
        return False
    return question.form != "order" or len(asked.given.choices) == len(question.choices)


def _next(session: Session, asked: Asked) -> Session:
    from acuviewer.session.asking import questions_of

    more = len(asked.answers) < len(questions_of(asked.plan))
    return _open(session, asked) if more else reported(session, asked)


def _open(session: Session, asked: Asked) -> Session:
    """At an open question: nothing is chosen, and one looks from the front, or at what is lit."""
    from acuviewer.session.asking import question_of, shape_of

    question = question_of(asked)
    assert question is not None
    side, layers = question.lit_side, session.layers
    if session.selection.landmark is not None:
        # They were shown to tell of one.
        layers = replace(layers, landmarks=asked.before.layers.landmarks)
    shown = replace(
        session,
        layers=layers,
        body=shape_of(asked.plan, asked.number),
        selection=Selection(side=side if side in ("left", "right") else session.selection.side),
        filter=PointFilter(),
        ruler=Ruler(),
        asked=asked,
    )
    return shown.aiming("selection" if question.kind in _LIT else "front")


def _told(session: Session, asked: Asked) -> Session:
    """With the right answer chosen; of a placing with its construction, and hers measured against it."""
    from acuviewer.session.asking import outcome_of, question_of

    question = question_of(asked)
    assert question is not None
    shown, aim = replace(session, asked=asked), "selection"
    match question.kind:
        case "pain":
            return replace(shown, selection=replace(shown.selection, pain_type=question.subject)).aiming("pain_type")
        case "caution":
            return shown.choosing(PageChoice("caution", question.subject)).aiming("caution")
        case "landmark" | "find_landmark":
            shown = shown.choosing(LandmarkChoice(question.subject))
            shown = replace(shown, layers=replace(shown.layers, landmarks=True))
        case "next":
            shown = shown.choosing(PointChoice(question.right[0]))
        case "place" | "steps":
            shown, aim = _constructed(shown.choosing(PointChoice(question.subject))), "construction"
        case _:
            shown = shown.choosing(PointChoice(question.subject))
    verdict = outcome_of(asked, asked.number).verdict
    given = asked.answers[-1].place
    if verdict is not None and given is not None:
        right = RulerPlace("skin", surface=verdict.target.surface)
        side = verdict.target.side
        if verdict.mm >= _LEAST_MM:
            shown = replace(shown, ruler=Ruler((right, RulerPlace("skin", surface=given))))
        if side in ("left", "right"):
            shown = replace(shown, selection=replace(shown.selection, side=side))
    return shown.aiming(_aim(aim))


def _aim(written: str) -> Aim:
    return "construction" if written == "construction" else "selection"


def _constructed(session: Session) -> Session:
    chosen, count = session.selection.chosen, n_steps(session)
    return session.choosing(replace(chosen, step=count - 1)) if isinstance(chosen, PointChoice) and count else session


def _back(session: Session, asked: Asked) -> Session:
    """What was chosen before; layers that were switched meanwhile stay, but for landmarks, which were shown to tell of them."""
    before = asked.before
    return replace(
        session,
        body=before.body,
        selection=before.selection,
        filter=before.filter,
        ruler=before.ruler,
        layers=replace(session.layers, landmarks=before.layers.landmarks),
        view=replace(before.view, nonce=session.view.nonce + 1),
    )
