"""The sub-command ``acuviewer locate``: where points lie on a body, or on many."""

import argparse
import gc
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from acuviewer import output
from acuviewer.faults import UsageError


def add_locate_options(parser: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Give the parser of ``locate`` its arguments; ``path`` reads the name of a file."""
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--all", action="store_true", help="all points")
    parser.add_argument("--side", choices=("left", "right", "both"), default="both")
    parser.add_argument(
        "--definition", default="standard", metavar="ID|all", help="another definition of the points, or all of them"
    )
    parser.add_argument(
        "--bodies",
        type=path,
        metavar="BODIES.csv",
        help="the bodies of a table, a row each: a column body, or one a property and measure; answers with a table, or JSON lines",
    )
    parser.add_argument("--json", action="store_true", help="JSON instead of text")


def locate(choices: argparse.Namespace) -> int:
    """Print where the points lie; what lies nowhere is told on standard error, and is a failure."""
    if choices.all and choices.codes:
        raise UsageError("locate: name points, or write --all; not both.")
    if not choices.all and not choices.codes:
        raise UsageError("locate: name at least one point, such as GB30, or --all.")
    codes = None if choices.all else choices.codes
    if choices.bodies is not None:
        return _locate_on_many(codes, choices)
    from acuviewer.reports import locate_report

    found = locate_report(codes, choices.side, choices.body, choices.json, choices.definition)
    if found.text:
        (output.write_json if choices.json else output.write_text)(found.text)
    return _tell(found.missing)


def _locate_on_many(codes: list[str] | None, choices: argparse.Namespace) -> int:
    if choices.body:
        raise UsageError("locate: write one body with --body, or a table of them with --bodies; not both.")
    output.require_output()
    gc.enable()  # a short run leaves it off, but here one body after the other must go again
    from acuviewer.many_report import HEADER, many_report

    reports = many_report(codes, choices.side, choices.bodies, choices.json, choices.definition)
    if not choices.json:
        output.write_text(HEADER)
    failed = 0
    for found in reports:
        if found.text:
            (output.write_json if choices.json else output.write_text)(found.text)
        failed |= _tell(found.missing)
    return failed


def _tell(missing: Iterable[str]) -> int:
    """Say what is nowhere; the exit code."""
    code = 0
    for sentence in missing:
        code = 1
        print(f"acuviewer: {sentence}", file=sys.stderr)
    return code
