"""The real window: a practitioner with a pregnant patient, whose left arm has lymphoedema."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.patient_bar import PatientBar
from window_waits import rest

pytestmark = pytest.mark.display


def _page(window: MainWindow) -> str:
    return window._reading.view.toPlainText()


def test_a_practitioner_switches_the_risks_of_a_patient_and_sees_what_is_concerned(window: MainWindow) -> None:
    bar = window.findChild(PatientBar)
    assert bar is not None
    assert not bar.isVisible()
    window.presenter.run("point.select LI4 left")
    window.controls.actions["patient.pregnant"].trigger()
    rest(window)
    assert bar.isVisible()
    # The page that was open tells it at once, without a click.
    assert "This patient: Pregnant" in _page(window)
    assert "no objective harm" in _page(window)
    assert window.navigator.points._rows["LI4"].text(0).startswith("▲")
    assert [str(label.text) for label in window.viewport._labels or [] if label.kind == "selected"] == ["▲ LI4  合谷  Hégǔ"]
    assert len(window.viewport.stage.legends()) == 1
    window.presenter.run("patient.lymphoedema_left; point.side")
    rest(window)
    assert "Lymphoedema (left). That is no proof of safety." in _page(window)
    window.presenter.run("filter.region leg; point.select SP6; pain.choose knee")
    rest(window)
    assert bar.isVisible()
    # A chip takes one risk back, undo brings it again, and the last one takes the line away.
    chip = next(chip for chip in bar.chips if chip.isVisible() and chip.text().startswith("Pregnant"))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert {risk.id for risk in window.presenter.store.session.patient} == {"lymphoedema"}
    window.presenter.run("edit.undo")
    assert {risk.id for risk in window.presenter.store.session.patient} == {"lymphoedema", "pregnant"}
    window.presenter.run("patient.clear")
    rest(window)
    assert not bar.isVisible()
    assert window.viewport.stage.legends() == []
    assert not window.navigator.points._rows["LI4"].text(0).startswith("▲")
