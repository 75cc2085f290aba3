"""The sub-command ``acuviewer check``: the data files and what is wrong with them."""

import argparse
import sys
from pathlib import Path

from acuviewer import output
from acuviewer.faults import UsageError, in_short, plain


def check(choices: argparse.Namespace) -> int:
    """List the faults of a data folder; with ``--renew`` write its list of files anew if there are none."""
    from acuviewer.data_check import check_data
    from acuviewer.data_check.listing import renew_list
    from acuviewer.data_check.standing import renew_standing
    from acuviewer.resources import assets_root

    folder = choices.folder or assets_root()
    name = in_short(plain(str(folder)))
    if not _is_folder(folder):
        raise UsageError(f"check: {name} is no folder.")
    faults = check_data(folder, thoroughly=choices.renew)
    for fault in faults:
        output.write_text(str(fault))
    words = "no faults" if not faults else f"{len(faults)} fault{'s' if len(faults) > 1 else ''}"
    print(f"{name}: {words}", file=sys.stderr)
    if choices.renew and not faults:
        changed = renew_list(folder)
        renew_standing(folder)
        print(f"{name}: files.json is written anew; changed: {', '.join(changed) or 'nothing'}", file=sys.stderr)
    elif choices.renew:
        print(f"{name}: files.json stays as it is until there are no faults", file=sys.stderr)
    return 1 if faults else 0


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # a name that no system allows
