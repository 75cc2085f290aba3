"""Sets of points: several points shown alone, kept under a name as a list of one's own, forgotten again."""

from collections.abc import Callable, Collection
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import PointFacets, PointFilter
from acuviewer.session.commands import Command
from acuviewer.session.filter_commands import ANY
from acuviewer.session.session import PointSets, Selection, Session

LONGEST_NAME, MOST_SETS = 40, 200
FAVOURITES = "★"
"""The name of the list of favourites, in whatever language."""

_PARTS = (";", "=")
"""What parts sets from one another, and a name from its codes, where they are written."""


def set_commands(codes: Collection[str], facets: PointFacets) -> list[Command]:
    """All commands of sets; ``codes`` are those of all points, in the order of the catalog."""

    def keep(session: Session, name: str) -> Session:
        wanted = session.filter
        left = facets.matching(wanted)
        kept = tuple(code for code in wanted.codes or codes if code in left)
        others = tuple(one for one in session.sets if one[0] != name)
        return session if not kept else replace(session, sets=(*others, (name, kept))[-MOST_SETS:])

    return [
        Command("points.set", "filter", (), "CODE CODE …", show_set, _known(codes)),
        Command("points.gather", "filter", (), "CODE CODE …", _gather, _known(codes, without=())),
        Command("points.keep_set", "filter", (), "NAME", keep, wrong_name, lambda session: not session.filter.is_empty),
        Command("points.forget_set", "filter", (), "NAME", _forget, wrong_name),
    ]


def show_set(session: Session, argument: str) -> Session:
    """Ask for a set alone, and for nothing else besides: what was chosen before would stay on the page."""
    codes = () if argument == ANY else tuple(dict.fromkeys(argument.split()))
    wanted = replace(session.filter, **dict.fromkeys(session.filter.asked, None), codes=codes)  # type: ignore[arg-type]
    if not codes:
        return replace(session, filter=wanted)
    return replace(session, selection=Selection(side=session.selection.side), filter=wanted).aiming("filter")


def codes_of(sets: PointSets, name: str) -> tuple[str, ...]:
    """The points of a list; () where there is none of that name."""
    return next((codes for one, codes in sets if one == name), ())


def title_of_list(name: str) -> str:
    """A list as people read it."""
    return f"{FAVOURITES} {text('list.favourites')}" if name == FAVOURITES else name


def gathered(session: Session) -> tuple[str, ...]:
    """The points that are held together as a set, in their order; none while the filter asks for something else besides."""
    return () if session.filter.asked else session.filter.codes


def _gather(session: Session, argument: str) -> Session:
    """Put points into the set in hand, lit among the others; take them out if all are in it. A set begins with the chosen point."""
    asked = tuple(dict.fromkeys(argument.split()))
    held, chosen = gathered(session), session.selection.point
    if not held and chosen is not None and chosen not in asked:
        held = (chosen,)
    added = tuple(code for code in asked if code not in held)
    kept = held + added if added else tuple(code for code in held if code not in asked)
    wanted = PointFilter(codes=kept, alone=not kept)
    return replace(session, selection=Selection(side=session.selection.side), filter=wanted)


def _forget(session: Session, name: str) -> Session:
    return replace(session, sets=tuple(one for one in session.sets if one[0] != name))


def _known(codes: Collection[str], without: Collection[str] = (ANY,)) -> Callable[[str], str | None]:
    def check(argument: str) -> str | None:
        unknown = [] if argument in without else [code for code in argument.split() if code not in codes]
        return text("problem.no_point", found=quoted(unknown[0]), known=", ".join(codes)) if unknown else None

    return check


def wrong_name(name: str) -> str | None:
    """What is wrong with the name of a set, or None."""
    fits = (
        name.strip() == name and 0 < len(name) <= LONGEST_NAME and name.isprintable() and not any(part in name for part in _PARTS)
    )
    return None if fits else text("problem.no_set_name", found=quoted(name), most=LONGEST_NAME)


def write_sets(sets: PointSets) -> str:
    """Sets as one line of text, ``Six points=BL23 BL25;Twins=LU7 KI6``."""
    return ";".join(f"{name}={' '.join(codes)}" for name, codes in sets)


def read_sets(written: str) -> PointSets | None:
    """Sets as ``write_sets`` writes them; None for anything else. Whether there are such points is not asked here."""
    sets = []
    for one in written.split(";") if written else ():
        name, parted, codes = one.partition("=")
        if not parted or wrong_name(name) or not codes.split():
            return None
        sets.append((name, tuple(dict.fromkeys(codes.split()))))
    return tuple(sets) if len(dict(sets)) == len(sets) <= MOST_SETS else None
