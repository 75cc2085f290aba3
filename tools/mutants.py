"""Changes single lines of a copy of the program, and tells which changes the tests do not notice.

    python tools/mutants.py [--seed N] [--count N] [--only NAME …] [--list] [--jobs N] [--patience S]

A line for each mutant, an account of each package; exit code 1 if more than one of twenty survives unexplained.
``docs/MUTANTS.md`` tells how mutants are made, and what to do with one that survives.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from breaking.outcome import LeftOutError
from mutating.account import Account
from mutating.by_chance import mutants_by_chance
from mutating.by_hand import mutants_by_hand
from mutating.mutant import Mutant, MutantError
from mutating.trial import try_all

TOP = Path(__file__).resolve().parents[1]


def main() -> int:
    """Try the mutants that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="another seed gives others by chance")
    parser.add_argument("--count", type=int, default=66, help="how many by chance, beside those chosen by hand (default: 66)")
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="this mutant or package; may stand more than once"
    )
    parser.add_argument("--list", action="store_true", help="name the mutants and try none")
    parser.add_argument(
        "--likely", action="store_true", help="run the likely tests alone: quick, but what survives may be noticed by others"
    )
    parser.add_argument("--jobs", type=int, default=1, help="mutants side by side (default: 1)")
    parser.add_argument(
        "--patience", type=float, default=1800.0, metavar="S", help="tests that last so many seconds hang (default: 1800)"
    )
    choices = parser.parse_args()
    try:
        mutants = _chosen(
            mutants_by_hand(TOP / "src") + mutants_by_chance(TOP / "src", choices.count, choices.seed), choices.only
        )
        if choices.list:
            print("\n".join(f"{mutant.name}: {mutant.change}" for mutant in mutants))
            return 0
        account = Account()
        with tempfile.TemporaryDirectory(prefix="acuviewer-mutants-", ignore_cleanup_errors=True) as folder:
            for verdict in try_all(mutants, TOP, Path(folder), max(choices.jobs, 1), choices.patience, choices.likely):
                print(account.add(verdict), flush=True)
    except (MutantError, LeftOutError) as reason:
        print(f"mutants: {reason}", file=sys.stderr)
        return 1
    print(account)
    return 0 if account.is_good else 1


def _chosen(mutants: Sequence[Mutant], only: Sequence[str]) -> list[Mutant]:
    """Those of some names or packages, all where none are named."""
    unknown = sorted(set(only) - {name for mutant in mutants for name in (mutant.name, mutant.package)})
    if unknown:
        raise MutantError(f"there is no mutant and no package {', '.join(unknown)}; --list names all mutants.")
    return [mutant for mutant in mutants if not only or {mutant.name, mutant.package} & set(only)]


if __name__ == "__main__":
    sys.exit(main())
