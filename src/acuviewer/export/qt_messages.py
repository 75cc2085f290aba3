"""What Qt says goes into the fault reports instead of onto standard error."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from acuviewer import fault_report

_QUIET = (
    # About hints that only some window managers read.
    "This plugin does not support propagateSizeHints()",
    # Under the locale C; Qt helps itself, and figures and letters are the program's own.
    "Detected locale ",
)


def hear_qt() -> None:
    """Hear Qt's messages from now on, for the whole process; call before its application object is made."""
    qInstallMessageHandler(_heard)


def _heard(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What ends the program is marked in the reports, and said."""
    del context
    if kind is QtMsgType.QtFatalMsg:
        fault_report.note_message("Qt ended the program", message)
        print(f"acuviewer: Qt ended the program: {message}", file=sys.stderr)
    elif kind is not QtMsgType.QtDebugMsg and not message.startswith(_QUIET):
        fault_report.note_message("Qt", message)
