"""The panel of the body without a window: what its fields take, what they answer, and in which units."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from acuviewer.body.presets import PRESETS
from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.body_report import measure_body
from acuviewer.session.anatomy import build_anatomy
from acuviewer.theme import load_theme
from acuviewer.ui.navigator.body_panel import BodyPanel
from acuviewer.ui.style import build_style
from waiting import PATIENCE_MS, until

_NARROWEST_PX = 228
"""What the navigator leaves of its least width."""
MAN = BodyShape(sex="male", height_mm=1750, weight_kg=76)


class Bench:
    """A panel beside a stand-in for the session: it is shown whatever it commits."""

    def __init__(self, shape: BodyShape) -> None:
        self.panel = BodyPanel(shape)
        self.panel.setStyleSheet(build_style(load_theme("light")))
        self.made: list[BodyShape] = []
        self.panel.committed.connect(self.made.append)
        self.panel.committed.connect(self.panel.show_shape)
        self.panel.units_asked.connect(lambda: self.panel.show_units("imperial" if self.panel.units == "metric" else "metric"))
        self.panel.resize(246, 600)
        self.panel.show()
        self.panel.activateWindow()
        assert QTest.qWaitForWindowActive(self.panel, PATIENCE_MS)

    def write(self, key: str, words: str, then: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type into a field in place of what stands there."""
        field = self.panel.figures.fields[key]
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, then)

    def text(self, key: str) -> str:
        """What stands in a field."""
        return self.panel.figures.fields[key].text()

    def told(self, key: str) -> str:
        """What stands under a field, which is what a screen reader hears of it."""
        field = self.panel.figures.fields[key]
        shown = [note.text() for note in self.panel.findChildren(QLabel) if note.objectName() == "refusal" and note.isVisible()]
        assert not field.accessibleDescription() or field.accessibleDescription() in shown
        return field.accessibleDescription()

    def open(self, group: str = "girths") -> None:
        """Unfold measures."""
        self.panel.figures.measured.folds[group].button.click()  # type: ignore[index]

    def build(self) -> None:
        """Show how the body has turned out."""
        self.panel.show_anatomy(build_anatomy(self.panel._shape))
        until(lambda: bool(self.panel.figures._rows))


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench(MAN)
    yield made
    made.panel.hide()
    made.panel.deleteLater()


def test_a_figure_is_taken_by_enter_and_by_leaving(bench: Bench) -> None:
    bench.write("height_mm", "1,8 m")
    bench.write("weight_kg", "200 lb", Qt.Key.Key_Tab)
    assert bench.made == [replace(MAN, height_mm=1800.0), replace(MAN, height_mm=1800.0, weight_kg=90.72)]
    assert (bench.text("height_mm"), bench.text("weight_kg")) == ("180 cm", "90.7 kg")
    bench.write("height_mm", "180")
    assert len(bench.made) == 2, "the same figure is no change"
    assert bench.text("height_mm") == "180 cm"


def test_an_impossible_figure_gets_a_sentence_and_stays_for_mending(bench: Bench) -> None:
    for words in ("abc", "3 m"):
        bench.write("height_mm", words, Qt.Key.Key_Tab)
        assert bench.text("height_mm") == words
        assert bench.told("height_mm")
        assert not bench.panel.figures.fields["height_mm"].hasFocus(), "the keyboard goes where it was sent"
    assert "140 cm" in bench.told("height_mm")
    assert bench.made == []
    bench.write("weight_kg", "80")
    assert bench.made == [replace(MAN, weight_kg=80.0)], "other figures are taken meanwhile"
    assert bench.told("height_mm")
    assert bench.text("height_mm") == "3 m"
    bench.write("height_mm", "3", Qt.Key.Key_Escape)
    assert (bench.text("height_mm"), bench.told("height_mm")) == ("175 cm", "")


def test_what_was_refused_is_taken_when_another_figure_makes_it_possible(bench: Bench) -> None:
    bench.write("weight_kg", "150")
    assert "137.8 kg" in bench.told("weight_kg")
    bench.write("height_mm", "190")
    assert bench.made == [replace(MAN, height_mm=1900.0, weight_kg=150.0)]
    assert bench.told("weight_kg") == ""


