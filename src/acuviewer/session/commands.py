"""Commands as records: everything a person can do is one line of text, ``id argument``.

Menus, keys, buttons, the command search, the cheat sheet, ``acuviewer do`` and test journeys are made from them. The
table itself is in ``session.command_table``.
"""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal

from acuviewer.dataclass import dataclass
from acuviewer.faults import quoted
from acuviewer.i18n import Said, text
from acuviewer.session.session import Session
from acuviewer.session.store import SessionStore

Undo = Literal["step", "merge", "begin", "none"]
LOOKING = "view"
"""The group of commands that only look elsewhere: one after the other, and with turns of the hand, they are one step of undo."""

LOOKING_TITLE = Said(f"group.{LOOKING}")

_LONGEST_NAME = 60


class CommandError(ValueError):
    """A command that cannot be carried out; ``problems`` says for each what is wrong and what to write instead."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def always(_: Session) -> bool:
    """A command that is always possible."""
    return True


@dataclass(frozen=True)
class Command:
    """One thing a person can do.

    ``change`` maps (session, argument) to the new session; None for acts of the application itself (theme, dialogs),
    which the window carries out. Title and help are texts that follow from the id, ``group`` is the id of a menu, named by the text
    ``group.…``. ``argument`` names what must follow the id, "" if nothing. ``keys`` are Qt key
    sequences. ``undo`` says what one step back takes: ``step`` this change alone, ``merge`` it with all of its kind right before
    (every fixed view, or every opacity that a slider passes), ``begin`` leaves nothing to take back, ``none`` for what is no change of the session.
    What is ``private`` comes into no journal and no report.
    """

    id: str
    group: str
    keys: tuple[str, ...] = ()
    argument: str = ""
    change: Callable[[Session, str], Session] | None = None
    check: Callable[[str], str | None] = field(default=lambda _: None)
    enabled: Callable[[Session], bool] = always
    checked: Callable[[Session], bool] | None = None
    undo: Undo = "step"
    private: bool = False

    @property
    def title(self) -> Said:
        """What it is called in menus and in the search."""
        return Said(f"command.{self.id}.title")

    @property
    def help(self) -> Said:
        """A sentence on what it does."""
        return Said(f"command.{self.id}.help")

    @property
    def merges_as(self) -> str:
        """What merges into one step of undo has the same word here."""
        return LOOKING if self.group == LOOKING else self.id

    def problem(self, argument: str) -> str | None:
        """What is wrong with an argument, or None."""
        if self.argument and not argument:
            return text("problem.nothing_after", command=self.id, argument=self.argument)
        if argument and not self.argument:
            return text("problem.something_after", command=self.id, found=quoted(argument))
        return self.check(argument) if argument else None


@dataclass(frozen=True)
class Call:
    """A command with its argument."""

    command: Command
    argument: str = ""

    def apply(self, session: Session) -> Session:
        """The session after the command; unchanged for acts of the application and impossible commands."""
        if self.command.change is None or not self.command.enabled(session):
            return session
        return self.command.change(session, self.argument)


def parse_script(script: str, commands: Mapping[str, Command]) -> list[Call]:
    """Read ``point.select GB30; view.back``; raises CommandError with every problem of the text."""
    calls: list[Call] = []
    problems: list[str] = []
    for line in filter(None, (part.strip() for part in script.replace("\n", ";").split(";"))):
        name, _, argument = line.partition(" ")
        command = commands.get(name)
        if command is None:
            near = difflib.get_close_matches(name[:_LONGEST_NAME], commands, n=1, cutoff=0.5)
            found = quoted(name)[1:-1]
            problems.append(
                text("problem.no_command_but", found=found, near=near[0]) if near else text("problem.no_command", found=found)
            )
            continue
        problem = command.problem(argument.strip())
        if problem:
            problems.append(problem)
        else:
            calls.append(Call(command, argument.strip()))
    if problems:
        raise CommandError(problems)
    return calls


def carry_out(call: Call, store: SessionStore) -> bool:
    """Change what a store holds as a command says; False for acts of the application, which only a window carries out."""
    command = call.command
    match command.id:
        case "edit.undo" | "edit.redo" if store.session.asked is not None:
            _undo_answer(command, store)
        case "edit.undo":
            store.undo()
        case "edit.redo":
            store.redo()
        case "choice.back":
            store.commit(command.title, store.trail.back(store.session))
        case "choice.forward":
            store.commit(command.title, store.trail.forward(store.session))
        case _ if command.change is None:
            return False
        case _ if command.undo == "begin":
            store.begin(call.apply(store.session))
        case _:
            merge = command.merges_as if command.undo == "merge" else ""
            store.commit(LOOKING_TITLE if merge == LOOKING else command.title, call.apply(store.session), merge)
    return True


def _undo_answer(command: Command, store: SessionStore) -> None:
    """While questions are asked an answer is all that can be taken back, and what was taken back is answered anew."""
    from acuviewer.session.quiz_commands import take_back

    if command.id == "edit.undo":
        store.commit(command.title, take_back(store.session))


def some_commands(script: str, commands: Mapping[str, Command]) -> list[Call]:
    """Read a script that must hold a command; raises CommandError with all its faults, that it holds none being one."""
    calls = parse_script(script, commands)
    if not calls:
        raise CommandError([f"{quoted(script)} holds no command; acuviewer do --list names all."])
    return calls


def run_script(script: str, commands: Mapping[str, Command], session: Session) -> Session:
    """The session after all commands of a script; raises CommandError before any is carried out."""
    store = SessionStore(session)
    for call in parse_script(script, commands):
        carry_out(call, store)
    return store.session
