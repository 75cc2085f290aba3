"""Windows that explain: first steps, keyboard, about, sources."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from acuviewer import __version__
from acuviewer.knowledge.library import Library
from acuviewer.session.commands import Command
from acuviewer.ui.text_widgets import heading, label


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
        self.buttons.rejected.connect(self.reject)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 8, 16, 0)
        holder.addWidget(self.buttons)
        outer.addLayout(holder)
        self.column.addWidget(label(title, "title"))


def first_steps(parent: QWidget, library: Library) -> ReadingDialog:
    """The one screen that explains the program."""
    dialog = ReadingDialog(parent, "Welcome to acuviewer", (720, 480))
    dialog.column.addWidget(
        label("Acupoints are found, not memorised: each one here is constructed on the body from places a finger can feel.")
    )
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    rows = (
        (
            "Look",
            "Drag turns the body, the wheel zooms to the cursor, Shift and drag moves it. Keys 1 to 6 are fixed views, 0 resets.",
        ),
        (
            "Choose",
            "Click a point, or press Ctrl+K and type: GB30, huantiao, 环跳, bladder meridian, sciatica, pregnancy, trochanter.",
        ),
        (
            "Narrow down",
            "Filter leaves the points of a meridian, region, category, pain or caution, alone on the body or lit. [ and ] go through them.",
        ),
        (
            "See how it is found",
            "Click a numbered step on the right: landmarks, tape, division and landing are drawn on the body.",
        ),
        ("From pain to points", "Choose a kind of pain: its points light up, and the list says why each is there."),
        ("Any body", "The tab Body sets sex, age, height and build. Landmarks, cun and points follow."),
        ("Keyboard", "Everything works by keyboard; the ? key lists all keys."),
    )
    for row, (title, text) in enumerate(rows):
        name = QLabel(title)
        name.setObjectName("cardtitle")
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(text), row, 1)
    grid.setColumnStretch(1, 1)
    dialog.column.addSpacing(8)
    dialog.column.addLayout(grid)
    dialog.column.addWidget(heading(library.disclaimer.title))
    dialog.column.addWidget(label(library.disclaimer.text, "muted"))
    dialog.column.addStretch(1)
    close = dialog.buttons.button(QDialogButtonBox.StandardButton.Close)
    close.setText("Start")
    close.setIcon(QIcon())
    close.setObjectName("primary")
    close.setDefault(True)
    return dialog


def key_sheet(parent: QWidget, commands: Iterable[Command]) -> ReadingDialog:
    """All keys, by group."""
    dialog = ReadingDialog(parent, "Keyboard", (640, 620))
    groups: dict[str, list[Command]] = {}
    for command in commands:
        if command.keys:
            groups.setdefault(command.group, []).append(command)
    for group, listed in groups.items():
        dialog.column.addWidget(heading(group))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 150)
        for row, command in enumerate(listed):
            keys = QLabel("  or  ".join(command.keys))
            keys.setObjectName("cardtitle")
            grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(f"{command.title}. {command.help}"), row, 1)
        dialog.column.addLayout(grid)
    dialog.column.addWidget(heading("In the 3D view"))
    dialog.column.addWidget(label("Arrows turn, + and - zoom. Tab leaves the view."))
    dialog.column.addStretch(1)
    return dialog


def about(parent: QWidget, library: Library) -> ReadingDialog:
    """Version, what the program is not, licences."""
    dialog = ReadingDialog(parent, f"acuviewer {__version__}", (600, 480))
    texts = (
        (library.disclaimer.title, library.disclaimer.text),
        ("Works offline", "Nothing is sent anywhere; there is no account."),
        ("Licences", "Program and texts: MIT licence. Body: MakeHuman and MPFB2 data, CC0 1.0. Bones: the OpenSim project and the authors "
         "of its models, CC BY 3.0, through myo-sim and nimblephysics; hip bones, sacrum and leg bones: mean shapes of the "
         "Musculoskeletal Atlas Project (Melbourne Femur Collection), MPL-2.0. Fonts: subsets of Inter and Noto Sans CJK, SIL "
         "Open Font License 1.1. Libraries: Qt for Python (LGPL), VTK and NumPy (BSD), PyVista, trimesh, RapidFuzz, jsonschema, "
         "platformdirs (MIT)."),
    )  # fmt: skip
    for title, text in texts:
        dialog.column.addWidget(heading(title))
        dialog.column.addWidget(label(text))
    dialog.column.addStretch(1)
    return dialog


def sources(parent: QWidget, library: Library, first: str) -> ReadingDialog:
    """All sources, the one asked for on top."""
    dialog = ReadingDialog(parent, "Sources", (640, 560))
    listed = sorted(library.sources.values(), key=lambda source: source.id != first)
    for source in listed:
        dialog.column.addWidget(label(source.title, "cardtitle"))
        facts = [source.authors, str(source.year) if source.year else None, source.where, source.kind]
        facts.append("text compared" if source.checked else "not compared with the print itself")
        dialog.column.addWidget(label(" · ".join(fact for fact in facts if fact), "muted"))
        if source.note:
            dialog.column.addWidget(label(source.note))
        dialog.column.addSpacing(8)
    dialog.column.addStretch(1)
    return dialog
