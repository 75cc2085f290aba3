"""The slim bar over the 3D view: fixed views, layers, skin and bones."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QPushButton, QSlider, QToolButton, QWidget

from acuviewer.session.layer_commands import NAME_FORM_TITLES
from acuviewer.session.session import NAME_FORMS, VIEW_NAMES, Session
from acuviewer.ui.text_widgets import FlowLayout
from acuviewer.ui.watchers import Shown

ROW_PX = 28
_SWITCHES = (("points", "O"), ("meridians", "M"), ("landmarks", "L"), ("spread", "R"), ("labels", "T"))


class ViewBar(QWidget):
    """Emits command lines; shows the session's layers. ``skin_previewed`` follows the slider while it moves."""

    command = Signal(str)
    skin_previewed = Signal(float)
    bones_previewed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("viewbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Groups that stand side by side where there is room, else below each other.
        flow = FlowLayout(spacing=4)
        flow.setContentsMargins(8, 5, 8, 5)
        row = _group(flow)
        for key, name in enumerate(VIEW_NAMES, start=1):
            self._add_button(row, name.capitalize(), f"view.{name}", f"Whole body, {name}  {key}")
        self._add_button(row, "Reset", "view.reset", "Whole body from the front  0")
        row = _group(flow)
        self.skin = self._add_opacity(row, "skin", "Skin opacity  X", self.skin_previewed)
        self.bones = self._add_opacity(row, "bones", "Bone opacity  K", self.bones_previewed)
        row = _group(flow)
        self._switches: dict[str, QCheckBox] = {}
        for layer, letter in _SWITCHES:
            switch = QCheckBox(layer.capitalize())
            switch.setToolTip(f"Show {layer}  {letter}")
            switch.clicked.connect(lambda _=False, layer=layer: self.command.emit(f"layer.{layer}"))
            self._switches[layer] = switch
            row.addWidget(switch)
        self._switches["spread"].setToolTip("Show how far practitioners lie apart around the chosen point  R")
        self.names = self._add_names(row)
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

    def _add_opacity(self, row: QHBoxLayout, layer: str, tip: str, previewed: SignalInstance) -> QSlider:
        """A slider of a layer's opacity; while it is held, only the picture follows."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setFixedSize(70, 22)
        slider.setAccessibleName(tip.partition("  ")[0])
        slider.setToolTip(tip)

        def moved(value: int) -> None:
            if slider.isSliderDown():
                previewed.emit(value / 100)
            else:
                self.command.emit(f"layer.{layer} {value / 100:g}")

        slider.valueChanged.connect(moved)
        slider.sliderReleased.connect(lambda: self.command.emit(f"layer.{layer} {slider.value() / 100:g}"))
        title = QLabel(layer.capitalize())
        title.setBuddy(slider)
        row.addWidget(title)
        row.addWidget(slider)
        return slider

    def _add_names(self, row: QHBoxLayout) -> QToolButton:
        """The form in which the labels name points, with a menu of the others."""
        button = QToolButton()
        button.setAccessibleName("Form of the labels")
        button.setToolTip("What the labels write  Shift+T goes through the forms")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for form in NAME_FORMS:
            action = menu.addAction(NAME_FORM_TITLES[form].capitalize())
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, form=form: self.command.emit(f"names.{form}"))
        button.setMenu(menu)
        row.addWidget(button)
        return button

    @staticmethod
    def reads(shown: Shown) -> object:
        """What sliders and switches stand for."""
        layers = shown.session.layers
        return layers.skin, layers.bones, layers.names, tuple(getattr(layers, name) for name, _ in _SWITCHES)

    def show_session(self, session: Session) -> None:
        """Put sliders and switches where the session is."""
        for slider, opacity in ((self.skin, session.layers.skin), (self.bones, session.layers.bones)):
            if not slider.isSliderDown():
                slider.blockSignals(True)
                slider.setValue(round(opacity * 100))
                slider.blockSignals(False)
        self.names.setText(f"{NAME_FORM_TITLES[session.layers.names].capitalize()} ▼")
        for form, action in zip(NAME_FORMS, self.names.menu().actions(), strict=True):
            action.setChecked(form == session.layers.names)
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