def test_another_body_takes_the_place_of_what_was_refused(bench: Bench) -> None:
    bench.write("height_mm", "abc")
    bench.panel.presets.asked.emit(PRESETS["average_woman"].to_text())
    assert bench.made == [PRESETS["average_woman"]]
    assert (bench.text("height_mm"), bench.told("height_mm")) == ("163 cm", "")
    bench.write("age", "x")
    bench.panel._sexes["female"].click()
    assert (bench.text("age"), bench.told("age")) == ("35 y", "")
    assert bench.panel._sexes["female"].isChecked()


def test_what_is_only_written_is_taken_before_the_sex_changes(bench: Bench) -> None:
    bench.panel.figures.fields["weight_kg"].setText("70")
    bench.panel._sexes["female"].click()
    assert bench.made[-1] == replace(MAN, weight_kg=70.0).with_sex("female")


@pytest.mark.parametrize(
    ("key", "pressed", "figure"),
    [("height_mm", Qt.Key.Key_Up, "176 cm"), ("height_mm", Qt.Key.Key_PageDown, "165 cm"), ("weight_kg", Qt.Key.Key_Down, "75 kg"),
     ("age", Qt.Key.Key_PageUp, "45 y")],
)  # fmt: skip
def test_arrow_keys_step_and_make_one_change_when_they_rest(bench: Bench, key: str, pressed: Qt.Key, figure: str) -> None:
    field = bench.panel.figures.fields[key]
    field.setFocus()
    QTest.keyClick(field, pressed)
    assert bench.text(key) == figure
    assert bench.made == []
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    until(lambda: bool(bench.made))
    assert len(bench.made) == 1


def test_an_arrow_in_an_empty_field_begins_at_what_is_likely(bench: Bench) -> None:
    bench.open()
    field = bench.panel.figures.fields["waist_mm"]
    assert field.placeholderText().startswith("likely 8")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    (waist,) = bench.made[0].measures
    assert waist[0] == "waist"
    assert waist[1] % 5 == 0
    assert float(field.text().split()[0]) > 80


def test_measures_are_given_counted_and_taken_back(bench: Bench) -> None:
    bench.open()
    bench.write("waist_mm", "90")
    bench.write("neck_mm", "38")
    assert bench.panel.figures.measured.folds["girths"].button.text().endswith("Girths · 2 given")
    bench.write("waist_mm", "")
    assert bench.made[-1].measures == (("neck", 380.0),)
    bench.panel.figures.clear.click()
    assert bench.made[-1] == MAN
    assert bench.text("neck_mm") == ""
    assert not bench.panel.figures.clear.isVisible()


def test_figures_are_shown_in_other_units(bench: Bench) -> None:
    bench.open()
    bench.panel.unit_buttons["imperial"].click()
    assert (bench.text("height_mm"), bench.text("weight_kg")) == ("5' 8.9\"", "167.6 lb")
    assert bench.panel.figures.fields["waist_mm"].placeholderText().endswith(" in")
    bench.write("height_mm", "5'9\"")
    field = bench.panel.figures.fields["height_mm"]
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "5' 9.5\""
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bench.made[-1].height_mm == pytest.approx(1765.3)
    bench.panel.unit_buttons["imperial"].click()
    assert bench.panel.unit_buttons["imperial"].isChecked(), "they are chosen already"
    bench.panel.unit_buttons["metric"].click()
    assert bench.text("height_mm") == "176.5 cm"


def test_it_says_what_of_a_body_was_met_and_what_was_not(bench: Bench) -> None:
    bench.panel.show_shape(parse_body("sex=female,height_mm=1650,weight_kg=60,waist_mm=960,hip_mm=1000"))
    bench.open()
    bench.build()
    rows = {row.measure.key: row for row in measure_body(build_anatomy(bench.panel._shape))}
    for key, row in rows.items():
        if key in bench.panel.figures.fields and row.asked is not None and row.built is not None:
            assert bool(bench.told(key)) == (not row.is_met), key
    assert "body mass index 22.0" in bench.panel.figures.build.text()
    missed = replace(rows["waist_mm"], asked=960.0, built=950.4)
    bench.panel.figures.show_rows((missed,))
    assert bench.told("waist_mm") == "asked 96 cm, built 95 cm"
    assert bench.panel.figures.unmet.text() == "This body cannot have all that was asked. Not met: Girth of the waist."
    assert "all the figures" not in bench.panel.figures.build.text()
    bench.panel.figures.show_rows((replace(missed, built=None),))
    assert bench.told("waist_mm") == "asked 96 cm; it cannot be measured on this body"


