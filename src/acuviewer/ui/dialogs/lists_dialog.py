"""All own lists: looked at, put in order, called otherwise, shown, taken away. Each act is a command, so it can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from acuviewer.i18n import text
from acuviewer.session.point_sets import FAVOURITES, LONGEST_NAME, codes_of, title_of_list, wrong_name
from acuviewer.session.session import Session
from acuviewer.ui.text_widgets import Run, label

_SIZE = (620, 440)
_KEY = Qt.ItemDataRole.UserRole


class ListsDialog(QDialog):
    """Shows the lists of the ``session`` and the points of the one that is marked; ``name_of`` says what a point is called."""

    def __init__(self, parent: QWidget, session: Callable[[], Session], name_of: Callable[[str], str], run: Run) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("lists.title"))
        self.resize(*_SIZE)
        self._session, self._name_of, self._run = session, name_of, run
        self.lists, self.points = QListWidget(), QListWidget()
        self.lists.setAccessibleName(text("lists.all"))
        self.points.setAccessibleName(text("lists.points"))
        self.lists.currentRowChanged.connect(lambda _: self._show_points())
        self.lists.itemActivated.connect(lambda _: self._show())
        self.points.currentRowChanged.connect(lambda _: self._enable())
        self.acts = {name: self._button(name, act) for name, act in (
            ("show", self._show), ("rename", self._rename), ("delete", self._delete), ("up", lambda: self._move("up")),
            ("down", lambda: self._move("down")), ("take_out", self._take_out),
        )}  # fmt: skip
        grid = QGridLayout()
        grid.addWidget(label(text("lists.all"), "muted"), 0, 0)
        grid.addWidget(label(text("lists.points"), "muted"), 0, 1)
        grid.addWidget(self.lists, 1, 0)
        grid.addWidget(self.points, 1, 1)
        for column, names in enumerate((("show", "rename", "delete"), ("up", "down", "take_out"))):
            inner = QGridLayout()
            for place, name in enumerate(names):
                inner.addWidget(self.acts[name], 0, place)
            grid.addLayout(inner, 2, column)
        self.empty = label(text("lists.none"), "muted")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 12)
        outer.addWidget(self.empty)
        outer.addLayout(grid, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(text("dialog.close"))
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)
        self._fill()

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text(f"lists.{name}"))
        button.setObjectName("small")
        button.clicked.connect(lambda _=False: act())
        return button

    @property
    def chosen(self) -> str:
        """The list that is marked; "" for none."""
        item = self.lists.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def _fill(self, marked: str = "", point: int = 0) -> None:
        """List everything anew, with a list and a point marked."""
        sets = self._session().sets
        self.lists.clear()
        for name, codes in sets:
            item = QListWidgetItem(text("lists.row", name=title_of_list(name), points=text("count.points", n=len(codes))))
            item.setData(_KEY, name)
            self.lists.addItem(item)
        self.empty.setHidden(bool(sets))
        names = [name for name, _ in sets]
        self.lists.setCurrentRow(names.index(marked) if marked in names else 0)
        self._show_points()
        self.points.setCurrentRow(min(point, self.points.count() - 1))

    def _show_points(self) -> None:
        self.points.clear()
        for code in codes_of(self._session().sets, self.chosen):
            item = QListWidgetItem(self._name_of(code))
            item.setData(_KEY, code)
            self.points.addItem(item)
        self._enable()

    def _enable(self) -> None:
        here, count = self.points.currentRow(), self.points.count()
        possible = {
            "show": bool(self.chosen), "delete": bool(self.chosen), "rename": self.chosen not in ("", FAVOURITES),
            "up": here > 0, "down": 0 <= here < count - 1, "take_out": here >= 0,
        }  # fmt: skip
        for name, button in self.acts.items():
            button.setEnabled(possible[name])

    def _do(self, line: str, marked: str, point: int = 0) -> None:
        self._run(line)
        self._fill(marked, point)

    def _show(self) -> None:
        if self.chosen:
            codes = codes_of(self._session().sets, self.chosen)
            self.accept()
            self._run(f"points.set {' '.join(codes)}")

    def _rename(self) -> None:
        ask_name(self, text("lists.rename"), self.chosen, lambda name: self._do(f"list.rename {self.chosen}={name}", name))

    def _delete(self) -> None:
        self._do(f"points.forget_set {self.chosen}", "")

    def _move(self, way: str) -> None:
        row = self.points.currentRow()
        code = self.points.item(row).data(_KEY)
        self._do(f"list.move {self.chosen}={code} {way}", self.chosen, row + (1 if way == "down" else -1))

    def _take_out(self) -> None:
        row = self.points.currentRow()
        self._do(f"list.take_out {self.chosen}={self.points.item(row).data(_KEY)}", self.chosen, row)


def ask_name(parent: QWidget, title: str, name: str, then: Callable[[str], object]) -> QInputDialog:
    """Ask for the name of a list until it is one, and go on with it."""
    question = _question(parent, title)
    question.setTextValue(name)
    question.textValueSelected.connect(lambda written: _named(parent, title, written, then))
    question.open()
    return question


def ask_list(parent: QWidget, session: Session, codes: tuple[str, ...], run: Run) -> QInputDialog:
    """Ask into which list points go: one that there is, or a new name."""
    title = text("list.add_title", n=len(codes), points=" ".join(codes))
    question = _question(parent, title)
    question.setComboBoxItems([title_of_list(name) for name, _ in session.sets])
    question.setComboBoxEditable(True)
    question.setOkButtonText(text("list.put"))
    names = {title_of_list(name): name for name, _ in session.sets}

    def put(name: str) -> None:
        run(f"list.add {name}={' '.join(codes)}")

    def take(written: str) -> None:
        if written in names:
            put(names[written])
        else:
            _named(parent, title, written, put)

    question.textValueSelected.connect(take)
    return question


def _question(parent: QWidget, title: str) -> QInputDialog:
    question = QInputDialog(parent)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.setWindowTitle(text("lists.title"))
    question.setLabelText(title)
    question.setOkButtonText(text("dialog.save"))
    question.setCancelButtonText(text("dialog.cancel"))
    return question


def _named(parent: QWidget, title: str, written: str, then: Callable[[str], object]) -> None:
    name = " ".join(written.split())
    if wrong_name(name) is None:
        then(name)
        return
    again = ask_name(parent, title, written[:LONGEST_NAME], then)
    again.setLabelText(f"{title}\n{wrong_name(name)}")
