"""Asks how a picture of the view shall be: its size, labels, caption and source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from acuviewer.dataclass import dataclass
from acuviewer.i18n import text
from acuviewer.ui.navigator.choice_box import ChoiceBox

SIZES = ((1280, 800), (1920, 1080), (2560, 1440), (3840, 2160), (2480, 3508))
"""Pixels across and down; the last is a sheet of A4 at 300 to the inch."""


@dataclass(frozen=True)
class PictureWish:
    """How a picture shall be. ``size`` is None for that of the view; ``caption`` may be empty."""

    size: tuple[int, int] | None
    labels: bool
    caption: str
    source: bool


class PictureDialog(QDialog):
    """Emits a ``PictureWish`` when it is accepted."""

    wished = Signal(object)

    def __init__(self, parent: QWidget, caption: str, labels: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("picture.save"))
        self.setMinimumWidth(420)
        form = QFormLayout(self)
        form.setContentsMargins(20, 16, 20, 16)
        form.setSpacing(10)
        self.size_box = ChoiceBox(text("picture.size_title"))
        self.size_box.addItem(text("picture.size_of_view"), None)
        for width, height in SIZES:
            self.size_box.addItem(text("picture.size", width=width, height=height), (width, height))
        self.labels = QCheckBox(text("picture.labels"))
        self.labels.setChecked(labels)
        self.caption = QLineEdit(caption)
        self.source = QCheckBox(text("picture.source"))
        self.source.setChecked(True)
        self.caption.setAccessibleName(text("picture.caption"))
        form.addRow(text("picture.size_title"), self.size_box)
        form.addRow("", self.labels)
        form.addRow(text("picture.caption"), self.caption)
        form.addRow("", self.source)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        for standard, name in (
            (QDialogButtonBox.StandardButton.Save, "dialog.save"),
            (QDialogButtonBox.StandardButton.Cancel, "dialog.cancel"),
        ):
            buttons.button(standard).setText(text(name))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.accepted.connect(self._wish)

    def _wish(self) -> None:
        size = self.size_box.currentData()
        wish = PictureWish(
            tuple(size) if size else None, self.labels.isChecked(), self.caption.text().strip(), self.source.isChecked()
        )
        self.wished.emit(wish)
