"""Tries to break the program, by chance that can be repeated, and tells what broke.

    python tools/break.py [PART …] [--seed N] [--count N] [--minutes M] [--case N] [--keep FOLDER] [--program CMD]

A line for each case that failed, an account of each part; exit code 1 if anything failed. ``docs/BREAKING.md`` tells what
the parts do.
"""

import argparse
import importlib
import os
import shlex
import sys
from pathlib import Path

from breaking.outcome import LeftOutError, Options, Part, carry_out

PARTS = {
    "files": "FilesPart", "settings": "SettingsPart", "commands": "CommandsPart", "environments": "EnvironmentsPart",
    "interruptions": "InterruptionsPart", "window": "WindowPart", "lessons": "LessonsPart",
}  # fmt: skip
"""The parts: each is a class of the module ``breaking`` of its name, imported when it is asked for."""


def main() -> int:
    """Try the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}, or all")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other cases")
    parser.add_argument("--count", type=int, help="how many cases of each part (of the part window: acts)")
    parser.add_argument("--minutes", type=float, help="begin no new case after this time, for each part")
    parser.add_argument(
        "--case", type=int, action="append", default=[], metavar="N", help="this case alone; may stand more than once"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what failing cases wrote and were given")
    parser.add_argument("--program", default="", metavar="CMD", help="how to start acuviewer, where it is started as a process")
    parser.add_argument(
        "--patience", type=float, default=2.0, metavar="S", help="what lasts so many seconds longer than usual hangs (default: 2)"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="cases side by side (default: one a core)")
    parser.add_argument(
        "--replay", type=Path, metavar="FILE", help="do these acts again in the window, as a failure has kept them"
    )
    choices = parser.parse_args()
    unknown = sorted(set(choices.parts) - {*PARTS, "all"})
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}, and all")
    names = list(PARTS) if not choices.parts or "all" in choices.parts else choices.parts
    program = tuple(shlex.split(choices.program))
    options = Options(
        choices.seed,
        choices.count,
        choices.minutes,
        choices.keep,
        program,
        max(choices.jobs, 1),
        tuple(choices.case),
        choices.replay,
        choices.patience,
    )
    return 1 if sum(_carry_out(name, options) for name in names) else 0


def _carry_out(name: str, options: Options) -> int:
    try:
        part: Part = getattr(importlib.import_module(f"breaking.{name}"), PARTS[name])(options)
    except LeftOutError as reason:
        print(f"{name}: left out: {reason}", flush=True)
        return 0
    try:
        return carry_out(part, options)
    finally:
        part.close()


if __name__ == "__main__":
    sys.exit(main())
