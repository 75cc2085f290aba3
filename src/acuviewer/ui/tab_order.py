"""The order in which Tab goes round; what is built late would come after all else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, *contents: QWidget) -> QWidget:
    """Let Tab go from one widget through all that can take the keys in ``contents``; returns the last of them."""
    for content in contents:
        for widget in (content, *content.findChildren(QWidget)):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget
    return before
