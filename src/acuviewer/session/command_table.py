"""The table of all commands, and the pure changes of the session behind them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from acuviewer.body.shape import Side
from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import PointFacets, facets_of
from acuviewer.points.atlas import Atlas
from acuviewer.session.application_commands import application_commands
from acuviewer.session.body_commands import body_commands
from acuviewer.session.commands import Command
from acuviewer.session.filter_commands import filter_commands
from acuviewer.session.journal_commands import journal_commands
from acuviewer.session.knowledge_commands import knowledge_commands
from acuviewer.session.layer_commands import layer_commands
from acuviewer.session.learner_commands import learner_commands
from acuviewer.session.lesson_commands import lesson_commands
from acuviewer.session.list_commands import list_commands
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.session.meridian_commands import meridian_commands
from acuviewer.session.note_commands import note_commands
from acuviewer.session.patient_commands import patient_commands
from acuviewer.session.place_commands import place_commands
from acuviewer.session.point_sets import set_commands
from acuviewer.session.projector_commands import projector_commands
from acuviewer.session.quiz_commands import quiz_commands
from acuviewer.session.ruler_commands import ruler_commands, without_last_place
from acuviewer.session.session import VIEW_NAMES, Aim, Choice, LandmarkChoice, PointChoice, Session
from acuviewer.session.step_commands import anatomy_of, has_point, n_steps, of_point, show_step, step_commands
from acuviewer.session.study_map_commands import study_map_commands
from acuviewer.session.veil import guarded

SIDES: tuple[Side, ...] = ("left", "right")


def build_commands(atlas: Atlas, library: Library) -> dict[str, Command]:
    """All commands by id, in the order of menus and cheat sheet."""
    facets = facets_of(atlas, library)
    table: dict[str, Command] = {}
    commands = [
        *_point_commands(atlas, library, facets),
        *filter_commands(facets),
        *set_commands(tuple(atlas.points), facets),
        *patient_commands(),
        *step_commands(),
        *projector_commands(atlas, library, facets, _select_point, table),
        *_pain_and_landmark_commands(atlas, library),
        *place_commands(atlas),
        *_view_commands(),
        *layer_commands(),
        *meridian_commands(atlas, _select_point),
        *ruler_commands(atlas),
        *knowledge_commands(library),
        *lesson_commands(table, atlas, library),
        *body_commands(),
        *quiz_commands(atlas, facets),
        *learner_commands(),
        *study_map_commands(),
        *list_commands(tuple(atlas.points)),
        *note_commands(atlas, library),
        *application_commands(),
        *journal_commands(),
    ]
    table |= {command.id: guarded(command) for command in commands}
    return table


def _one_of(key: str, known: Callable[[], Iterable[str]]) -> Callable[[str], str | None]:
    """A check of names, which are asked for when there is one to check; what is none is told by the text of that key."""

    def check(argument: str) -> str | None:
        names = list(known())
        return None if argument in names else text(key, found=quoted(argument), known=", ".join(names))

    return check


def _on_side(session: Session, side: Side) -> Session:
    return replace(session, selection=replace(session.selection, side=side))


def _select_point(session: Session, argument: str) -> Session:
    return _pick_point(session, argument).aiming("selection")


def _pick_point(session: Session, argument: str) -> Session:
    code, side = _with_side(session, argument)
    found = anatomy_of(session).location(code, side)
    on_side = session if found is None or found.side == "midline" else _on_side(session, found.side)
    return on_side.choosing(PointChoice(code))


def _with_side(session: Session, argument: str) -> tuple[str, Side]:
    """A name and the side that may be written after it; else the side on which one works."""
    name, _, written = argument.partition(" ")
    return name, next((side for side in SIDES if side == written), session.selection.side)


def _no_side(argument: str) -> str | None:
    """What is wrong with what is written after a name, or None."""
    _, gap, side = argument.partition(" ")
    return None if not gap or side in SIDES else text("problem.no_side", found=quoted(side))


def _point_commands(atlas: Atlas, library: Library, facets: PointFacets) -> list[Command]:
    codes = list(atlas.points)

    def check(argument: str) -> str | None:
        code, _, _ = argument.partition(" ")
        if code not in codes:
            return text("problem.no_point", found=quoted(code), known=", ".join(codes))
        return _no_side(argument)

    def step_through(by: int) -> Callable[[Session, str], Session]:
        def change(session: Session, _: str) -> Session:
            code = list_in_hand(session, atlas, library, facets).next_code(session.selection.point, by)
            return session if code is None else _select_point(session, code)

        return change

    def other_side(session: Session, _: str) -> Session:
        chosen = session.selection
        aim: Aim = "definitions" if chosen.compare else "construction" if chosen.step is not None else "selection"
        return _on_side(session, "right" if chosen.side == "left" else "left").aiming(aim)

    def definition(session: Session, name: str) -> Session:
        chosen = session.selection
        if chosen.point is None or name not in atlas.points[chosen.point].definitions:
            return session
        return of_point(session, definition=name, step=None if chosen.step is None else 0)

    def has_definitions(session: Session) -> bool:
        return bool(session.selection.point and atlas.points[session.selection.point].alternatives)

    def compare(session: Session, _: str) -> Session:
        if session.selection.compare:
            return of_point(session, compare=False)
        return of_point(session, compare=True, step=None).aiming("definitions")

    def construct(session: Session, argument: str) -> Session:
        picked = _pick_point(session, argument)
        return show_step(picked, n_steps(picked))

    def all_definitions() -> list[str]:
        return sorted({name for point in atlas.points.values() for name in point.definitions})

    return [
        Command("point.select", "points", (), "CODE [left|right]", _select_point, check),
        Command("point.pick", "points", (), "CODE [left|right]", _pick_point, check),
        Command("point.construct", "points", (), "CODE [left|right]", construct, check),
        Command("point.next", "points", ("]", "Ctrl+Right"), "", step_through(1)),
        Command("point.previous", "points", ("[", "Ctrl+Left"), "", step_through(-1)),
        Command("point.fly", "points", ("F",), "",
                lambda session, _: session.aiming("selection"), enabled=lambda s: bool(s.selection.point or s.selection.landmark or s.selection.place)),
        Command("point.side", "points", ("S",), "", other_side),
        Command("point.definition", "points", (), "ID", definition, _one_of("problem.no_definition", all_definitions), has_point),
        Command("definition.compare", "points",
                ("D",), "", compare, enabled=has_definitions, checked=lambda s: s.selection.compare),
        Command("point.clear", "points", (), "", lambda session, _: _without(session, PointChoice), enabled=has_point),
    ]  # fmt: skip


def _pain_and_landmark_commands(atlas: Atlas, library: Library) -> list[Command]:
    def choose_pain(session: Session, name: str) -> Session:
        return replace(session, selection=replace(session.selection, chosen=None, pain_type=name)).aiming("pain_type")

    def pick_landmark(session: Session, argument: str) -> Session:
        name, side = _with_side(session, argument)
        chosen = _on_side(session, side).choosing(LandmarkChoice(name))
        return replace(chosen, layers=replace(chosen.layers, landmarks=True))

    def choose_landmark(session: Session, argument: str) -> Session:
        return pick_landmark(session, argument).aiming("selection")

    def check_landmark(argument: str) -> str | None:
        name, _, _ = argument.partition(" ")
        if name not in atlas.landmarks:
            return text("problem.no_landmark", found=quoted(name))
        return _no_side(argument)

    return [
        Command("pain.choose", "pain_types", (), "ID", choose_pain, _one_of("problem.no_pain_type", lambda: library.pain_types)),
        Command("pain.clear", "pain_types", (), "",
                lambda session, _: replace(session, selection=replace(session.selection, pain_type=None)), enabled=lambda s: s.selection.pain_type is not None),
        Command("landmark.select", "landmarks", (), "NAME [left|right]", choose_landmark, check_landmark),
        Command("landmark.pick", "landmarks", (), "NAME [left|right]", pick_landmark, check_landmark),
        Command("landmark.clear", "landmarks", (), "",
                lambda session, _: _without(session, LandmarkChoice), enabled=lambda s: s.selection.landmark is not None),
        Command("select.back", "edit", ("Esc",), "", lambda session, _: step_back(session)),
    ]  # fmt: skip


def _without(session: Session, kind: type[Choice]) -> Session:
    """The session without a choice of that kind."""
    return session.choosing(None) if isinstance(session.selection.chosen, kind) else session


def step_back(session: Session) -> Session:
    """What Esc does: the last place of a ruler that is being laid, and with none left its laying; else step or comparison, then point,
    landmark, bone or place, then meridian, then pain type, then filter."""
    chosen, ruler = session.selection, session.ruler
    if ruler.laying:
        return without_last_place(session) if ruler.places else replace(session, ruler=replace(ruler, laying=False))
    if chosen.step is not None or chosen.compare:
        return of_point(session, step=None, compare=False)
    if chosen.chosen is not None:
        return session.choosing(None)
    if chosen.meridian is not None:
        return replace(session, selection=replace(chosen, meridian=None))
    if chosen.pain_type is not None:
        return replace(session, selection=replace(chosen, pain_type=None))
    return replace(session, filter=session.filter.without_last())


def _view_commands() -> list[Command]:
    def look(aim: Aim) -> Callable[[Session, str], Session]:
        return lambda session, _: session.aiming(aim)

    return [
        *(Command(f"view.{name}", "view", (str(key),), "", look(name), undo="merge")
          for key, name in enumerate(VIEW_NAMES, start=1)),
        Command("view.reset", "view", ("0", "Home"), "", look("front"), undo="merge"),
        Command("view.turn", "view", ("Y",), undo="none"),
        Command("view.flights", "view", undo="none"),
        Command("view.construction", "view", (), "", look("construction"), enabled=has_point, undo="merge"),
        Command("view.pain_type", "view", (), "", look("pain_type"),
                enabled=lambda s: s.selection.pain_type is not None, undo="merge"),
    ]  # fmt: skip
