"""The sub-command ``acuviewer locate``: where points lie on a body, or on many."""

import argparse
import sys

from acuviewer import output
from acuviewer.faults import UsageError


def add_locate_options(parser: argparse.ArgumentParser) -> None:
    """Give the parser of ``locate`` its arguments."""
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--all", action="store_true", help="all points")
    parser.add_argument("--side", choices=("left", "right", "both"), default="both")
    parser.add_argument(
        "--definition", default="standard", metavar="ID|all", help="another definition of the points, or all of them"
    )
    parser.add_argument("--json", action="store_true", help="JSON instead of text")


def locate(choices: argparse.Namespace) -> int:
    """Print where the points lie; what lies nowhere is told on standard error, and is a failure."""
    from acuviewer import reports

    if choices.all and choices.codes:
        raise UsageError("locate: name points, or write --all; not both.")
    if not choices.all and not choices.codes:
        raise UsageError("locate: name at least one point, such as GB30, or --all.")
    codes = None if choices.all else choices.codes
    found = reports.locate_report(codes, choices.side, choices.body, choices.json, choices.definition)
    if found.text:
        (output.write_json if choices.json else output.write_text)(found.text)
    for sentence in found.missing:
        print(f"acuviewer: {sentence}", file=sys.stderr)
    return 1 if found.missing else 0