def test_what_is_written_meanwhile_stays_when_the_body_is_measured(bench: Bench) -> None:
    bench.panel.figures.fields["weight_kg"].setText("8")
    bench.build()
    assert bench.text("weight_kg") == "8"


def test_a_free_form_says_what_it_weighs_now(bench: Bench) -> None:
    bench.panel.show_shape(BodyShape(sex="female", height_mm=1600, weight=0.9))
    bench.build()
    field = bench.panel.figures.fields["weight_kg"]
    assert field.text() == ""
    assert field.placeholderText().startswith("now ")
    assert bench.panel.figures.build.text().startswith("A free form of ")
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bench.made[-1].is_person


def test_a_person_is_previewed_while_a_slider_moves(bench: Bench) -> None:
    previews: list[BodyShape] = []
    bench.panel.previewed.connect(previews.append)
    slider = bench.panel._sliders["muscle"]
    slider.setSliderDown(True)
    for step in (120, 160):
        slider.setValue(step)
        until(lambda step=step: previews[-1:] == [replace(MAN, muscle=step / 200)])
    assert list(dict.fromkeys(previews)) == [replace(MAN, muscle=0.6), replace(MAN, muscle=0.8)]
    slider.setSliderDown(False)
    assert bench.made == [replace(MAN, muscle=0.8)], "and its kilograms stay"


def test_a_body_that_is_no_preset_is_the_last_one(bench: Bench) -> None:
    box = bench.panel.presets
    names = [box.itemText(row) for row in range(box.count())]
    assert names == ["Average woman", "Average man", "Lean woman", "Heavy woman", "Muscular man", "Old woman"]
    assert box.currentText() == "Average man"
    bench.write("age", "62")
    assert box.currentText() == "Last used: man, 62 y, 175 cm, 76 kg"
    bench.panel.show_last(bench.made[-1].to_text())
    bench.panel.show_shape(PRESETS["old_woman"])
    assert (box.currentText(), box.count()) == ("Old woman", 7)
    box.setCurrentIndex(6)
    box.activated.emit(6)
    assert bench.made[-1] == replace(MAN, age=62.0)


def test_every_field_is_named_for_a_screen_reader_and_for_the_eye(bench: Bench) -> None:
    for group in bench.panel.figures.measured.folds:
        bench.open(group)
    buddies = {title.buddy(): title.text() for title in bench.panel.findChildren(QLabel) if title.buddy() is not None}
    fields = bench.panel.figures.fields.values()
    assert len(fields) > 70
    assert len({field.accessibleName() for field in fields}) == len(fields)
    for field in fields:
        assert buddies[field]
    for button in bench.panel.findChildren(QPushButton):
        assert button.accessibleName() or button.text()


@pytest.mark.parametrize("units", ["metric", "imperial"])
def test_nothing_is_cut_off_in_the_narrowest_panel(bench: Bench, units: str) -> None:
    if units == "imperial":
        bench.panel.unit_buttons["imperial"].click()
    for group in bench.panel.figures.measured.folds:
        bench.open(group)
    bench.build()
    bench.panel.resize(_NARROWEST_PX, 500)
    content = bench.panel.widget()
    assert content.minimumSizeHint().width() <= bench.panel.viewport().width()
    for field in bench.panel.figures.fields.values():
        for words in (field.text(), field.placeholderText()):
            assert _room(field) >= QFontMetrics(field.font()).horizontalAdvance(words), (field.key, words)


def _room(field: QLineEdit) -> int:
    """As much as the style leaves for words: borders, padding, and Qt's own margin of two pixels on each side."""
    return field.width() - 2 * (1 + 6 + 2)


def test_tab_goes_from_top_to_bottom_into_what_is_unfolded(bench: Bench) -> None:
    bench.open("lengths")
    bench.open("girths")
    first: QWidget = bench.panel._sexes["female"]
    chain, widget = [first], first.nextInFocusChain()
    while widget is not first:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and bench.panel.widget().isAncestorOf(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    QTest.qWait(20)
    corners = [one.mapTo(bench.panel.widget(), one.rect().topLeft()) for one in chain]
    places = [(corner.y() // 8, corner.x()) for corner in corners]
    assert len(chain) > 35
    assert places == sorted(places)
