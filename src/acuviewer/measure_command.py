"""The sub-command ``acuviewer measure``: the ruler laid along the skin."""

import argparse

from acuviewer import output


def add_measure_options(parser: argparse.ArgumentParser) -> None:
    """Give the parser of ``measure`` its arguments."""
    place = "a point (GB30, or 'GB30 right'), a landmark (greater_trochanter), or skin ('skin TRIANGLE W W W')"
    parser.add_argument("start", metavar="FROM", help=f"where the ruler begins: {place}")
    parser.add_argument("end", metavar="TO", help="where it ends")
    parser.add_argument("via", nargs="*", metavar="VIA", help="places over which it goes between, in their order")
    parser.add_argument("--side", choices=("left", "right"), default="left", help="side of places that name none (default: left)")
    parser.add_argument("--json", action="store_true", help="JSON instead of text")


def measure(choices: argparse.Namespace) -> int:
    """Print what the ruler shows."""
    from acuviewer.measure_report import measure_report

    told = measure_report([choices.start, choices.end, *choices.via], choices.side, choices.body, choices.json)
    (output.write_json if choices.json else output.write_text)(told)
    return 0
