"""The scene of each step of a lesson: which commands it may have, what is wrong with its lines, and the session that they lead to.

No scene depends on what a person had before: each begins with the session of a program that starts for the first time, or with the scene
of the step before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.lessons.decoding import Faults
from acuviewer.lessons.lesson import Lesson, LessonStep
from acuviewer.lessons.reader import ReadLesson
from acuviewer.session.commands import Call, Command, CommandError, parse_script
from acuviewer.session.session import Session

BODY = "body"
_BEGINNING = "session.open"
_GROUPS = frozenset({
    BODY, "view", "layers", "labels", "bones", "ruler", "points", "filter", "construction", "landmarks", "patient", "meridians",
    "pain_types", "knowledge",
})  # fmt: skip
_NOT = frozenset({"points.keep_set", "points.forget_set", "points.gather", "ruler.toggle"})
"""They change what a person keeps, the set that she has in hand, or what her clicks do."""


def is_allowed(command: Command) -> bool:
    """Whether a scene may have a command: it changes the picture and nothing else. This is the one place that says so."""
    changes_picture = command.change is not None and command.group in _GROUPS and command.id not in _NOT
    return changes_picture or command.id == _BEGINNING


def allowed_commands(commands: Mapping[str, Command]) -> dict[str, Command]:
    """All commands that scenes may have, by id."""
    return {name: command for name, command in commands.items() if is_allowed(command)}


def scene_of(lesson: Lesson, number: int, commands: Mapping[str, Command], keeping: Session) -> Session:
    """The session of a step (from 0), with the sets and notes that ``keeping`` keeps; lines that may not stand there do nothing."""
    first = number
    while lesson.steps[first].continues and first > 0:
        first -= 1
    session = Session(sets=keeping.sets, notes=keeping.notes)
    for step in lesson.steps[first : number + 1]:
        for call in _good_calls(step, commands):
            session = call.apply(session)
    return replace(session, view=replace(session.view, nonce=keeping.view.nonce + 1))


def _good_calls(step: LessonStep, commands: Mapping[str, Command]) -> Iterator[Call]:
    may_choose_body = not step.continues
    for line in step.scene:
        problem, calls = read_line(line, commands, may_choose_body)
        if problem is None:
            yield from calls
            may_choose_body = may_choose_body and all(_chooses_body(call.command) for call in calls)


def read_line(line: str, commands: Mapping[str, Command], may_choose_body: bool) -> tuple[tuple[str, str] | None, list[Call]]:
    """The calls of a line of a scene, none for a remark; or what is wrong with it, and what to do."""
    if line.startswith("#"):
        return None, []
    try:
        calls = parse_script(line, commands)
    except CommandError as error:
        return _told("bad_command", problem=" ".join(error.problems)), []
    for call in calls:
        name = quoted(call.command.id)[1:-1]
        if not is_allowed(call.command):
            return _told("not_in_lessons", found=name), []
        if _chooses_body(call.command) and not may_choose_body:
            return _told("body_not_first", found=name), []
    return None, calls


def line_problems(lines: Iterable[str], commands: Mapping[str, Command], may_choose_body: bool) -> list[str]:
    """What is wrong with the lines of a scene, a sentence for each that is left out."""
    return [" ".join(problem) for problem in _problems(lines, commands, may_choose_body) if problem is not None]


def scene_faults(read: ReadLesson, commands: Mapping[str, Command], known_sources: Mapping[str, object], file: str) -> Faults:
    """What is wrong with the lines of all scenes, and with sources that look like ids."""
    faults = Faults(file)
    for number, source in zip(read.sources, read.lesson.sources, strict=True):
        if " " not in source and source not in known_sources:
            faults.add(number, "unknown_source", found=quoted(source))
    for step, numbers in zip(read.lesson.steps, read.scenes, strict=True):
        for number, problem in zip(numbers, _problems(step.scene, commands, not step.continues), strict=True):
            if problem is not None:
                faults.note(number, *problem)
    return faults


def _problems(lines: Iterable[str], commands: Mapping[str, Command], may_choose_body: bool) -> Iterator[tuple[str, str] | None]:
    for line in lines:
        problem, calls = read_line(line, commands, may_choose_body)
        may_choose_body = may_choose_body and all(_chooses_body(call.command) for call in calls)
        yield problem


def played_faults(read: ReadLesson, commands: Mapping[str, Command], file: str) -> Faults:
    """Which lines can do nothing where they stand, found by carrying all of them out; bodies are built for it."""
    faults = Faults(file)
    session = Session()
    for step, numbers in zip(read.lesson.steps, read.scenes, strict=True):
        session = session if step.continues else Session()
        may_choose_body = not step.continues
        for number, line in zip(numbers, step.scene, strict=True):
            _, calls = read_line(line, commands, may_choose_body)
            may_choose_body = may_choose_body and all(_chooses_body(call.command) for call in calls)
            for call in calls:
                if not call.command.enabled(session):
                    faults.add(number, "does_nothing", found=quoted(call.command.id)[1:-1])
                session = call.apply(session)
    return faults


def _chooses_body(command: Command) -> bool:
    return command.group == BODY or command.id == _BEGINNING


def _told(kind: str, **parts: str) -> tuple[str, str]:
    return text(f"lesson_fault.{kind}.what", **parts), text(f"lesson_fault.{kind}.remedy", **parts)
