"""Where the program begins: ``acuviewer`` and ``python -m acuviewer``.

Its version is told before anything else is loaded; all other arguments are for ``acuviewer.cli``.
"""

import sys

from acuviewer.version import __version__


def main() -> int:
    """Run acuviewer as a program of its own; returns the exit code."""
    if sys.argv[1:] == ["--version"] and _told_version():
        return 0
    from acuviewer.cli import main as run

    return run()


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
