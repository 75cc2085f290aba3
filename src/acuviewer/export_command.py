"""The sub-command ``acuviewer export``: points, questions or the body for other programs; the ending of the file says which."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from acuviewer.arguments import add_question_options
from acuviewer.faults import UsageError
from acuviewer.progress_line import tell, wait_for

if TYPE_CHECKING:
    from acuviewer.other_programs.formats import Format

_ENDINGS = """the ending says what is written. .apkg: cards for Anki, with pictures (not what you answered here, indications, evidence); .xml: questions
for Moodle, with markers on pictures (not the construction, nor how far off one is); .csv: a table of the points, or with --questions of questions
(no pictures, no positions); .html: a page with a body to turn and each point's construction, for a browser without a network (no other places of
points); .ply: the skin in millimetres (no points, no bones); .glb and .usdz: skin, hair, bones, landmarks, points and meridians in metres (no constructions)"""


def add_export_options(sub: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Give the parser of ``export`` its arguments; ``path`` reads the name of a file."""
    sub.add_argument("out", type=path, metavar="OUT.apkg|OUT.xml|OUT.csv|OUT.html|OUT.ply|OUT.glb|OUT.usdz", help=_ENDINGS)
    sub.add_argument(
        "--set", dest="points", metavar="SET|all", help="whose points, as with acuviewer quiz, or all; not for the body"
    )
    add_question_options(sub, None, "so many questions: 100 in .xml, and in .csv a table of the points without it")


def export(choices: argparse.Namespace) -> int:
    """Write the file; what is in it and what it leaves out is told on standard error."""
    from acuviewer.other_programs.formats import Questions, format_of, read_wanted, require_place, save_made
    from acuviewer.session.settings import Settings
    from acuviewer.study.question import KINDS
    from acuviewer.user_folder import user_folder

    wanted_format = format_of(choices.out)
    _require_fitting(choices, wanted_format)
    require_place(choices.out)
    settings = Settings(user_folder())
    settings.load()
    wanted = read_wanted(choices.points, choices.body, dict(settings.sets()))
    asked = Questions(choices.questions, choices.seed or "1", choices.kinds or KINDS)
    made = wait_for(wanted_format.make(wanted, asked, choices.out.suffix.lower()))
    save_made(choices.out, made)
    tell(made)
    return 0


def _require_fitting(choices: argparse.Namespace, wanted: "Format") -> None:
    ending = choices.out.suffix.lower()
    asks = choices.questions is not None or choices.seed is not None or choices.kinds is not None
    if wanted.of == "body" and (choices.points is not None or asks):
        raise UsageError(f"export: {ending} holds the body; --set, --questions, --seed and --kinds are not for it.")
    if wanted.of != "body" and choices.points is None:
        raise UsageError("export: whose points? Write --set BL, or --set all.")
    if wanted.of == "points" and asks:
        raise UsageError(f"export: {ending} holds points; --questions, --seed and --kinds are for .xml and .csv.")
    if wanted.of == "points or questions" and asks and choices.questions is None:
        raise UsageError(f"export: --seed and --kinds are those of questions; write --questions as well for {ending}.")
