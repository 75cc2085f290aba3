"""The marks above a page that lead to its sections, and stay in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.pages.document import Section
from acuviewer.ui.text_widgets import flow_of

_FEWEST = 3


class JumpMarks(QWidget):
    """One flat button a section; the one that is read is marked. A page with few sections needs none."""

    jumped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("jumps")
        self.setAccessibleName(text("reading_panel.jumps"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 0, 10, 2)
        self._sections: tuple[Section, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._holder: QWidget | None = None

    @property
    def names(self) -> list[str]:
        """The ids of the sections that have a mark."""
        return list(self._buttons)

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Offer the sections of another page."""
        if sections == self._sections:
            return
        self._sections = sections
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.deleteLater()
        self._buttons = {section.id: self._button(section) for section in sections}
        self._holder = flow_of(list(self._buttons.values()), spacing=2)
        self._column.addWidget(self._holder)
        self.setVisible(len(sections) >= _FEWEST)

    def mark(self, name: str) -> None:
        """Say which section is being read."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)

    def _button(self, section: Section) -> QPushButton:
        button = QPushButton(section.title)
        button.setObjectName("jump")
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: self.jumped.emit(section.id))
        return button
