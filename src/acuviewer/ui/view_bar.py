"""The slim bar over the 3D view: fixed views, layers, skin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from acuviewer.session.session import VIEW_NAMES, Session
from acuviewer.ui.text_widgets import FlowLayout

ROW_PX = 28


class ViewBar(QWidget):
    """Emits command lines; shows the session's layers. ``skin_previewed`` follows the slider while it moves."""

    command = Signal(str)
    skin_previewed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("viewbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Two groups that stand side by side where there is room, else below each other.
        flow = FlowLayout(spacing=4)
        flow.setContentsMargins(8, 5, 8, 5)
        row = _group(flow)
        for key, name in enumerate(VIEW_NAMES, start=1):
            self._add_button(row, name.capitalize(), f"view.{name}", f"Whole body, {name}  {key}")
        self._add_button(row, "Reset", "view.reset", "Whole body from the front  0")
        row = _group(flow)
        title = QLabel("Skin")
        self.skin = QSlider(Qt.Orientation.Horizontal)
        self.skin.setRange(0, 100)
        self.skin.setFixedSize(80, 22)
        self.skin.setAccessibleName("Skin opacity")
        self.skin.setToolTip("Skin opacity  X")
        self.skin.valueChanged.connect(self._skin_moved)
        self.skin.sliderReleased.connect(lambda: self.command.emit(f"layer.skin {self.skin.value() / 100:g}"))
        title.setBuddy(self.skin)
        row.addWidget(title)
        row.addWidget(self.skin)
        self._switches: dict[str, QCheckBox] = {}
        for layer, letter in (("points", "O"), ("landmarks", "L"), ("labels", "T")):
            switch = QCheckBox(layer.capitalize())
            switch.setToolTip(f"Show {layer}  {letter}")
            switch.clicked.connect(lambda _=False, layer=layer: self.command.emit(f"layer.{layer}"))
            self._switches[layer] = switch
            row.addWidget(switch)
        self.setLayout(flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _add_button(self, row: QHBoxLayout, text: str, line: str, tip: str) -> None:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setObjectName("small")
        button.clicked.connect(lambda: self.command.emit(line))
        row.addWidget(button)

    def _skin_moved(self, value: int) -> None:
        if self.skin.isSliderDown():
            self.skin_previewed.emit(value / 100)
        else:
            self.command.emit(f"layer.skin {value / 100:g}")

    def show_session(self, session: Session) -> None:
        """Put slider and switches where the session is."""
        if not self.skin.isSliderDown():
            self.skin.blockSignals(True)
            self.skin.setValue(round(session.layers.skin * 100))
            self.skin.blockSignals(False)
        for name, switch in self._switches.items():
            switch.setChecked(bool(getattr(session.layers, name)))


def _group(flow: FlowLayout) -> QHBoxLayout:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    holder.setFixedHeight(ROW_PX)
    flow.addWidget(holder)
    return row
