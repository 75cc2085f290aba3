"""The command line. Standard output holds results alone; everything else goes to standard error.

Each sub-command imports what it needs, so that Qt is loaded for the window and pictures only.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple, NoReturn

from acuviewer import __version__, output
from acuviewer.arguments import BODY_HELP, add_check, add_do, add_json, add_page, add_snapshot, add_tour, path
from acuviewer.check_command import check
from acuviewer.export_command import add_export_options, export
from acuviewer.faults import UsageError, in_short, plain
from acuviewer.handout_command import add_handout_options, handout
from acuviewer.lesson_command import add_lesson_options
from acuviewer.locate_command import add_locate_options, locate
from acuviewer.measure_command import add_measure_options, measure
from acuviewer.point_commands import add_point_commands
from acuviewer.quiz_command import add_quiz_options, quiz
from acuviewer.search_command import add_search_options, search
from acuviewer.signals import end_at_once_on_signals
from acuviewer.study_command import add_study_options, study
from acuviewer.user_folder import user_folder

Handler = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run acuviewer; returns the exit code. No traceback reaches a person: faults become sentences and exit code 1."""
    output.never_fail_on_letters()
    if arguments is None:  # called with arguments it is a part of another program, whose process is its own
        end_at_once_on_signals()
        # The matrices are small: a second thread of OpenBLAS only burns. And while it works nobody may fork, or it is waited for
        # for ever; Qt does where it has to start a message bus.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        # What is loaded stays to the end: looking through it for what nobody needs any more takes a tenth of a short run.
        gc.disable()
    try:
        try:
            given = sys.argv[1:] if arguments is None else list(arguments)
            choices = _parser_for(given).parse_args(given)
            code = int(choices.run(choices))
        finally:
            output.finish_output()
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        said = _explain(error) or _report(error)
        with suppress(OSError):
            print(f"acuviewer: {said}", file=sys.stderr, flush=True)
        return 1
    return code


def _report(error: Exception) -> str | None:
    """Keep a report of a fault of the program itself; the sentence that tells of it."""
    from acuviewer.fault_report import report_fault

    return report_fault(error)


def _explain(error: Exception) -> str | None:
    """The sentence for an expected fault; None for a fault of the program itself."""
    known = {
        "UsageError", "BodyShapeError", "CommandError", "DataError", "SceneError", "PictureError", "MeshFileError",
        "NoDisplayError", "MissingAssetsError", "UnknownPointError", "OutputError", "StudyError", "PdfError",
    }  # fmt: skip
    if type(error).__name__ in known:
        return str(error)
    if isinstance(error, ImportError) and ".so" in str(error):
        return (
            f"a system library is missing ({error}). On Debian and Ubuntu: sudo apt-get install libgl1 libegl1 "
            "libgl1-mesa-dri libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxcb-cursor0"
        )
    if isinstance(error, ModuleNotFoundError) and not str(error.name).startswith("acuviewer"):
        return f"the library {error.name} is missing. Install acuviewer again, with the libraries that it needs."
    if isinstance(error, MemoryError):
        return "there is not enough memory for that."
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}."
    return None


