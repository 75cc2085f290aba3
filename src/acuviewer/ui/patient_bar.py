"""The patient's risks: a line above the view while one is on, and the menu that switches them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from acuviewer.i18n import text
from acuviewer.session.patient_commands import PATIENT, risk_switches
from acuviewer.session.patient_words import name_risk
from acuviewer.ui.controls import CommandButton, Controls
from acuviewer.ui.text_widgets import FlowLayout


class PatientBar(QFrame):
    """Names the risks that are on, each a chip that switches it off; without any it takes no room."""

    def __init__(self, controls: Controls) -> None:
        super().__init__()
        self.setObjectName("patient")
        self.setAccessibleName(text("patient.bar.name"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        title = QLabel(text("patient.bar"))
        title.setContentsMargins(0, 5, 0, 0)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        flow = FlowLayout(4)
        flow.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(flow)
        row.addWidget(holder, 1)
        row.addWidget(controls.button(f"{PATIENT}.clear", text("patient.clear"), "small"), 0, Qt.AlignmentFlag.AlignTop)
        self.chips = [_chip(controls, name) for name in risk_switches()]
        for chip, name in zip(self.chips, risk_switches(), strict=True):
            flow.addWidget(chip)
            controls.actions[name].changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Show the chips of what is on."""
        for chip in self.chips:
            chip.setHidden(chip.property("lit") != "true")
        self.setHidden(all(chip.isHidden() for chip in self.chips))


def _chip(controls: Controls, name: str) -> CommandButton:
    risk = risk_switches()[name]
    return controls.button(name, text("patient.chip", risk=name_risk(risk.id, risk.side)), "chip")


def patient_opener(controls: Controls) -> QToolButton:
    """A button with all risks to tick."""
    button = QToolButton()
    button.setText(text("patient.opener"))
    button.setAccessibleName(text("patient.bar.name"))
    button.setToolTip(text("patient.opener.tip"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    for name in (*risk_switches(), f"{PATIENT}.clear"):
        menu.addAction(controls.actions[name])
    button.setMenu(menu)
    return button
