"""Commands of the journal, and the one that puts the camera where a hand has put it, so that the journal can tell of it."""

from dataclasses import replace
from math import isfinite

from acuviewer.body.shape import BodyShapeError, parse_body
from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.plain_number import read_number
from acuviewer.session.commands import LOOKING, Command
from acuviewer.session.session import NAME_FORMS, Camera, Layers, Session, View

_MOST = (1e5, 1e5, 1e5, 360.0, 90.0, 1e5)


def journal_commands() -> list[Command]:
    """All of them."""
    return [
        Command("view.free", LOOKING, (), "X,Y,Z,AZIMUTH,ELEVATION,DISTANCE", _look, _check, undo="merge"),
        Command("session.open", "file", (), "skin=1,names=code,KEY=VALUE,…", _begin, _wrong_beginning, undo="begin"),
        Command("journal.copy", "help", undo="none"),
        Command("journal.save", "help", undo="none"),
    ]


def camera_text(camera: Camera) -> str:
    """A camera as the argument of ``view.free``."""
    numbers = (*camera.focus_mm, camera.azimuth_deg, camera.elevation_deg, camera.distance_mm)
    # Plain digits, as many as bring back the same number.
    return ",".join(repr(float(number)) for number in numbers)


def opening_line(session: Session) -> str:
    """The command that leads to the session with which a window opens: what the settings keep."""
    layers = session.layers
    return f"session.open skin={layers.skin!r},names={layers.names},{session.body.to_text()}"


def _beginning(argument: str) -> tuple[Layers, str]:
    """Layers and the text of a body; raises ValueError saying what is wrong with the first two."""
    skin, names, body = [*argument.split(",", 2), "", ""][:3]
    opacity = read_number(skin.removeprefix("skin="))
    form = next((form for form in NAME_FORMS if names == f"names={form}"), None)
    if not skin.startswith("skin=") or opacity is None or not 0.0 <= opacity <= 1.0:
        raise ValueError(text("problem.no_beginning_skin", given=quoted(skin)))
    if form is None:
        raise ValueError(text("problem.no_beginning_names", given=quoted(names), known=", ".join(NAME_FORMS)))
    return Layers(skin=opacity, names=form), body


def _wrong_beginning(argument: str) -> str | None:
    try:
        parse_body(_beginning(argument)[1])
    except BodyShapeError as error:
        return " ".join(error.problems)
    except ValueError as error:
        return str(error)
    return None


def _begin(session: Session, argument: str) -> Session:
    layers, body = _beginning(argument)
    return Session(body=parse_body(body), layers=layers, sets=session.sets, notes=session.notes)


def _read(argument: str) -> Camera | None:
    numbers = [number for part in argument.split(",") if (number := read_number(part)) is not None and isfinite(number)]
    if len(numbers) != len(_MOST) or argument.count(",") != len(_MOST) - 1 or numbers[-1] < 1.0:
        return None
    if any(abs(number) > most for number, most in zip(numbers, _MOST, strict=True)):
        return None
    x, y, z, azimuth, elevation, distance = numbers
    return Camera((x, y, z), azimuth, elevation, distance)


def _check(argument: str) -> str | None:
    if _read(argument) is not None:
        return None
    return text("problem.no_camera", given=quoted(argument), example="0,900,0,30,0,2000")


def _look(session: Session, argument: str) -> Session:
    camera = _read(argument)
    return session if camera is None else replace(session, view=View("free", camera, session.view.nonce + 1))
