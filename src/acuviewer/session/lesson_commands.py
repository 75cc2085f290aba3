"""Commands of lessons: opening one, going through it, making one. What reads and makes them is loaded with the first that is carried out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from acuviewer.faults import DataError, quoted
from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.plain_number import read_whole_number
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.session import Session

if TYPE_CHECKING:
    from acuviewer.lessons.lesson import LessonStep

LESSONS = "lessons"
"""The group of these commands."""

Change = Callable[[Session, str], Session]
# All letters but those that would end a command or begin an escape.
_SAFE = "".join(chr(code) for code in range(33, 127) if chr(code) not in "%;") + " "


def one_line(words: str) -> str:
    """Words of any kind as the argument of a command: ends of lines, semicolons and percent signs are written as %0A, %3B and %25."""
    return "".join(one if ord(one) > 126 and one.isprintable() else quote(one, safe=_SAFE) for one in words)


def lesson_commands(table: Mapping[str, Command], atlas: Atlas, library: Library) -> list[Command]:
    """All of them, in the order of menus; ``table`` will hold all commands by id when the first is carried out."""
    return [
        Command("lesson.browse", LESSONS, ("Ctrl+O",), undo="none"),
        Command("lesson.open", LESSONS, (), "FILE", _open(table), _cannot_open, _asks_nothing, private=True),
        *_ways(table),
        Command("lesson.new", LESSONS, (), "", _new, enabled=_asks_nothing),
        *_making(table, atlas, library),
        Command("lesson.edit", LESSONS, enabled=_is_open, undo="none"),
        Command("lesson.add_picture", LESSONS, enabled=_has_step, undo="none"),
        Command("lesson.save", LESSONS, ("Ctrl+Shift+S",), enabled=_is_open, undo="none"),
        Command("lesson.save_as", LESSONS, enabled=_is_open, undo="none"),
        Command("lesson.close", LESSONS, (), "", _close, enabled=lambda s: _is_open(s) and _asks_nothing(s)),
    ]


def _ways(table: Mapping[str, Command]) -> list[Command]:
    def by(steps: int) -> Change:
        return lambda session, _: go_by(session, steps, table)

    def go(session: Session, argument: str) -> Session:
        from acuviewer.session.open_lesson import at_step

        return at_step(session, int(argument) - 1, table)

    return [
        Command("lesson.next", LESSONS, (), "", by(1), enabled=_may_go, undo="merge"),
        Command("lesson.previous", LESSONS, (), "", by(-1), enabled=_may_go, undo="merge"),
        Command("lesson.here", LESSONS, (), "", by(0), enabled=_may_go),
        Command("lesson.go", LESSONS, (), "NUMBER", go, _no_number, _may_go, undo="merge"),
    ]


def go_by(session: Session, steps: int, table: Mapping[str, Command]) -> Session:
    """The session so many steps further in its lesson."""
    from acuviewer.session.open_lesson import at_step

    return (
        at_step(session, session.lesson.number + steps, table)
        if session.lesson is not None and _asks_nothing(session)
        else session
    )


def _making(table: Mapping[str, Command], atlas: Atlas, library: Library) -> list[Command]:
    def add_view(session: Session, _: str) -> Session:
        from acuviewer.session.choice_titles import title_of
        from acuviewer.session.lesson_making import add_view

        return add_view(session, title_of(session.selection, atlas, library) or text("lesson.untitled_step"), table)

    def take_view(session: Session, _: str) -> Session:
        from acuviewer.session.lesson_making import take_view

        return take_view(session, table)

    def add_journal(session: Session, _: str) -> Session:
        from acuviewer.session.lesson_from_journal import add_journal

        return add_journal(session, table, atlas, library)

    def move(by: int) -> Change:
        def change(session: Session, _: str) -> Session:
            from acuviewer.session.lesson_making import move_step

            return move_step(session, by, table)

        return change

    def delete(session: Session, _: str) -> Session:
        from acuviewer.session.lesson_making import delete_step

        return delete_step(session, table)

    return [
        Command("lesson.add_view", LESSONS, ("Ctrl+Shift+V",), "", add_view, enabled=_is_open),
        Command("lesson.take_view", LESSONS, (), "", take_view, enabled=_has_step),
        Command("lesson.add_journal", LESSONS, (), "", add_journal, enabled=lambda s: _is_open(s) and _asks_nothing(s)),
        Command("lesson.earlier", LESSONS, (), "", move(-1), enabled=lambda s: _number(s) > 1),
        Command("lesson.later", LESSONS, (), "", move(1), enabled=lambda s: 0 < _number(s) < _count(s)),
        Command("lesson.delete", LESSONS, (), "", delete, enabled=_may_go),
        *(Command(f"lesson.{name}", LESSONS, (), "TEXT", _written(name), enabled=_is_open, undo="merge", private=True)
          for name in ("title", "author", "about")),
        *(Command(f"lesson.{name}", LESSONS, (), "TEXT", _written_in_step(name), enabled=_has_step, undo="merge", private=True)
          for name in ("step_title", "caption", "notes", "scene")),
    ]  # fmt: skip


def _written(name: str) -> Change:
    def change(session: Session, argument: str) -> Session:
        from acuviewer.session import lesson_making

        setters = {"title": lesson_making.set_title, "author": lesson_making.set_author, "about": lesson_making.set_about}
        return lesson_making.change_lesson(session, setters[name](_words(argument)))

    return change


def _written_in_step(name: str) -> Change:
    def change(session: Session, argument: str) -> Session:
        from acuviewer.lessons.lesson import clean_line, clean_scene, clean_text
        from acuviewer.session.lesson_making import change_step

        def rewrite(step: "LessonStep") -> "LessonStep":
            words = _words(argument)
            if name == "step_title":
                return replace(step, title=clean_line(words))
            if name == "scene":
                return replace(step, scene=clean_scene(words))
            if name == "notes":
                return replace(step, notes=clean_text(words))
            return replace(step, caption=clean_text(words))

        return change_step(session, rewrite)

    return change


def _words(argument: str) -> str:
    """What was written; a hyphen alone stands for nothing, since nothing can follow no command."""
    return "" if argument == "-" else unquote(argument)


def _open(table: Mapping[str, Command]) -> Change:
    def change(session: Session, argument: str) -> Session:
        from acuviewer.session.lesson_files import lesson_path
        from acuviewer.session.open_lesson import open_path

        return open_path(session, lesson_path(unquote(argument)), table)

    return change


def _cannot_open(argument: str) -> str | None:
    from acuviewer.session.lesson_files import check_file

    try:
        check_file(unquote(argument))
    except DataError as error:
        return str(error)
    return None


def _new(session: Session, _: str) -> Session:
    from acuviewer.session.open_lesson import new_lesson

    return new_lesson(session, text("lesson.untitled"))


def _close(session: Session, _: str) -> Session:
    from acuviewer.session.open_lesson import close_lesson

    return close_lesson(session)


def _no_number(argument: str) -> str | None:
    return None if read_whole_number(argument) else text("problem.no_step", found=quoted(argument))


def _asks_nothing(session: Session) -> bool:
    """While questions are being asked nothing leads away from them, least of all to what may answer them."""
    return session.asked is None


def _may_go(session: Session) -> bool:
    return _has_step(session) and _asks_nothing(session)


def _is_open(session: Session) -> bool:
    return session.lesson is not None


def _has_step(session: Session) -> bool:
    return _count(session) > 0


def _count(session: Session) -> int:
    return 0 if session.lesson is None else len(session.lesson.lesson.steps)


def _number(session: Session) -> int:
    """The step where one is, from 1; 0 without one."""
    return 0 if session.lesson is None or not session.lesson.lesson.steps else session.lesson.number + 1
