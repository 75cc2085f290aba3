"""The line of the patient's risks above the view, the menu that switches them, and the signs in the list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QPushButton

from acuviewer.export.legend_painter import legend_boxes, paint_legends
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.session.patient_commands import risk_switches
from acuviewer.shown.patient import patient_legend
from acuviewer.theme import load_theme
from acuviewer.ui.controls import Controls
from acuviewer.ui.navigator.point_list import PointList
from acuviewer.ui.patient_bar import PatientBar, patient_opener
from controls_after import controls_after
from scene_cases import content, session_after


def _bar(script: str, ran: list[str]) -> tuple[PatientBar, Controls]:
    controls = controls_after(script, ran)
    return PatientBar(controls), controls


def _shown(bar: PatientBar) -> list[str]:
    return [chip.text() for chip in bar.chips if not chip.isHidden()]


def test_the_line_takes_room_only_while_a_risk_is_on() -> None:
    bar, controls = _bar("", [])
    assert bar.isHidden()
    controls.show_session(session_after("patient.lymphoedema_left; patient.pregnant"))
    assert not bar.isHidden()
    assert _shown(bar) == ["Pregnant  ×", "Lymphoedema (left)  ×"]
    controls.show_session(session_after(""))
    assert bar.isHidden()
    bar.deleteLater()


def test_a_chip_switches_its_risk_off_and_the_button_all() -> None:
    ran: list[str] = []
    bar, _ = _bar("patient.child; patient.pacemaker", ran)
    next(chip for chip in bar.chips if chip.text().startswith("Child")).click()
    clear = next(button for button in bar.findChildren(QPushButton) if button.text() == "Clear")
    clear.click()
    assert ran == ["patient.child", "patient.clear"]
    bar.deleteLater()


def test_hidden_chips_leave_no_gap_and_shown_ones_stand_side_by_side() -> None:
    bar, _ = _bar("patient.pregnant; patient.lymphoedema_right", [])
    bar.resize(620, bar.sizeHint().height())
    bar.show()
    first, second = (chip for chip in bar.chips if not chip.isHidden())
    assert 0 <= second.x() - first.geometry().right() <= 6
    assert first.y() == second.y()
    bar.deleteLater()


def test_the_menu_ticks_what_is_on_and_switches_it() -> None:
    ran: list[str] = []
    controls = controls_after("patient.child", ran)
    button = patient_opener(controls)
    actions = button.menu().actions()
    assert len(actions) == len(risk_switches()) + 1
    assert [action.text() for action in actions if action.isChecked()] == ["A child"]
    actions[0].trigger()
    assert ran == ["patient.pregnant"]
    button.deleteLater()


def test_rows_of_the_list_carry_the_sign_with_the_reason_and_lose_it_again() -> None:
    atlas = load_atlas()
    points = PointList(atlas, facets_of(atlas, load_library()), controls_after("", []))
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    plain = {code: (row.text(0), row.toolTip(0)) for code, row in points._rows.items()}
    points.show_session(session_after("patient.lymphoedema_left; patient.pregnant; patient.pacemaker"))
    row, other = points._rows["SP6"], points._rows["BL13"]
    assert row.text(0) == f"▲ {plain['SP6'][0]}"
    for told in (row.toolTip(0), str(row.data(0, role))):
        assert "▲ Pregnant: In pregnancy this point" in told
        assert "▲ Lymphoedema (left): A limb with lymphoedema" in told
        assert "electro" not in told
    assert (other.text(0), other.toolTip(0), other.data(0, role) or "") == (*plain["BL13"], "")
    points.show_session(session_after("patient.lymphoedema_left; filter.meridian SP"))
    assert row.text(0).startswith("▲ SP6")
    assert not row.isHidden()
    points.show_session(session_after(""))
    assert {code: (row.text(0), row.toolTip(0)) for code, row in points._rows.items()} == plain
    points.deleteLater()


def test_the_legend_is_painted_inside_its_box_with_the_triangle() -> None:
    theme = load_theme("light")
    legend = patient_legend(session_after("patient.bleeding; patient.child"), content(), theme)
    assert legend is not None
    image = QImage(300, 300, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    paint_legends(painter, [legend], 300, theme)
    painter.end()
    ((x, y, width, height),) = legend_boxes([legend], 300)
    painted = [
        (column, row) for row in range(300) for column in range(300) if image.pixelColor(column, row) != Qt.GlobalColor.black
    ]
    assert all(x - 1 <= column <= x + width + 1 and y - 1 <= row <= y + height + 1 for column, row in painted)
    brown = [place for place in painted if image.pixelColor(*place).name() == theme.concerned]
    assert len(brown) > 40
