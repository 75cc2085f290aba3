"""The slim bar over the 3D view: fixed views, layers, skin and bones, the risks of the patient."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.session.session import NAME_FORMS, VIEW_NAMES, Session
from acuviewer.ui.controls import Controls
from acuviewer.ui.folding_rows import FoldingRows, MoreButton
from acuviewer.ui.patient_bar import patient_opener
from acuviewer.ui.watchers import Shown

_SWITCHES = ("points", "meridians", "landmarks", "spread", "labels")


class ViewBar(QWidget):
    """Emits command lines; shows the session's layers. ``skin_previewed`` follows the slider while it moves."""

    command = Signal(str)
    skin_previewed = Signal(float)
    bones_previewed = Signal(float)

    def __init__(self, controls: Controls) -> None:
        super().__init__()
        self.setObjectName("viewbar")
        self._sliders: dict[str, QSlider] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        parts: list[QWidget] = []
        row = _row(parts)
        for name in VIEW_NAMES:
            row.addWidget(controls.button(f"view.{name}", text(f"view_bar.{name}"), "small"))
        row.addWidget(controls.button("view.reset", text("view_bar.reset"), "small"))
        for layer, previewed in (("skin", self.skin_previewed), ("bones", self.bones_previewed)):
            row = _row(parts)
            self._sliders[layer] = self._add_opacity(row, layer, controls.tip(f"layer.{layer}"), previewed)
        parts += [controls.switch(f"layer.{layer}", text(f"view_bar.{layer}")) for layer in _SWITCHES]
        parts.append(controls.switch("ruler.toggle", text("view_bar.ruler")))
        row = _row(parts)
        self.names = self._add_names(row, text("view_bar.names_tip", help=controls.tip("names.next")))
        parts.append(patient_opener(controls))
        self.more = MoreButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FoldingRows(parts, self.more))

    def _add_opacity(self, row: QHBoxLayout, layer: str, tip: str, previewed: SignalInstance) -> QSlider:
        """A slider of a layer's opacity; while it is held, only the picture follows."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        slider.setFixedSize(70, 22)
        slider.setAccessibleName(text(f"view_bar.{layer}.opacity"))
        slider.setToolTip(tip)

        def moved(value: int) -> None:
            if slider.isSliderDown():
                previewed.emit(value / 100)
            else:
                self.command.emit(f"layer.{layer} {value / 100:g}")

        slider.valueChanged.connect(moved)
        slider.sliderReleased.connect(lambda: self.command.emit(f"layer.{layer} {slider.value() / 100:g}"))
        title = QLabel(text(f"view_bar.{layer}"))
        title.setBuddy(slider)
        row.addWidget(title)
        row.addWidget(slider)
        return slider

    def _add_names(self, row: QHBoxLayout, tip: str) -> QToolButton:
        """The form in which the labels name points, with a menu of the others."""
        button = QToolButton()
        button.setAccessibleName(text("view_bar.names"))
        button.setToolTip(tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for form in NAME_FORMS:
            action = menu.addAction(text(f"name_form.{form}"))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, form=form: self.command.emit(f"names.{form}"))
        button.setMenu(menu)
        row.addWidget(button)
        return button

    @property
    def skin(self) -> QSlider:
        """The slider of the skin's opacity."""
        return self._sliders["skin"]

    @property
    def bones(self) -> QSlider:
        """The slider of the bones' opacity."""
        return self._sliders["bones"]

    @staticmethod
    def reads(shown: Shown) -> object:
        """What sliders and the form of the names stand for."""
        layers = shown.session.layers
        return layers.skin, layers.bones, layers.names

    def show_session(self, session: Session) -> None:
        """Put sliders and names where the session is; the switches follow their commands."""
        for slider, opacity in ((self.skin, session.layers.skin), (self.bones, session.layers.bones)):
            if not slider.isSliderDown():
                slider.blockSignals(True)
                slider.setValue(round(opacity * 100))
                slider.blockSignals(False)
        self.names.setText(f"{text(f'name_form.{session.layers.names}')} ▼")
        for form, action in zip(NAME_FORMS, self.names.menu().actions(), strict=True):
            action.setChecked(form == session.layers.names)


def _row(parts: list[QWidget]) -> QHBoxLayout:
    """Another of the ``parts`` of the bar, in which things stay together."""
    holder = QWidget()
    parts.append(holder)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    return row
