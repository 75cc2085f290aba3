"""Where the program begins: ``acuviewer`` and ``python -m acuviewer``.

Its version is told before anything else is loaded; all other arguments are for ``acuviewer.cli``.
"""

import os
import sys

from acuviewer.version import __version__


def main() -> int:
    """Run acuviewer as a program of its own; returns the exit code."""
    if sys.argv[1:] == ["--version"] and _told_version():
        return 0
    from acuviewer.cli import main as run

    code = run()
    if "PySide6" not in sys.modules:  # Qt has something to do at the end, such as handing on what was copied
        # All is written. To take apart what was loaded, one thing after the other, takes a tenth of a short run.
        os._exit(code)
    return code


def _told_version() -> bool:
    """Whether standard output took the version; where it did not, the command line says why."""
    if sys.stdout is None:
        return False
    try:
        print(f"acuviewer {__version__}", flush=True)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
