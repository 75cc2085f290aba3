"""Which meridians are drawn, in which colour, and what they are called."""

from acuviewer.points.atlas import load_atlas
from acuviewer.points.meridians import MeridianCurve
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.theme import Colour, Theme, parts


def shown_curves(anatomy: Anatomy, session: Session) -> list[MeridianCurve]:
    """The lines that are drawn: all meridians, or the chosen one alone; the chosen one last.

    While a construction is drawn, the line on which its point lies is all that is left of them: any other crosses the tape.
    """
    chosen = session.selection.meridian
    if not session.layers.meridians and chosen is None:
        return []  # nobody lays lines that nobody sees
    if session.selection.step is not None:
        own = own_meridian(session)
        return [
            curve
            for curve in anatomy.meridians
            if curve.meridian == own
            and curve.side in (session.selection.side, "midline")
            and (session.layers.meridians or own == chosen)
        ]
    shown = [curve for curve in anatomy.meridians if session.layers.meridians or curve.meridian == chosen]
    return sorted(shown, key=lambda curve: curve.meridian == chosen)


def own_meridian(session: Session) -> str | None:
    """The meridian on which the chosen point lies."""
    point = session.selection.point
    return load_atlas().points[point].meridian if point else None


def name_of(code: str) -> str:
    """What a meridian is called when one points at it."""
    names = load_atlas().meridians[code].names
    return f"{code}  {names.english}  {names.simplified}"


def colour_of(code: str, session: Session, theme: Theme) -> Colour:
    """The colour of a meridian: its own, or that of its element."""
    if not session.layers.element_colours:
        return parts(theme.meridians[code])
    return parts(theme.elements[load_atlas().meridians[code].element or "none"])
