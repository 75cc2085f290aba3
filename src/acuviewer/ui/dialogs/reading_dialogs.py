"""Windows that explain: first steps, keyboard, about."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from acuviewer import __version__
from acuviewer.i18n import say, text
from acuviewer.knowledge.library import Library
from acuviewer.session.commands import Command
from acuviewer.ui.text_widgets import heading, label

_FIRST_STEPS = ("look", "choose", "narrow_down", "found", "pain", "body", "keyboard")


class ReadingDialog(QDialog):
    """A titled, scrolling column with a Close button. Closed, it is gone; a new one takes the place of the last."""

    def __init__(self, parent: QWidget, title: str, size: tuple[int, int]) -> None:
        for other in parent.findChildren(ReadingDialog):
            other.close()
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*size)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("content")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(6)
        area.setWidget(content)
        outer.addWidget(area, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(text("dialog.close"))
        self.buttons.rejected.connect(self.reject)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 8, 16, 0)
        holder.addWidget(self.buttons)
        outer.addLayout(holder)
        self.column.addWidget(label(title, "title"))


def taken_along(parent: QWidget, told: Iterable[str]) -> ReadingDialog:
    """What a file for another program holds, and what it leaves out, in sentences."""
    dialog = ReadingDialog(parent, text("taken_along.title"), (560, 320))
    for words in told:
        dialog.column.addWidget(label(words))
    dialog.column.addStretch()
    return dialog


def first_steps(parent: QWidget, library: Library) -> ReadingDialog:
    """The one screen that explains the program."""
    dialog = ReadingDialog(parent, text("first_steps.title"), (720, 480))
    dialog.column.addWidget(label(text("first_steps.introduction")))
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    for row, step in enumerate(_FIRST_STEPS):
        name = QLabel(text(f"first_steps.{step}.title"))
        name.setObjectName("cardtitle")
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(text(f"first_steps.{step}")), row, 1)
    grid.setColumnStretch(1, 1)
    dialog.column.addSpacing(8)
    dialog.column.addLayout(grid)
    dialog.column.addWidget(heading(library.disclaimer.title))
    dialog.column.addWidget(label(library.disclaimer.text, "muted"))
    dialog.column.addStretch(1)
    close = dialog.buttons.button(QDialogButtonBox.StandardButton.Close)
    close.setText(text("first_steps.start"))
    close.setObjectName("primary")
    close.setDefault(True)
    return dialog


def key_sheet(parent: QWidget, commands: Iterable[Command]) -> ReadingDialog:
    """All keys, by group."""
    dialog = ReadingDialog(parent, text("key_sheet.title"), (640, 620))
    groups: dict[str, list[Command]] = {}
    for command in commands:
        if command.keys:
            groups.setdefault(command.group, []).append(command)
    for group, listed in groups.items():
        dialog.column.addWidget(heading(text(f"group.{group}")))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 150)
        for row, command in enumerate(listed):
            keys = QLabel(text("key_sheet.or").join(command.keys))
            keys.setObjectName("cardtitle")
            grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text("key_sheet.command", title=say(command.title).rstrip("…"), help=command.help)), row, 1)
        dialog.column.addLayout(grid)
    for title, words in (
        (text("key_sheet.view.title"), text("key_sheet.view")),
        (text("key_sheet.quiz.title"), text("key_sheet.quiz")),
        (text("key_sheet.projector.title"), text("key_sheet.projector")),
    ):
        dialog.column.addWidget(heading(title))
        dialog.column.addWidget(label(words))
    dialog.column.addStretch(1)
    return dialog


def about(parent: QWidget, library: Library) -> ReadingDialog:
    """Version, what the program is not, licences."""
    dialog = ReadingDialog(parent, text("about.title", version=__version__), (600, 480))
    sections = (
        (library.disclaimer.title, library.disclaimer.text),
        (text("about.offline.title"), text("about.offline")),
        (text("about.licences.title"), text("about.licences")),
    )
    for title, words in sections:
        dialog.column.addWidget(heading(title))
        dialog.column.addWidget(label(words))
    dialog.column.addStretch(1)
    return dialog
