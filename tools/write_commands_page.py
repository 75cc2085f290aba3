"""Writes docs/COMMANDS.md from the table of commands; with --check says only whether it is up to date.

python tools/write_commands_page.py [--check]
"""

import sys
from itertools import groupby
from pathlib import Path

from acuviewer.i18n import say, text
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.ui.menus import GROUPS
from acuviewer.whole_file import write_whole

PAGE = Path(__file__).resolve().parents[1] / "docs" / "COMMANDS.md"
HEAD = """# Commands

Everything a person can do is one line of text. Menus, keys, buttons and the search are made from them, and
`acuviewer do "point.select GB30; step.all"` carries them out. Written by `tools/write_commands_page.py` from the table of
commands in `src/acuviewer/session`.

In the column of undo, *step* is a step of its own, *merge* one step together with all of its kind right before it, *begin* leaves
nothing to take back.
"""


def page() -> str:
    """The page as it should be."""
    commands = sorted(build_commands(load_atlas(), load_library()).values(), key=lambda command: GROUPS.index(command.group))
    parts = [HEAD]
    for group, listed in groupby(commands, key=lambda command: command.group):
        rows = [f"\n## {text(f'group.{group}')}\n", "| command | keys | what it does | undo |", "|---|---|---|---|"]
        for command in listed:
            keys = ", ".join(f"`{key}`" for key in command.keys)
            line = f"{command.id} {command.argument}".rstrip().replace("|", "\\|")
            rows.append(f"| `{line}` | {keys} | {say(command.help)} | {command.undo if command.undo != 'none' else ''} |")
        parts.append("\n".join(rows) + "\n")
    return "".join(parts)


def main() -> int:
    """Write the page, or check it."""
    if sys.argv[1:] == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
            return 0
        print(f"{PAGE.name} is not what the table of commands says; run python tools/{Path(__file__).name}", file=sys.stderr)
        return 1
    write_whole(PAGE, page().encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
