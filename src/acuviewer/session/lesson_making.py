"""Making a lesson: each change of the open one as a pure change of the session, which undo takes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from acuviewer.body.presets import preset_of
from acuviewer.body.shape import BodyShape
from acuviewer.lessons.lesson import MOST_LINES, MOST_STEPS, Lesson, LessonStep, clean_line, clean_text
from acuviewer.session.commands import Command
from acuviewer.session.leaving import lines_to
from acuviewer.session.lesson_scenes import scene_of
from acuviewer.session.open_lesson import OpenLesson, at_step
from acuviewer.session.session import Session


def view_lines(session: Session, commands: Mapping[str, Command]) -> tuple[str, ...]:
    """The lines of a scene that shows what a session does. Risks of a patient are left out: what she has belongs into no file."""
    shown = replace(session, lesson=None, patient=frozenset(), ruler=replace(session.ruler, laying=False))
    opening = []
    if shown.body != BodyShape():
        preset = preset_of(shown.body)
        opening.append(f"body.set {shown.body.to_text()}" if preset is None else f"body.preset {preset}")
    if shown.layers.names != "code":
        opening.append(f"names.{shown.layers.names}")
    return tuple(lines_to(shown, commands, opening))


def add_view(session: Session, title: str, commands: Mapping[str, Command]) -> Session:
    """What is on the screen as a new step behind the one where one is, which becomes the one where one is."""
    opened = session.lesson
    if opened is None or len(opened.lesson.steps) >= MOST_STEPS:
        return session
    place = min(opened.number + 1, len(opened.lesson.steps))
    # What continued the step behind which it stands would continue this one.
    before, after = opened.lesson.steps[:place], _alone_first(opened.lesson, place, commands)
    made = LessonStep(clean_line(title), scene=view_lines(session, commands))
    return _with(session, opened, (*before, made, *after), place)


def take_view(session: Session, commands: Mapping[str, Command]) -> Session:
    """What is on the screen as the scene of the step where one is."""
    opened = session.lesson
    if opened is None or opened.step is None:
        return session
    here, steps = opened.number, opened.lesson.steps
    taken = replace(opened.step, scene=view_lines(session, commands), continues=False)
    return _with(session, opened, (*steps[:here], taken, *_alone_first(opened.lesson, here + 1, commands)), here)


def change_step(session: Session, change: Callable[[LessonStep], LessonStep]) -> Session:
    """Something else in the step where one is."""
    opened = session.lesson
    if opened is None or opened.step is None:
        return session
    steps = list(opened.lesson.steps)
    steps[opened.number] = change(opened.step)
    return _with(session, opened, tuple(steps), opened.number)


def change_lesson(session: Session, change: Callable[[Lesson], Lesson]) -> Session:
    """Something else in the head of the lesson."""
    opened = session.lesson
    return session if opened is None else replace(session, lesson=replace(opened, lesson=change(opened.lesson)))


def move_step(session: Session, by: int, commands: Mapping[str, Command]) -> Session:
    """The step where one is ``by`` places later, with all scenes as they are."""
    opened = session.lesson
    if opened is None or not 0 <= opened.number + by < len(opened.lesson.steps):
        return session
    order = list(range(len(opened.lesson.steps)))
    order.insert(opened.number + by, order.pop(opened.number))
    return _with(session, opened, _in_order(opened.lesson, order, commands), opened.number + by)


def delete_step(session: Session, commands: Mapping[str, Command]) -> Session:
    """The lesson without the step where one is; the one behind it, else the one before it, is shown."""
    opened = session.lesson
    if opened is None or opened.step is None:
        return session
    order = [number for number in range(len(opened.lesson.steps)) if number != opened.number]
    left = _with(session, opened, _in_order(opened.lesson, order, commands), max(min(opened.number, len(order) - 1), 0))
    return at_step(left, opened.number, commands)


def set_title(words: str) -> Callable[[Lesson], Lesson]:
    """Another title of a lesson."""
    return lambda lesson: replace(lesson, title=clean_line(words))


def set_author(words: str) -> Callable[[Lesson], Lesson]:
    """Another author of a lesson."""
    return lambda lesson: replace(lesson, author=clean_line(words))


def set_about(words: str) -> Callable[[Lesson], Lesson]:
    """Another text before the first step."""
    return lambda lesson: replace(lesson, about=clean_text(words))


def _with(session: Session, opened: OpenLesson, steps: tuple[LessonStep, ...], number: int) -> Session:
    lesson = replace(opened.lesson, steps=steps)
    return replace(session, lesson=replace(opened, lesson=lesson, number=number, chosen=session.selection))


def _in_order(lesson: Lesson, order: Sequence[int], commands: Mapping[str, Command]) -> tuple[LessonStep, ...]:
    """Steps in another order, with all scenes as they are: what has another step before it than the one that it continues stands alone."""
    before = (None, *order)
    return tuple(
        lesson.steps[number] if number and previous == number - 1 else _standing_alone(lesson, number, commands)
        for previous, number in zip(before, order, strict=False)
    )


def _alone_first(lesson: Lesson, number: int, commands: Mapping[str, Command]) -> tuple[LessonStep, ...]:
    """The steps from a number on, of which the first continues none."""
    rest = lesson.steps[number:]
    return (_standing_alone(lesson, number, commands), *rest[1:]) if rest else ()


def _standing_alone(lesson: Lesson, number: int, commands: Mapping[str, Command]) -> LessonStep:
    """A step that shows the same without the one before, whose lines it begins with."""
    step, first = lesson.steps[number], number
    while lesson.steps[first].continues and first > 0:
        first -= 1
    lines = tuple(line for one in lesson.steps[first : number + 1] for line in one.scene)
    if len(lines) > MOST_LINES:
        lines = view_lines(scene_of(lesson, number, commands, Session()), commands)
    return replace(step, scene=lines, continues=False)
