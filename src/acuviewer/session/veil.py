"""A session as it may be shown: while a question is open, without whatever would tell its answer.

Whoever shows something of a session is given the veiled one, so nothing that is drawn, named, listed or saved needs a rule of its own:
what was chosen, filtered, measured or switched on is simply not in it. What is lit is in it as a place of bare skin, which has no name.
Commands that would look something up are refused (``is_allowed``). What is secret says ``study/secret.py`` alone.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from acuviewer.knowledge.point_filter import PointFilter
from acuviewer.session.commands import Command
from acuviewer.session.ruler_places import Ruler, RulerPlace
from acuviewer.session.session import KnownView, PlaceChoice, Selection, Session

if TYPE_CHECKING:
    from acuviewer.geometry.surface_point import SurfacePoint
    from acuviewer.session.anatomy import Anatomy
    from acuviewer.study.question import Question

_HARMLESS_GROUPS = ("quiz", "view", "text_size", "theme", "help", "window", "picture", "projector")
"""How the ids of commands begin that look, show or write otherwise, and tell nothing of points."""

_HARMLESS = ("layer.skin", "layer.bones", "layer.labels", "place.here", "menu.open", "app.quit", "edit.undo", "body.units")
_BY_LANDMARKS = ("layer.landmarks",)
_TELLING = (
    "view.construction", "view.pain_type", "view.meridian", "projector.next", "projector.previous", "help.report",
)  # fmt: skip
"""What of the harmless groups looks at what is chosen, chooses, or tells what was done."""


def veiled(session: Session, anatomy: "Anatomy") -> Session:
    """What of a session may be shown on a body."""
    if session.asked is None or session.asked.stage != "asked":
        return session
    from acuviewer.session.asking import open_question, secret_now

    secret, question = secret_now(session), open_question(session)
    layers = session.layers
    felt = secret.marks == "none" and secret.may_name_landmarks
    shown = replace(
        layers,
        # A dot is named as soon as one points at it.
        points=layers.points and secret.dots == "none" and secret.may_name_points,
        landmarks=layers.landmarks and felt,
        bones=layers.bones if felt else 0.0,
        skin=layers.skin if felt else 1.0,
        hidden_bones=layers.hidden_bones if felt else frozenset(),
        isolated_bone=layers.isolated_bone if felt else None,
        meridians=layers.meridians and secret.may_draw_lines,
        spread=layers.spread and secret.may_draw_lines,
    )
    place = session.asked.given.place or (_lit(question, anatomy) if question and secret.lit else None)
    chosen = None if place is None else PlaceChoice(RulerPlace("skin", surface=place))
    return replace(
        session,
        selection=Selection(chosen, session.selection.side),
        layers=shown,
        filter=session.filter if secret.may_look_up else PointFilter(),
        ruler=session.ruler if secret.may_draw_lines else Ruler(),
        patient=session.patient if secret.may_tell_links else frozenset(),
        lesson=session.lesson if secret.may_look_up else None,
        known=session.known if secret.may_show_known else KnownView(),
    )


def _lit(question: "Question", anatomy: "Anatomy") -> "SurfacePoint | None":
    """Where what is lit lies."""
    side = question.lit_side or "left"
    if question.kind == "landmark":
        found = anatomy.landmark(question.subject, side)
        return None if found is None else found.surface
    place = anatomy.location(question.subject, side)
    return None if place is None else place.surface


def is_allowed(session: Session, command: str) -> bool:
    """Whether a command may be carried out now, by its id: while a question is open only what tells nothing of it."""
    if session.asked is None or session.asked.stage != "asked":
        return True
    group = command.partition(".")[0]
    if (group in _HARMLESS_GROUPS and command not in _TELLING) or command in _HARMLESS:
        return True
    from acuviewer.session.asking import secret_now

    secret = secret_now(session)
    return secret.may_look_up or (command in _BY_LANDMARKS and secret.marks == "none" and secret.may_name_landmarks)


def guarded(command: Command) -> Command:
    """A command that is impossible while it would tell an answer."""
    possible: Callable[[Session], bool] = command.enabled
    return replace(command, enabled=lambda session: is_allowed(session, command.id) and possible(session))
