"""The page of a meridian, the strip on a point's page, and the switch, each beside a stand-in for what it talks to."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import parse_script, run_script
from acuviewer.session.session import Session
from acuviewer.ui.pages.knowledge_pages import PainTypePage, build_page
from acuviewer.ui.pages.meridian_page import MeridianPage, MeridianStrip
from acuviewer.ui.pages.page import PageContext
from acuviewer.ui.pages.point_page import PointPage
from acuviewer.ui.view_bar import ViewBar
from controls_after import controls_after

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)


@pytest.fixture
def page() -> Iterator:
    """A page for a script, and the command lines that its widgets gave out."""
    made: list[QWidget] = []
    ran: list[str] = []

    def build(script: str) -> tuple[QWidget, list[str]]:
        session = run_script(script, COMMANDS, Session())
        controls = controls_after(script, ran)
        anatomy = build_anatomy(session.body)
        made.append(build_page(PageContext(ATLAS, LIBRARY, anatomy, session, ran.append, ran.append, controls)))
        made[-1].resize(360, 900)
        return made[-1], ran

    yield build
    for widget in made:
        widget.deleteLater()


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def _buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {button.text(): button for button in widget.findChildren(QPushButton)}


def test_a_meridian_tells_its_names_its_nature_and_whose_word_its_course_is(page) -> None:
    widget, _ = page("meridian.choose LI")
    assert isinstance(widget, MeridianPage)
    texts = _texts(widget)
    for expected in ("手阳明大肠经", "手陽明大腸經", "Shǒu yángmíng dàcháng jīng", "수양명대장경", "not checked", "Yang", "element metal",
                     "hand yang ming", "20 points", "WHO 2008", "other side", "not checked in print"):  # fmt: skip
        assert expected in texts, expected
    assert "no element of its own" in _texts(page("meridian.choose GV")[0])


def test_its_points_stand_in_order_and_lead_to_themselves(page) -> None:
    widget, ran = page("meridian.choose GV")
    rows = [button for button in widget.findChildren(QPushButton) if button.text().split(" ")[0].startswith("GV")]
    points = [button for button in rows if "  " in button.text()]
    assert [button.text().split("  ")[0] for button in points] == [f"GV{number}" for number in range(1, 29)]
    assert "not on the surface" in points[-1].text()
    points[13].click()
    assert ran == ["point.select GV14"]


@pytest.mark.parametrize("code", list(ATLAS.meridians))
def test_every_act_on_the_page_is_a_command_that_exists(page, code: str) -> None:
    widget, ran = page(f"meridian.choose {code}")
    assert widget.minimumSizeHint().width() <= 300
    for button in widget.findChildren(QPushButton):
        button.click()
    assert {"meridian.flow", "view.meridian", f"meridian.choose {ATLAS.meridians[code].pair}"} <= set(ran)
    parse_script("; ".join(ran), COMMANDS)


def test_a_point_of_the_chosen_meridian_shows_where_on_it_one_is(page) -> None:
    widget, ran = page("meridian.choose LI; point.select LI4")
    assert isinstance(widget, PointPage)
    strip = widget.findChild(MeridianStrip)
    assert "4 of 20" in _texts(strip)
    buttons = _buttons(strip)
    assert [text for text, button in buttons.items() if button.property("lit") == "true"] == ["LI4"]
    for text in ("▶", "◀", "LI6", "Large Intestine meridian"):
        buttons[text].click()
    assert ran == ["meridian.next_point", "meridian.previous_point", "point.select LI6", "meridian.choose LI"]
    assert widget.minimumSizeHint().width() <= 300


def test_a_point_elsewhere_has_no_strip_and_the_pain_type_comes_after_the_meridian(page) -> None:
    assert page("meridian.choose LI; point.select ST36")[0].findChild(MeridianStrip) is None
    assert page("point.select LI4")[0].findChild(MeridianStrip) is None
    assert isinstance(page("pain.choose radicular; meridian.choose BL")[0], MeridianPage)
    assert isinstance(page("pain.choose radicular; meridian.choose BL; select.back")[0], PainTypePage)


def test_the_first_page_leads_to_every_meridian(page) -> None:
    widget, ran = page("view.front")
    for code in ATLAS.meridians:
        _buttons(widget)[code].click()
    assert ran == [f"meridian.choose {code}" for code in ATLAS.meridians]


def test_the_bar_has_a_switch_for_all_meridians() -> None:
    said: list[str] = []
    controls = controls_after("", said)
    bar = ViewBar(controls)
    switch = next(box for box in bar.findChildren(QCheckBox) if box.text() == "Meridians")
    switch.click()
    assert said == ["layer.meridians"]
    controls.show_session(run_script("layer.meridians", COMMANDS, Session()))
    assert switch.isChecked()
    bar.deleteLater()
