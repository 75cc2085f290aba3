"""What Qt says is kept for the fault reports: all but what it says for its own makers, and hints that mean nothing."""

from pathlib import Path

from PySide6.QtCore import qDebug, qInfo, qWarning

from acuviewer import fault_report
from acuviewer.export.qt_messages import hear_qt


def test_warnings_are_in_the_reports_and_chatter_is_not(settings_of_nobody: Path) -> None:
    hear_qt()
    qWarning("the pixmap is null")
    qInfo("a font was replaced")
    qDebug("for makers only")
    qWarning("This plugin does not support propagateSizeHints()")
    report = fault_report.keep_report("asked for in the window").read_text(encoding="utf-8")
    assert "Qt: the pixmap is null (1 times)" in report
    assert "Qt: a font was replaced (1 times)" in report
    assert "for makers only" not in report
    assert "propagateSizeHints" not in report
