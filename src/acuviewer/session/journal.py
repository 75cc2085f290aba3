"""The journal: what a person has done, a command a line, as a script that leads to the same session again."""

from collections.abc import Sequence

from acuviewer.fault_report import noted_acts
from acuviewer.version import __version__


def journal_text() -> str:
    """The acts that are kept, as a script for ``acuviewer do``; says so if the first ones are not among them."""
    acts, n_lost = noted_acts()
    head = [f"# acuviewer {__version__}: what was done, a command a line; acuviewer do --from carries it out again"]
    if n_lost:
        head.append(f"# the first {n_lost} are no longer kept: what comes out may be something else")
    return "\n".join([*head, *acts]) + "\n"


def read_script(lines: Sequence[str]) -> str:
    """A script from the lines of a file: what stands behind # at the beginning of a line is left out."""
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))
