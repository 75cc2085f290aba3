"""Imports after Qt's stay Python's own.

PySide puts an import of its own in the place of Python's. From then on it reads the source of every module that is imported, in search
of a wish for other spellings of Qt's names, and all that was read is kept. Nobody here has that wish: so much less to begin, and to hold.
"""

import builtins


def import_qt() -> None:
    """Import Qt, and leave importing as it was before."""
    own = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = own
