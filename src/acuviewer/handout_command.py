"""The sub-command ``acuviewer handout``: points on paper, to hand out."""

import argparse
from collections.abc import Callable
from pathlib import Path

from acuviewer.faults import UsageError, in_short, plain
from acuviewer.progress_line import tell, wait_for


def add_handout_options(parser: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Give the parser of ``handout`` its arguments; ``path`` reads the name of a file."""
    parser.add_argument("codes", nargs="+", metavar="CODE", help="points, such as BL23 GB30, or sets as with acuviewer quiz")
    parser.add_argument("--to", required=True, type=path, metavar="OUT.pdf", help="the file to write")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the size of the paper (default: a4)")


def handout(choices: argparse.Namespace) -> int:
    """Write the PDF; what is in it and what it leaves out is told on standard error."""
    if choices.to.suffix.lower() != ".pdf":
        raise UsageError(f"handout: {in_short(plain(choices.to.name))} does not end with .pdf; write --to OUT.pdf.")
    from acuviewer.other_programs.formats import read_wanted, require_place, save_made
    from acuviewer.other_programs.point_handout import make_handout
    from acuviewer.session.settings import Settings
    from acuviewer.user_folder import user_folder

    require_place(choices.to)
    settings = Settings(user_folder())
    settings.load()
    wanted = read_wanted(" ".join(choices.codes), choices.body, dict(settings.sets()))
    made = wait_for(make_handout(wanted, choices.paper))
    save_made(choices.to, made)
    tell(made)
    return 0
