"""Asks who learns: one of those who have answered on this computer, or somebody new."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from acuviewer.i18n import text
from acuviewer.session.learner_in_use import LearnerInUse


def learner_dialog(parent: QWidget, learner: LearnerInUse, use: Callable[[str], None]) -> QInputDialog:
    """The dialog; the name that is chosen or written is told to ``use``."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(text("learner.title"))
    dialog.setLabelText(text("learner.question"))
    dialog.setComboBoxItems(learner.known())
    dialog.setComboBoxEditable(True)
    dialog.setTextValue(learner.name)
    dialog.setOkButtonText(text("learner.go_on"))
    dialog.setCancelButtonText(text("dialog.cancel"))
    dialog.textValueSelected.connect(use)
    return dialog
