"""What the command line tells of lessons."""

from pathlib import Path

from acuviewer.faults import DataError, Fault, in_short, plain
from acuviewer.i18n import say
from acuviewer.knowledge.library import load_library
from acuviewer.lessons.opening import open_file
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.lesson_files import lesson_path, shipped_lessons
from acuviewer.session.lesson_scenes import allowed_commands, played_faults, scene_faults


def check_lesson(file: Path) -> tuple[str, list[Fault]]:
    """What a lesson is in a line, and all its faults in the order of their lines; each scene is carried out for it."""
    path = lesson_path(str(file))
    name = in_short(plain(str(path)))
    try:
        opened = open_file(path)
    except DataError as error:
        return f"{name}: it is not opened.", list(error.faults)
    library = load_library()
    commands = build_commands(load_atlas(), library)
    read = opened.read
    in_scenes = scene_faults(read, commands, library.sources, name).all()
    faults = [*read.faults, *in_scenes, *played_faults(read, commands, name).all()]
    told = f"{name}: {plain(read.lesson.title) or 'no title'}: {len(read.lesson.steps)} steps, {len(faults) or 'no'} faults."
    return told, sorted(faults, key=_line)


def list_lessons() -> list[str]:
    """The lessons that come with the program: name, number of steps, title."""
    lines = []
    for name, path in shipped_lessons().items():
        lesson = open_file(path).read.lesson
        lines.append(f"{name:<28} {len(lesson.steps):>3}  {lesson.title}")
    return lines


def list_allowed() -> str:
    """The commands that scenes may have, with what they do."""
    allowed = allowed_commands(build_commands(load_atlas(), load_library()))
    return "\n".join(f"{f'{one.id} {one.argument}'.rstrip():<50} {say(one.help)}" for one in allowed.values())


def _line(fault: Fault) -> int:
    """The number of a fault's line; those of the whole file come first."""
    number = "".join(letter for letter in fault.where if letter.isdecimal())
    return int(number) if number else 0
