"""Pictures from the command line: one snapshot, or the tour of six points of back pain, by which the program began.

What builds bodies and draws them is imported where it draws: whoever lists or reads commands needs neither NumPy nor Qt nor VTK.
"""

from dataclasses import fields, replace
from pathlib import Path

from acuviewer.body.shape import parse_body
from acuviewer.faults import in_short, plain, quoted
from acuviewer.i18n import say
from acuviewer.knowledge.library import load_library
from acuviewer.plain_number import read_number, read_whole_number
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import Command, CommandError, run_script, some_commands
from acuviewer.session.journal import read_script
from acuviewer.session.session import VIEW_NAMES, Layers, Session

LARGEST_PX = 8192
_LARGEST_SCRIPT = 1_000_000
TOUR = {
    "front": "view.front",
    "back": "view.back",
    **{code: f"point.select {code}" for code in ("BL23", "BL25", "BL40", "GV3", "GB30", "KI3")},
    "GB30-construction": "point.select GB30; step.all",
    "radicular": "pain.choose radicular",
}


def _commands() -> dict[str, Command]:
    return build_commands(load_atlas(), load_library())


def list_commands() -> str:
    """All commands, a line each."""
    rows = (f"{f'{command.id} {command.argument}':36} {say(command.help)}" for command in _commands().values())
    return "\n".join(rows)


def read_script_file(path: Path) -> str:
    """The commands in a file; raises CommandError saying why it cannot be read."""
    name = in_short(plain(str(path)))
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST_SCRIPT:
            raise CommandError([f"{name} is no script: it must be a file of commands, no larger than {_LARGEST_SCRIPT} bytes."])
        return read_script(path.read_text(encoding="utf-8-sig").splitlines())
    except UnicodeDecodeError as error:
        raise CommandError([f"{name} is no script: byte {error.start} is no UTF-8."]) from error
    except OSError as error:
        raise CommandError([f"{name} cannot be read: {error.strerror}."]) from error


def check_script(script: str) -> None:
    """Raise CommandError with all faults of a script; that it holds no command is one."""
    some_commands(script, _commands())


def parse_size(text: str) -> tuple[int, int]:
    """Read ``1280x800``; raises CommandError."""
    width, _, height = text.partition("x")
    size = (read_whole_number(width) or 0, read_whole_number(height) or 0)
    if not all(64 <= number <= LARGEST_PX for number in size):
        raise CommandError([f"the size {quoted(text)} must look like 1280x800, each number from 64 to {LARGEST_PX}."])
    return size


def picture_script(point: str | None, side: str | None, steps: bool, view: str | None, layers: str | None) -> str:
    """The commands behind the options of ``acuviewer snapshot``; raises CommandError for those that name nothing."""
    calls, problems = [], []
    if point is not None and point.upper() not in load_atlas().points:
        problems.append(f"{quoted(point)} is no acupoint of this program; write a code such as GB30.")
    if point is None and (steps or side is not None):
        problems.append(
            f"--{'steps' if steps else 'side'} needs --point: {'the construction' if steps else 'the side'} of which point?"
        )
    if view is not None and view not in VIEW_NAMES:
        problems.append(f"{quoted(view)} is no view; write {', '.join(VIEW_NAMES)}.")
    if point is not None:
        calls.append(f"point.select {point.upper()} {side or 'left'}")
    calls += ["step.all"] if steps else []
    calls += [f"view.{view}"] if view is not None else []
    if layers is not None:
        calls += _layer_calls(layers, problems)
    if problems:
        raise CommandError(problems)
    return "; ".join(calls)


def _layer_calls(layers: str, problems: list[str]) -> list[str]:
    """The commands behind ``skin=0.4,bones=1``; what is wrong is added to ``problems``."""
    order = {"bones": 0, "skin": 1}  # bones that appear make the skin transparent; what is written of the skin comes after
    switches = {layer.name: layer.default for layer in fields(Layers) if isinstance(layer.default, bool)}
    calls = []
    parts = [piece.strip() for piece in layers.split(",")]
    names = [part.partition("=")[0] for part in parts]
    problems += [f"the layer {quoted(name)} is given twice." for name in dict.fromkeys(names) if names.count(name) > 1]
    for part in sorted(parts, key=lambda piece: order.get(piece.partition("=")[0], 2)):
        name, _, value = part.partition("=")
        number = read_number(value)
        if name in ("skin", "bones") and number is not None and 0.0 <= number <= 1.0:
            calls.append(f"layer.{name} {value}")
        elif name in switches and value in ("0", "1"):
            # The command changes what a session begins with.
            if (value == "1") != switches[name]:
                calls.append(f"layer.{name}")
        else:
            known = ", ".join(f"{name}={int(not on)}" for name, on in switches.items())
            problems.append(f"the layer {quoted(part)} is unknown; write skin=0.4, bones=1, {known}.")
    return calls


def save_snapshot(path: Path, script: str, body: str, size: str, theme: str) -> None:
    """Carry out a script on an average session with a body and save what it shows."""
    from acuviewer.export.plain_imports import import_qt

    import_qt()
    from acuviewer.export.picture import render_picture, save_picture
    from acuviewer.session.anatomy import build_anatomy
    from acuviewer.shown.content import build_content
    from acuviewer.theme import load_theme

    width_height = parse_size(size)
    session = run_script(script, _commands(), Session(body=parse_body(body)))
    content = build_content(load_atlas(), load_library())
    image = render_picture(build_anatomy(session.body), session, content, load_theme(theme), width_height)
    save_picture(image, path)


def save_tour(folder: Path, body: str) -> list[Path]:
    """Save all pictures of the tour into a folder and return their paths."""
    from acuviewer.export.plain_imports import import_qt

    import_qt()
    from acuviewer.export.picture import PictureError, render_picture, save_picture
    from acuviewer.session.anatomy import build_anatomy
    from acuviewer.shown.content import build_content
    from acuviewer.theme import load_theme

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PictureError(f"the folder {in_short(plain(str(folder)))} cannot be made: {error.strerror}.") from error
    commands = _commands()
    start = replace(Session(), body=parse_body(body))
    content, theme = build_content(load_atlas(), load_library()), load_theme("light")
    paths = []
    for name, script in TOUR.items():
        session = run_script(script, commands, start)
        image = render_picture(build_anatomy(session.body), session, content, theme, (1280, 800))
        paths.append(folder / f"{name}.png")
        save_picture(image, paths[-1])
    return paths
