"""The sub-commands of ``acuviewer points``: show what is known of points, write them as a table, bring a table back."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from acuviewer import output
from acuviewer.faults import in_short, plain


def add_point_commands(points: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """Give the parser of ``points`` its sub-commands; ``path`` reads the name of a file."""
    commands = points.add_subparsers(title="commands", metavar="show|export|import", required=True, prog=points.prog)

    def add(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    show = add("show", _show, "all that is known of points, in words")
    show.add_argument("codes", nargs="+", metavar="CODE")
    show.add_argument("--json", action="store_true", help="JSON instead of text")
    export = add("export", _export, "write names, location, cautions and indications of all points as a table")
    export.add_argument("--sheet", type=path, required=True, metavar="OUT.csv", help="the table: CSV, UTF-8, a row a point")
    bring = add("import", _import, "bring a table back into the catalog of points")
    bring.add_argument("--sheet", type=path, required=True, metavar="FILE.csv", help="the table, as export writes it")
    bring.add_argument(
        "--into",
        type=path,
        metavar="POINTS.json",
        help="a catalog to change, or a new file for the program's own with the changes (default: change the program's own)",
    )


def _show(choices: argparse.Namespace) -> int:
    from acuviewer.point_report import points_report

    (output.write_json if choices.json else output.write_text)(points_report(choices.codes, choices.json))
    return 0


def _export(choices: argparse.Namespace) -> int:
    from acuviewer.sheets.exchange import export_sheet

    number = export_sheet(choices.sheet)
    print(f"{_name(choices.sheet)}: {number} points", file=sys.stderr)
    return 0


def _import(choices: argparse.Namespace) -> int:
    from acuviewer.sheets.exchange import import_sheet

    brought = import_sheet(choices.sheet, choices.into)
    for change in brought.changes:
        output.write_text(f"{change.code}: {', '.join(change.columns)}")
    number = len(brought.changes)
    words = "no point is changed" if not number else f"{number} point{'s are' if number > 1 else ' is'} changed"
    name = _name(brought.path)
    listed = " and its entry in files.json renewed" if brought.listed else ""
    done = f"{name} is written{listed}" if brought.written else f"{name} stays as it is"
    print(f"{words}; {done}", file=sys.stderr)
    return 0


def _name(path: Path) -> str:
    return in_short(plain(str(path)))
