"""The sub-command ``acuviewer lesson``: lessons told of their faults, listed, and presented."""

import argparse
from collections.abc import Callable
from pathlib import Path

from acuviewer import output
from acuviewer.faults import UsageError, plain
from acuviewer.progress_line import tell, wait_for

Handler = Callable[[argparse.Namespace], int]

_ENDINGS = """the ending says what is written. .html: one page with a body to turn at each step, for a browser without a network (no speaker's
notes); .pdf: pictures and captions to print, with --notes the speaker's notes as well; .pptx: slides
with texts that can be edited, the speaker's notes in the notes (needs the extra pptx)"""


def add_lesson_options(parser: argparse.ArgumentParser, path: Callable[[str], Path], window: Handler) -> None:
    """Give the parser of ``lesson`` its arguments; ``path`` reads the name of a file, ``window`` opens one with a script."""
    acts = parser.add_subparsers(title="commands", metavar="", required=True, prog=parser.prog)
    check = acts.add_parser("check", help="tell by line what is wrong with lessons")
    check.add_argument("files", nargs="+", type=path, metavar="FILE")
    check.set_defaults(run=_check)
    play = acts.add_parser("play", help="present a lesson: a file, or the name of one that comes with the program")
    play.add_argument("file", metavar="FILE")
    play.set_defaults(run=lambda choices: _play(choices, window))
    made = acts.add_parser("export", help="hand a lesson out: as a page for a browser, on paper, or as slides")
    made.add_argument("lesson", metavar="LESSON", help="a file, or the name of a lesson that comes with the program")
    made.add_argument("--to", required=True, type=path, metavar="OUT.html|OUT.pdf|OUT.pptx", help=_ENDINGS)
    made.add_argument("--paper", choices=("a4", "letter"), help="of a PDF: the size of the paper (default: a4)")
    made.add_argument("--notes", action="store_true", help="of a PDF: with the speaker's notes")
    made.set_defaults(run=_export)
    acts.add_parser("list", help="list the lessons that come with the program").set_defaults(run=_list)
    acts.add_parser("commands", help="list the commands that scenes may have").set_defaults(run=_commands)


def _check(choices: argparse.Namespace) -> int:
    from acuviewer.lesson_report import check_lesson

    n_faults = 0
    for file in choices.files:
        told, faults = check_lesson(file)
        output.write_text("\n".join([*map(str, faults), told]))
        n_faults += len(faults)
    return 1 if n_faults else 0


def _play(choices: argparse.Namespace, window: Handler) -> int:
    from acuviewer.session.lesson_commands import one_line
    from acuviewer.session.lesson_files import check_file

    if not choices.file.strip():
        raise UsageError("lesson play: write the name of a file, or of a lesson; acuviewer lesson list names them.")
    check_file(choices.file)
    choices.script = f"lesson.open {one_line(choices.file)}; projector.toggle"
    return window(choices)


def _export(choices: argparse.Namespace) -> int:
    from acuviewer.other_programs.formats import require_place, save_made
    from acuviewer.other_programs.lesson_formats import LESSON_FORMATS, Choices, lesson_ending
    from acuviewer.other_programs.shown_lesson import show_lesson

    ending = lesson_ending(choices.to)
    if ending != ".pdf" and (choices.paper or choices.notes):
        raise UsageError("lesson export: --paper and --notes are those of a PDF; write --to OUT.pdf as well.")
    require_place(choices.to)
    asked = Choices(choices.paper or "a4", choices.notes)
    made = wait_for(LESSON_FORMATS[ending](show_lesson(choices.lesson), asked))
    save_made(choices.to, made)
    tell(made)
    return 0


def _list(_: argparse.Namespace) -> int:
    from acuviewer.lesson_report import list_lessons

    output.write_text(plain_lines(list_lessons()))
    return 0


def _commands(_: argparse.Namespace) -> int:
    from acuviewer.lesson_report import list_allowed

    output.write_text(list_allowed())
    return 0


def plain_lines(lines: list[str]) -> str:
    """Lines that a terminal takes for nothing but text."""
    return "\n".join(map(plain, lines))
