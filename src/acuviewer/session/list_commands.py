"""Commands of own lists of points, the favourites among them: put in, take out, put in another order, call otherwise."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.session.commands import Command
from acuviewer.session.point_sets import FAVOURITES, codes_of, gathered, wrong_name
from acuviewer.session.session import PointSets, Session

_NAMED = "="
_WAYS = {"up": -1, "down": 1}


def list_commands(codes: Collection[str]) -> list[Command]:
    """All of them; ``codes`` are those of all points."""
    return [
        Command("favourite.toggle", "lists", ("Shift+S",), "",
                lambda session, _: _toggle_favourites(session, session.selection.point or ""),
                enabled=lambda session: session.selection.point is not None,
                checked=lambda session: session.selection.point in codes_of(session.sets, FAVOURITES)),
        Command("favourite.change", "lists", (), "CODE", _toggle_favourites, _one_point(codes)),
        Command("favourite.show", "lists", (), "", _show_favourites, enabled=lambda session: bool(codes_of(session.sets, FAVOURITES))),
        Command("list.ask", "lists", ("Shift+L",), undo="none", enabled=lambda session: bool(points_in_hand(session))),
        Command("list.ask_for", "lists", (), "CODE CODE …", None, _points(codes), undo="none"),
        Command("list.manage", "lists", undo="none"),
        Command("list.add", "lists", (), "NAME=CODE CODE …", _add, _named_points(codes)),
        Command("list.take_out", "lists", (), "NAME=CODE CODE …", _take_out, _named_points(codes)),
        Command("list.move", "lists", (), "NAME=CODE up|down", _move, _wrong_move(codes)),
        Command("list.rename", "lists", (), "NAME=NAME", _rename, _wrong_names),
    ]  # fmt: skip


def points_in_hand(session: Session) -> tuple[str, ...]:
    """The points that would be put into a list now: the chosen one, else those that were gathered."""
    return (session.selection.point,) if session.selection.point is not None else gathered(session)


def with_list(session: Session, name: str, codes: Iterable[str]) -> Session:
    """The session with other points in a list, which is new if there is none of that name, and gone without any; where its points are
    shown alone, they follow."""
    kept, before = tuple(dict.fromkeys(codes)), codes_of(session.sets, name)
    if before:
        sets: PointSets = tuple((one, kept if one == name else held) for one, held in session.sets)
    else:
        sets = (*session.sets, (name, kept))
    wanted = session.filter
    if before and wanted.codes == before:
        wanted = replace(wanted, codes=kept)
    return replace(session, sets=tuple(one for one in sets if one[1]), filter=wanted)


def _toggle_favourites(session: Session, code: str) -> Session:
    held = codes_of(session.sets, FAVOURITES)
    return with_list(session, FAVOURITES, (one for one in held if one != code) if code in held else (*held, code))


def _show_favourites(session: Session, _: str) -> Session:
    from acuviewer.session.point_sets import show_set

    return show_set(session, " ".join(codes_of(session.sets, FAVOURITES)))


def _parts(argument: str) -> tuple[str, list[str]]:
    name, _, rest = argument.partition(_NAMED)
    return name.strip(), rest.split()


def _add(session: Session, argument: str) -> Session:
    name, codes = _parts(argument)
    return with_list(session, name, (*codes_of(session.sets, name), *codes))


def _take_out(session: Session, argument: str) -> Session:
    name, codes = _parts(argument)
    held = codes_of(session.sets, name)
    return with_list(session, name, (one for one in held if one not in codes)) if held else session


def _move(session: Session, argument: str) -> Session:
    name, (code, way) = _parts(argument)
    held = list(codes_of(session.sets, name))
    if code not in held:
        return session
    here = held.index(code)
    there = min(max(here + _WAYS[way], 0), len(held) - 1)
    held.insert(there, held.pop(here))
    return with_list(session, name, held)


def _rename(session: Session, argument: str) -> Session:
    """Another name for a list; where one has it already, its points come behind."""
    old, _, new = argument.partition(_NAMED)
    old, new = old.strip(), new.strip()
    moved, there = codes_of(session.sets, old), codes_of(session.sets, new)
    if not moved or old == new:
        return session
    if there:
        return with_list(with_list(session, new, (*there, *moved)), old, ())
    return replace(session, sets=tuple((new if one == old else one, codes) for one, codes in session.sets))


def _one_point(codes: Collection[str]) -> Callable[[str], str | None]:
    return lambda code: None if code in codes else text("problem.no_point", found=quoted(code), known=", ".join(codes))


def _points(codes: Collection[str]) -> Callable[[str], str | None]:
    one = _one_point(codes)
    return lambda argument: next((problem for code in argument.split() if (problem := one(code))), None)


def _named_points(codes: Collection[str]) -> Callable[[str], str | None]:
    def check(argument: str) -> str | None:
        name, listed = _parts(argument)
        if problem := wrong_name(name):
            return problem
        return text("problem.no_list_points", found=quoted(argument)) if not listed else _points(codes)(" ".join(listed))

    return check


def _wrong_move(codes: Collection[str]) -> Callable[[str], str | None]:
    def check(argument: str) -> str | None:
        name, rest = _parts(argument)
        if len(rest) != 2 or rest[1] not in _WAYS:
            return text("problem.no_move", found=quoted(argument))
        return wrong_name(name) or _one_point(codes)(rest[0])

    return check


def _wrong_names(argument: str) -> str | None:
    old, parted, new = argument.partition(_NAMED)
    if not parted:
        return text("problem.no_rename", found=quoted(argument))
    if FAVOURITES in (old.strip(), new.strip()):
        return text("problem.favourites_stay")
    return wrong_name(old.strip()) or wrong_name(new.strip())
