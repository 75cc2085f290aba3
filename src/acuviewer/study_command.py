"""The sub-command ``acuviewer study``: today's session, and answers to take along."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from acuviewer import output
from acuviewer.faults import UsageError, in_short, plain, quoted

if TYPE_CHECKING:
    from acuviewer.i18n import Words
    from acuviewer.study.answers_file import AnswersFile


def add_study_options(parser: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Give the parser of ``study`` its arguments; ``path`` reads the name of a file."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--today", action="store_true", help="what is left of today's session")
    what.add_argument(
        "--export",
        type=path,
        metavar="OUT.json|OUT.csv",
        help="write everything (lists and notes too) as JSON, or the answers as CSV",
    )
    what.add_argument("--import", dest="bring", type=path, metavar="FILE.json", help="add what was exported as JSON")
    parser.add_argument("--learner", metavar="LEARNER", help="who learns (default: the only one there is)")
    parser.add_argument("--json", action="store_true", help="today's session as JSON instead of text")


def study(choices: argparse.Namespace) -> int:
    """Carry out what was asked for."""
    if choices.json and not choices.today:
        raise UsageError("study: --json is a form of --today; write acuviewer study --today --json.")
    return _bring(choices) if choices.bring else _export(choices) if choices.export else _today(choices)


def _today(choices: argparse.Namespace) -> int:
    from acuviewer.points.atlas import load_atlas
    from acuviewer.study.clock import here_and_now
    from acuviewer.study.study_report import today_report

    file = _read(choices.learner)
    try:
        report = today_report(file, load_atlas().points, here_and_now(), choices.json)
    finally:
        file.close()
    (output.write_json if choices.json else output.write_text)(report)
    return 0


def _export(choices: argparse.Namespace) -> int:
    from acuviewer.study.exchange import export_csv, export_json
    from acuviewer.study.learners import file_of
    from acuviewer.study.shelf import EMPTY
    from acuviewer.study.shelf_files import read_shelf, shelf_folder

    ending = choices.export.suffix.lower()
    if ending not in (".json", ".csv"):
        raise UsageError(f"study: {quoted(str(choices.export))} has neither the ending .json nor .csv.")
    file = _read(choices.learner)
    try:
        if ending == ".csv":
            number, damaged = export_csv(file, choices.export)
        else:
            shelf, told = read_shelf(shelf_folder(file_of(file.learner)), EMPTY)
            _tell_all(told)
            number, damaged = export_json(file, choices.export, shelf)
    finally:
        file.close()
    left_out = f"; {damaged} more are damaged and left out" if damaged else ""
    _tell(f"{choices.export}: {number} {'entry' if number == 1 else 'entries'} of {file.learner}{left_out}")
    return 0


def _bring(choices: argparse.Namespace) -> int:
    from acuviewer.i18n import say
    from acuviewer.study.exchange import bring_shelf, read_exported
    from acuviewer.study.learners import chosen_learner, file_of
    from acuviewer.study.opening import open_answers
    from acuviewer.study.shelf_files import shelf_folder

    exported = read_exported(choices.bring)
    learner = chosen_learner(choices.learner if choices.learner is not None else exported.learner or None)
    file = open_answers(file_of(learner), learner)
    try:
        if file.reads_only:
            raise UsageError(" ".join(map(say, file.notices)))
        _tell_notices(file)
        number = exported.bring_into(file)
        kept = bring_shelf(exported.shelf, shelf_folder(file_of(learner)))
    finally:
        file.close()
    there = len(exported.answers) - number
    beside = (
        f"; {kept} {'list or note' if kept == 1 else 'lists and notes'} added"
        if exported.shelf.lists or exported.shelf.notes
        else ""
    )
    _tell(f"{number} {'entry' if number == 1 else 'entries'} added to those of {learner}; {there} stood there already{beside}")
    return 0


def _read(learner: str | None) -> "AnswersFile":
    from acuviewer.study.learners import chosen_learner, file_of
    from acuviewer.study.opening import read_answers

    name = chosen_learner(learner)
    file = read_answers(file_of(name), name)
    _tell_notices(file)
    return file


def _tell_notices(file: "AnswersFile") -> None:
    _tell_all(file.notices)


def _tell_all(notices: "Iterable[Words]") -> None:
    from acuviewer.i18n import say

    for notice in notices:
        _tell(say(notice))


def _tell(words: str) -> None:
    print(f"acuviewer: {in_short(plain(words))}", file=sys.stderr)
