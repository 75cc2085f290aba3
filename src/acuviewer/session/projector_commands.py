"""Commands for a class: the mode for the projector, and the way through what is told, step by step and point by point.

Whether the mode is on, black or white, and how large it writes belong to the window: no session holds it, nothing takes it back,
and no next start begins with it. Where one is on the way is a choice like any other.
"""

from collections.abc import Callable, Mapping

from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import PointFacets
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.lesson_commands import go_by
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.session.session import Session
from acuviewer.session.step_commands import n_steps, of_point, show_step

Select = Callable[[Session, str], Session]


def projector_commands(
    atlas: Atlas, library: Library, facets: PointFacets, select: Select, table: Mapping[str, Command]
) -> list[Command]:
    """All of them, in the order of menus; ``select`` chooses a point by its code and flies to it. While a lesson is open they go through
    its steps, for which ``table`` will hold all commands."""

    def neighbour(session: Session, by: int) -> Session | None:
        code = list_in_hand(session, atlas, library, facets).next_code(session.selection.point, by)
        return None if code is None else select(session, code)

    def forward(session: Session, _: str) -> Session:
        if session.lesson is not None and session.lesson.step is not None:
            return go_by(session, 1, table)
        step = session.selection.step
        following = 0 if step is None else step + 1
        return show_step(session, following) if following < n_steps(session) else neighbour(session, 1) or session

    def back(session: Session, _: str) -> Session:
        if session.lesson is not None and session.lesson.step is not None:
            return go_by(session, -1, table)
        step = session.selection.step
        if step is not None:
            return show_step(session, step - 1) if step else of_point(session, step=None).aiming("selection")
        before = neighbour(session, -1)
        if before is None:
            return session
        # One comes back to how one has left it.
        return before if session.selection.point is None else show_step(before, n_steps(before))

    return [
        _act("toggle", "F5", "Shift+F5"),
        Command("projector.next", "projector", (), "", forward, undo="merge"),
        Command("projector.previous", "projector", (), "", back, undo="merge"),
        _act("blank"),
        _act("white"),
        _act("pointer"),
        _act("larger"),
        _act("smaller"),
    ]


def _act(name: str, *keys: str) -> Command:
    return Command(f"projector.{name}", "projector", keys, undo="none")
