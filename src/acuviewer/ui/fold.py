"""What is folded away below a button."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from acuviewer.ui.tab_order import tab_after


class Fold(QWidget):
    """A button that opens what lies under it; that is built when it is first opened."""

    def __init__(self, words: str, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._build = build
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.button = QPushButton()
        self.button.setObjectName("fold")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show)
        self._column.addWidget(self.button)
        self.rename(words)

    def rename(self, words: str) -> None:
        """Say something else on the button."""
        self.button.setAccessibleName(words)
        self.button.setText(f"{'▼' if self.button.isChecked() else '▶'}  {words}")

    def _show(self, is_open: bool) -> None:
        if self._content is None:
            self._content = self._build()
            self._column.addWidget(self._content)
            tab_after(self.button, self._content)
        self._content.setVisible(is_open)
        self.rename(self.button.accessibleName())
