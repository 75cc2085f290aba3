"""The window that shows the last fault report: to be read, copied, or found in its folder. Nothing is sent."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from acuviewer import fault_report
from acuviewer.ui.dialogs.reading_dialogs import ReadingDialog
from acuviewer.ui.text_widgets import label

_INTRODUCTION = (
    "This is all that is kept: versions, system, settings, the last acts and what went wrong. It stays on this computer until you "
    "give it to somebody."
)
_NONE = "No report has been kept."


def fault_reports(parent: QWidget) -> ReadingDialog:
    """The newest report with buttons to copy it and to show the folder of all."""
    dialog = ReadingDialog(parent, "Fault report", (760, 560))
    dialog.column.addWidget(label(_INTRODUCTION))
    text = QPlainTextEdit(_newest())
    text.setReadOnly(True)
    text.setAccessibleName("Fault report")
    text.setMinimumHeight(300)
    dialog.column.addWidget(text, 1)
    more = len(fault_report.kept_reports()) - 1
    where = f"Kept in {fault_report.faults_folder()}"
    dialog.column.addWidget(label(f"{where}, with {more} older ones." if more > 0 else f"{where}.", "muted"))
    copy = dialog.buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    show = dialog.buttons.addButton("Show folder", QDialogButtonBox.ButtonRole.ActionRole)
    show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(fault_report.faults_folder()))))
    return dialog


def _newest() -> str:
    reports = fault_report.kept_reports()
    try:
        return reports[-1].read_text(encoding="utf-8", errors="replace") if reports else _NONE
    except OSError as error:
        return f"{reports[-1]} cannot be read ({error.strerror})."