class _Parser(argparse.ArgumentParser):
    """Quotes what was written so that a terminal shows it as text, and not at any length."""

    def error(self, message: str) -> NoReturn:
        super().error(in_short(plain(message)))


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of all sub-commands, or of one ``only``: whoever carries one out need not wait for the arguments of the others."""
    parser = _Parser(prog="acuviewer", description="Acupoints found by rule on a 3D body. Without a command: the window.")
    parser.add_argument("--version", action="version", version=f"acuviewer {__version__}")
    parser.set_defaults(run=_window)
    # With its name given, argparse need not lay out a page of help to find it.
    commands = parser.add_subparsers(title="commands", metavar="", prog=parser.prog)
    for command in _COMMANDS:
        if only in (None, command.name):
            sub = commands.add_parser(command.name, help=command.text, description=command.text)
            sub.set_defaults(run=command.run)
            if command.of_body:
                sub.add_argument("--body", default="", help=BODY_HELP)
            command.add_arguments(sub)
    return parser


def _parser_for(arguments: Sequence[str]) -> argparse.ArgumentParser:
    named = arguments[0] if arguments else None
    return build_parser(named if any(command.name == named for command in _COMMANDS) else None)


def _landmarks(choices: argparse.Namespace) -> int:
    from acuviewer import reports

    write = output.write_json if choices.json else output.write_text
    write(reports.landmarks_report(choices.body, choices.json))
    return 0


def _body(choices: argparse.Namespace) -> int:
    from acuviewer import body_report

    (output.write_json if choices.json else output.write_text)(body_report.report_body(choices.body, choices.json))
    return 0


def _page(choices: argparse.Namespace) -> int:
    from acuviewer.page_file import save_page

    save_page(choices.out, choices.script, choices.body)
    return 0


def _snapshot(choices: argparse.Namespace) -> int:
    from acuviewer import pictures

    script = pictures.picture_script(choices.point, choices.side, choices.steps, choices.view, choices.layers)
    if choices.do is not None:
        pictures.check_script(choices.do)
        script = f"{script}; {choices.do}"
    pictures.save_snapshot(choices.out, script, choices.body, choices.size, choices.theme)
    return 0


def _tour(choices: argparse.Namespace) -> int:
    from acuviewer import pictures

    output.require_output()
    for saved in pictures.save_tour(choices.folder, choices.body):
        output.write_text(str(saved))
    return 0


def _do(choices: argparse.Namespace) -> int:
    from acuviewer import pictures

    if choices.file is not None and choices.script:
        raise UsageError("do: write commands, or a file with --from; not both.")
    if choices.file is not None:
        choices.script = pictures.read_script_file(choices.file)
    if choices.list and (choices.script or choices.out):
        raise UsageError("do: --list names all commands and carries out none; write it alone.")
    if choices.size and not choices.out:
        raise UsageError("do: --size is that of a picture; write --out OUT.png as well.")
    if choices.list:
        output.write_text(pictures.list_commands())
        return 0
    if not choices.script:
        raise UsageError('do: write commands, such as: acuviewer do "point.select GB30; view.back"; --list names all.')
    pictures.check_script(choices.script)
    if choices.out:
        pictures.save_snapshot(choices.out, choices.script, "", choices.size or "1280x800", "light")
        return 0
    return _window(choices)


def _window(choices: argparse.Namespace) -> int:
    from acuviewer.ui.display import require_display

    require_display()
    from acuviewer import fault_report, probe

    probe.ask("window")  # answers while the libraries load
    from acuviewer.lean_memory import keep_little
    from acuviewer.session.anatomy import build_ahead
    from acuviewer.session.session import Layers, Session
    from acuviewer.session.settings import Settings

    keep_little()
    settings = Settings(user_folder())
    settings.load()
    build_ahead(settings.body())
    from acuviewer.export.plain_imports import import_qt

    import_qt()
    from acuviewer.ui.app import run_window

    layers = Layers(skin=float(str(settings["skin"])), names=settings.name_form())
    try:
        return run_window(
            Session(body=settings.body(), layers=layers, sets=settings.sets()), settings, getattr(choices, "script", "")
        )
    finally:
        fault_report.end_run()


def _self_test(_: argparse.Namespace) -> int:
    from acuviewer.self_test import run_self_test

    return run_self_test()


class _Command(NamedTuple):
    """A sub-command: its name, what carries it out, what it does in a few words, its arguments, and whether it is told of a body."""

    name: str
    run: Handler
    text: str
    add_arguments: Callable[[argparse.ArgumentParser], None] = lambda _: None
    of_body: bool = False


_COMMANDS = (
    _Command("locate", locate, "locate acupoints on a body, or on many", lambda sub: add_locate_options(sub, path), of_body=True),
    _Command("landmarks", _landmarks, "list the landmarks of a body", add_json, of_body=True),
    _Command("measure", measure, "measure along the skin of a body, in mm and cun", add_measure_options, of_body=True),
    _Command("body", _body, "the measures of a body, beside what was asked for and what people have", add_json, of_body=True),
    _Command("search", search, "search everything, as the search box of the window does", add_search_options),
    _Command("study", study, "what is to be learned today, and what was learned, to take along",
             lambda sub: add_study_options(sub, path)),
    _Command("quiz", quiz, "questions about a set of points with their answers, to print or for other programs",
             lambda sub: add_quiz_options(sub, path), of_body=True),
    _Command("lesson", _window, "lessons: check, present and list them",
             lambda sub: add_lesson_options(sub, path, _window)),
    _Command("page", _page, "save a page of the window as an HTML file, to hand out or for the web", add_page, of_body=True),
    _Command("snapshot", _snapshot, "save a picture; needs no display", add_snapshot),
    _Command("tour", _tour, "save pictures of six points of back pain, front, back and the construction of GB30",
             add_tour, of_body=True),
    _Command("export", export, "points, questions or the body for other programs: Anki, Moodle, tables, meshes",
             lambda sub: add_export_options(sub, path), of_body=True),
    _Command("handout", handout, "points on paper: a PDF with the construction of each, to hand out",
             lambda sub: add_handout_options(sub, path), of_body=True),
    _Command("check", check, "check the data files and list all faults", add_check),
    _Command("do", _do, "carry out commands in a window, or for a picture with --out", add_do),
    _Command("points", _window, "the points as data: show them, export and import a table",
             lambda sub: add_point_commands(sub, path)),
    _Command("self-test", _self_test, "the installed program checks itself"),
)  # fmt: skip
