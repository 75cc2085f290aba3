"""Tries to break the program, by chance that can be repeated, and tells what broke.

    python tools/break.py [PART …] [--seed N] [--count N] [--minutes M] [--case N] [--keep FOLDER] [--program CMD]

A line for each case that failed, an account of each part; exit code 1 if anything failed. ``docs/BREAKING.md`` tells what
the parts do.
"""

import argparse
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

from breaking.outcome import LeftOutError, Options, Part, carry_out


def _files(options: Options) -> Part:
    from breaking.files import FilesPart

    return FilesPart(options)


def _settings(options: Options) -> Part:
    from breaking.settings import SettingsPart

    return SettingsPart(options)


def _commands(options: Options) -> Part:
    from breaking.commands import CommandsPart

    return CommandsPart(options)


def _environments(options: Options) -> Part:
    from breaking.environments import EnvironmentsPart

    return EnvironmentsPart(options)


def _interruptions(options: Options) -> Part:
    from breaking.interruptions import InterruptionsPart

    return InterruptionsPart(options)


PARTS: dict[str, Callable[[Options], Part]] = {
    "files": _files,
    "settings": _settings,
    "commands": _commands,
    "environments": _environments,
}


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
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="cases side by side (default: one a core)")
    choices = parser.parse_args()
    unknown = sorted(set(choices.parts) - {*PARTS, "all"})
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}, and all")
    names = list(PARTS) if not choices.parts or "all" in choices.parts else choices.parts
    program = tuple(shlex.split(choices.program))
    options = Options(
        choices.seed, choices.count, choices.minutes, choices.keep, program, max(choices.jobs, 1), tuple(choices.case)
    )
    return 1 if sum(_carry_out(name, options) for name in names) else 0


def _carry_out(name: str, options: Options) -> int:
    try:
        part = PARTS[name](options)
    except LeftOutError as reason:
        print(f"{name}: left out: {reason}", flush=True)
        return 0
    try:
        return carry_out(part, options)
    finally:
        part.close()


if __name__ == "__main__":
    sys.exit(main())
