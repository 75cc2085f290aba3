"""Pictures from the command line: one snapshot, or the tour of six points of back pain, by which the program began."""

import re
from dataclasses import replace
from pathlib import Path

from acuviewer.body.shape import parse_body
from acuviewer.export.picture import render_picture, save_picture
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.scene.content import build_content
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import Command, CommandError, parse_script, run_script
from acuviewer.session.session import Session
from acuviewer.theme import load_theme

LARGEST_PX = 8192
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
    rows = (f"{f'{command.id} {command.argument}':36} {command.help}" for command in _commands().values())
    return "\n".join(rows)


def check_script(script: str) -> None:
    """Raise CommandError with all faults of a script."""
    parse_script(script, _commands())


def parse_size(text: str) -> tuple[int, int]:
    """Read ``1280x800``; raises CommandError."""
    match = re.fullmatch(r"(\d+)x(\d+)", text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(64 <= number <= LARGEST_PX for number in size):
        raise CommandError([f"the size {text!r} must look like 1280x800, each number from 64 to {LARGEST_PX}."])
    return size


def picture_script(point: str, side: str, steps: bool, view: str, layers: str) -> str:
    """The commands behind the options of ``acuviewer snapshot``; raises CommandError for a bad ``layers``."""
    order = {"bones": 0, "skin": 1}  # bones that appear make the skin transparent; what is written of the skin comes after
    calls = [f"point.select {point.upper()} {side}"] if point else []
    calls += ["step.all"] if steps else []
    calls += [f"view.{view}"] if view else []
    problems = []
    parts = filter(None, (piece.strip() for piece in layers.split(",")))
    for part in sorted(parts, key=lambda piece: order.get(piece.partition("=")[0], 2)):
        name, _, value = part.partition("=")
        if name in ("skin", "bones"):
            calls.append(f"layer.{name} {value}")
        elif name in ("points", "landmarks", "labels", "meridians") and value in ("0", "1"):
            # A session begins with points and labels on, landmarks and meridians off; the command changes that.
            if (value == "1") != (name in ("points", "labels")):
                calls.append(f"layer.{name}")
        else:
            problems.append(
                f"the layer {part!r} is unknown; write skin=0.4, bones=1, points=0, landmarks=1, labels=0 or meridians=1."
            )
    if steps and not point:
        problems.append("--steps needs --point: the construction of which point?")
    if problems:
        raise CommandError(problems)
    return "; ".join(calls)


def save_snapshot(path: Path, script: str, body: str, size: str, theme: str) -> None:
    """Carry out a script on an average session with a body and save what it shows."""
    width_height = parse_size(size)
    session = run_script(script, _commands(), Session(body=parse_body(body)))
    content = build_content(load_atlas(), load_library())
    image = render_picture(build_anatomy(session.body), session, content, load_theme(theme), width_height)
    save_picture(image, path)


def save_tour(folder: Path, body: str) -> list[Path]:
    """Save all pictures of the tour into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
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
