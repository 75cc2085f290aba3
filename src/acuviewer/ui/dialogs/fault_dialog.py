"""The window that shows the last fault report: to be read, copied, or found in its folder. Nothing is sent."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from acuviewer import fault_report
from acuviewer.i18n import text
from acuviewer.ui.dialogs.reading_dialogs import ReadingDialog
from acuviewer.ui.text_widgets import label


def fault_reports(parent: QWidget) -> ReadingDialog:
    """The newest report with buttons to copy it and to show the folder of all."""
    dialog = ReadingDialog(parent, text("fault_dialog.title"), (760, 560))
    dialog.column.addWidget(label(text("fault_dialog.introduction")))
    report = QPlainTextEdit(_newest())
    report.setReadOnly(True)
    report.setAccessibleName(text("fault_dialog.title"))
    report.setMinimumHeight(300)
    dialog.column.addWidget(report, 1)
    more = len(fault_report.kept_reports()) - 1
    folder = str(fault_report.faults_folder())
    where = text("fault_dialog.kept_with", folder=folder, n=more) if more > 0 else text("fault_dialog.kept", folder=folder)
    dialog.column.addWidget(label(where, "muted"))
    copy = dialog.buttons.addButton(text("fault_dialog.copy"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report.toPlainText()))
    show = dialog.buttons.addButton(text("fault_dialog.show_folder"), QDialogButtonBox.ButtonRole.ActionRole)
    show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(fault_report.faults_folder()))))
    return dialog


def _newest() -> str:
    reports = fault_report.kept_reports()
    try:
        return reports[-1].read_text(encoding="utf-8", errors="replace") if reports else text("fault_dialog.none")
    except OSError as error:
        return text("fault_dialog.unreadable", file=str(reports[-1]), why=str(error.strerror))
