"""The sub-command ``acuviewer quiz``: questions and right answers, for a class or for oneself."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from acuviewer import output
from acuviewer.arguments import add_question_options
from acuviewer.faults import UsageError

if TYPE_CHECKING:
    from acuviewer.quiz_report import Quiz


def add_quiz_options(parser: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Give the parser of ``quiz`` its arguments; ``path`` reads the name of a file."""
    parser.add_argument(
        "--set",
        dest="points",
        required=True,
        metavar="SET",
        help="what is asked about: a meridian (BL), a region, a category (back-shu), a pain type, a caution, a kept set, or 'BL23 BL25'; "
        "with a comma between two of them what both have, with region: before it what is meant",
    )
    add_question_options(parser, 20, "so many questions (default: 20)")
    parser.add_argument("--json", action="store_true", help="JSON instead of text")
    parser.add_argument(
        "--sheet", type=path, metavar="OUT.html|OUT.pdf", help="write a sheet to print instead, with room for the answers"
    )
    parser.add_argument("--solution", action="store_true", help="with --sheet: the right answers instead of room")
    parser.add_argument("--paper", choices=("a4", "letter"), help="with --sheet OUT.pdf: the size of the paper (default: a4)")


def quiz(choices: argparse.Namespace) -> int:
    """Print the questions, or write them as a sheet; that there are fewer than asked for is told on standard error."""
    from acuviewer.quiz_report import make_quiz, quiz_as_json, quiz_as_text
    from acuviewer.study.question import KINDS

    if choices.solution and not choices.sheet:
        raise UsageError("quiz: --solution is that of a sheet; write --sheet OUT.html as well.")
    if choices.paper and (not choices.sheet or choices.sheet.suffix.lower() != ".pdf"):
        raise UsageError("quiz: --paper is that of a PDF; write --sheet OUT.pdf as well.")
    if choices.json and choices.sheet:
        raise UsageError("quiz: --json prints, and --sheet writes a file; not both.")
    made = make_quiz(choices.points, choices.kinds or KINDS, choices.questions, choices.seed or "1", choices.body)
    if not made.questions:
        raise UsageError("quiz: nothing of these kinds can be asked about that set.")
    if choices.sheet:
        _save_sheet(choices, made)
    else:
        (output.write_json if choices.json else output.write_text)((quiz_as_json if choices.json else quiz_as_text)(made))
    if len(made.questions) < choices.questions:
        print(f"acuviewer: there are no more than {len(made.questions)} different questions about that set.", file=sys.stderr)
    return 0


def _save_sheet(choices: argparse.Namespace, made: "Quiz") -> None:
    """The ending says what is written; a sheet without a known one is HTML."""
    from acuviewer.quiz_report import save_sheet, sheet_of

    sheet = sheet_of(made, choices.solution)
    if choices.sheet.suffix.lower() == ".pdf":
        from acuviewer.export.pdf import save_pdf

        save_pdf(choices.sheet, *sheet, choices.paper or "a4")
    else:
        save_sheet(choices.sheet, sheet)
