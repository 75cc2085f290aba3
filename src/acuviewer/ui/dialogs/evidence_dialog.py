"""The evidence in a window of its own, with room for all columns."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.pages.context import PageContext
from acuviewer.pages.evidence_page import SORT, evidence_page
from acuviewer.theme import Theme
from acuviewer.ui.pages.page_view import PageView

_SIZE = (1120, 680)


class EvidenceDialog(QDialog):
    """Sorts its table by itself; any other link closes it and is carried out by ``run``."""

    def __init__(self, parent: QWidget, context: PageContext, theme: Theme, run: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("page.evidence.title"))
        self.resize(*_SIZE)
        self._context, self._run = replace(context, wide=True), run
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        self.view = PageView(theme)
        self.view.ran.connect(self._follow)
        column.addWidget(self.view, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(text("dialog.close"))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show("")

    def _show(self, order: str) -> None:
        self.view.show_page(evidence_page(self._context, order), fresh=not order)

    def _follow(self, line: str) -> None:
        if line.startswith(SORT):
            self._show(line.removeprefix(SORT))
        else:
            self.close()
            self._run(line)
