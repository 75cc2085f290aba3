"""The landmarks by region, each with its Latin name and what it lies on, and a box that leaves only what is asked for.

The search box above finds anything by one good name; this box narrows a list: "bone elbow" leaves the bony landmarks
of the elbow, "femur" those on the femur. How a finger finds a landmark is told when the mouse rests on it.
"""

import re
from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeWidgetItem, QVBoxLayout, QWidget

from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.i18n import text
from acuviewer.knowledge.plain_text import normalise
from acuviewer.knowledge.terms import capitalised
from acuviewer.landmarks.catalog import BoneBinding, Landmark
from acuviewer.ui.navigator.command_tree import CommandTree
from acuviewer.ui.qt_override import nothing, qt_override

_WORDS_OF_ROW = Qt.ItemDataRole.UserRole + 1


class LandmarkList(QWidget):
    """Emits the command line of the landmark that was chosen; shows which one the session has chosen."""

    command = Signal(str)
    chosen = Signal()
    """As the tree has it: somebody has chosen a row."""

    def __init__(self, landmarks: Iterable[Landmark]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(text("landmark_list.placeholder"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(text("landmark_list.filter"))
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        column.addWidget(self.filter)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._count.setWordWrap(True)
        column.addWidget(self._count)
        self._tree = CommandTree(text("landmark_list.tree"))
        self._tree.command.connect(self.command)
        self._tree.chosen.connect(self.chosen)
        column.addWidget(self._tree, 1)
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._unlisted = list(landmarks)

    @property
    def tree(self) -> CommandTree:
        """The rows, which are made when somebody first asks for them: few starts end in this list."""
        if self._unlisted:
            landmarks, self._unlisted = self._unlisted, []
            for landmark in landmarks:
                self._add(landmark)
            self._narrow("")
        return self._tree

    @qt_override(nothing)
    def showEvent(self, event: QShowEvent) -> None:
        """Have the rows."""
        super().showEvent(event)
        self.tree.ensurePolished()

    def show_chosen(self, landmark: str | None) -> None:
        """Mark the landmark of that name, or none."""
        if landmark is not None or not self._unlisted:
            self.tree.mark(f"landmark.select {landmark}")

    def _add(self, landmark: Landmark) -> None:
        if landmark.region not in self._groups:
            self._groups[landmark.region] = self.tree.add_group(capitalised(landmark.region))
        title = capitalised(landmark.english)
        below = " · ".join(filter(None, (landmark.latin, _ground(landmark))))
        tip = f"<b>{escape(title)}</b><br>{escape(below)}<p>{escape(landmark.palpation)}</p>"
        row = self.tree.add_row(f"{title}\n{below}", f"landmark.select {landmark.name}", tip, self._groups[landmark.region])
        row.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, landmark.palpation)
        row.setData(0, _WORDS_OF_ROW, normalise(f"{landmark.english} {below} {landmark.region}"))

    def _narrow(self, asked: str) -> None:
        """Leave the rows in which every typed word begins a word, and the regions that still have rows."""
        begins = [re.compile(rf"\b{word}") for word in re.findall(r"\w+", normalise(asked))]
        rows = list(self.tree.rows())
        for row in rows:
            row.setHidden(not all(word.search(row.data(0, _WORDS_OF_ROW)) for word in begins))
        for group in self._groups.values():
            group.setHidden(all(row.isHidden() for row in rows if row.parent() is group))
        if begins:
            self.tree.expandAll()
        else:
            self.tree.collapseAll()
        if self.tree.selectedItems():
            self.tree.scrollToItem(self.tree.selectedItems()[0])
        left = len(self._left())
        self._count.setText(text("count.landmarks_of", left=left, n=len(rows)) if left else text("landmark_list.none"))

    def _left(self) -> list[QTreeWidgetItem]:
        return [row for row in self.tree.rows() if not row.isHidden()]

    @qt_override(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter box Return opens the first row that is left, Down goes into the list, Esc clears."""
        if watched is not self.filter or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        left = self._left()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.filter.text().strip() and left:
            self.tree.itemActivated.emit(left[0], 0)
            return True
        if event.key() == Qt.Key.Key_Down and left:
            if self.tree.currentItem() not in left:
                self.tree.setCurrentItem(left[0])
            self.tree.setFocus()
            return True
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            return True
        return super().eventFilter(watched, event)


def _ground(landmark: Landmark) -> str:
    """What a landmark is placed by: a bone, which is named, or the skin alone."""
    if not isinstance(landmark.binding, BoneBinding):
        return text("landmark_list.on_skin")
    return text("landmark_list.on_bone", bone=load_skeleton_model().pattern.bones[landmark.binding.bone].english)
