"""Commands of the meridians: choosing one, going along its points, drawing them all."""

from collections.abc import Callable
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.session import Session

Change = Callable[[Session, str], Session]


def meridian_commands(atlas: Atlas, select_point: Change) -> list[Command]:
    """All commands of meridians; ``select_point`` chooses a point by its code and flies to it."""

    def check(argument: str) -> str | None:
        known = ", ".join(atlas.meridians)
        return None if argument in atlas.meridians else text("problem.no_meridian", found=quoted(argument), known=known)

    def in_hand(session: Session) -> str | None:
        """The chosen meridian, or that of the chosen point."""
        chosen = session.selection
        own = atlas.points[chosen.point].meridian if chosen.point else None
        return chosen.meridian or (own if own in atlas.meridians else None)

    def has_one(session: Session) -> bool:
        return in_hand(session) is not None

    def pick(session: Session, code: str) -> Session:
        return replace(session, selection=replace(session.selection, meridian=code, chosen=None))

    def choose(session: Session, code: str) -> Session:
        return pick(session, code).aiming("meridian")

    def go(where: Callable[[int | None, int], int]) -> Change:
        """Choose the point whose row ``where`` gives for the row of the chosen one (None without one) and the count of points."""

        def change(session: Session, _: str) -> Session:
            meridian = in_hand(session)
            if meridian is None:
                return session
            # In the order of the standard, which is that of their numbers.
            codes = [point.code for point in atlas.points.values() if point.meridian == meridian]
            here = session.selection.point
            row = where(codes.index(here) if here in codes else None, len(codes))
            with_line = replace(session, selection=replace(session.selection, meridian=meridian))
            return select_point(with_line, codes[min(max(row, 0), len(codes) - 1)])

        return change

    def of_point(session: Session, _: str) -> Session:
        meridian = in_hand(replace(session, selection=replace(session.selection, meridian=None)))
        return session if meridian is None else choose(session, meridian)

    return [
        Command("meridian.choose", "meridians", (), "CODE", choose, check),
        Command("meridian.pick", "meridians", (), "CODE", pick, check),
        Command("meridian.of_point", "meridians",
                ("Ctrl+M",), "", of_point, enabled=lambda s: s.selection.point is not None and has_one(s)),
        Command("meridian.next_point", "meridians",
                ("Shift+Right",), "", go(lambda row, _: 0 if row is None else row + 1), enabled=has_one),
        Command("meridian.previous_point", "meridians", ("Shift+Left",),
                "", go(lambda row, count: count - 1 if row is None else row - 1), enabled=has_one),
        Command("meridian.first_point", "meridians", ("Shift+Home",), "", go(lambda _, __: 0), enabled=has_one),
        Command("meridian.last_point", "meridians", ("Shift+End",), "", go(lambda _, count: count - 1), enabled=has_one),
        Command("meridian.flow", "meridians", ("Shift+M",), enabled=lambda s: s.selection.meridian is not None, undo="none"),
        Command("meridian.clear", "meridians", (), "",
                lambda session, _: replace(session, selection=replace(session.selection, meridian=None)),
                enabled=lambda s: s.selection.meridian is not None),
        Command("view.meridian", "view", (), "", lambda session, _: session.aiming("meridian"),
                enabled=lambda s: s.selection.meridian is not None, undo="merge"),
    ]  # fmt: skip
