"""The left column: typing finds, the filter narrows, the lists mark what is chosen."""

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QWidget

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.knowledge.search import SearchIndex
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.finding import Sets, build_index
from acuviewer.session.session import Notes, Session
from acuviewer.theme import load_theme
from acuviewer.ui.navigator.command_tree import CommandTree
from acuviewer.ui.navigator.navigator_panel import NavigatorPanel
from acuviewer.ui.navigator.search_results import BEST
from acuviewer.ui.style import build_style
from controls_after import controls_after

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)


@cache
def _index_of(sets: tuple[tuple[str, tuple[str, ...]], ...]) -> SearchIndex:
    return build_index(ATLAS, LIBRARY, COMMANDS.values(), dict(sets))


def _index(sets: Sets | None = None, _: Notes = ()) -> SearchIndex:
    return _index_of(tuple((sets or {}).items()))


@pytest.fixture
def navigator() -> Iterator[tuple[NavigatorPanel, list[str]]]:
    """The navigator at its narrowest, and the command lines it gave out."""
    ran: list[str] = []
    controls = controls_after("filter.meridian BL", ran)
    panel = NavigatorPanel(ATLAS, LIBRARY, _index, QWidget(), controls)
    panel.setStyleSheet(build_style(load_theme("light")))
    panel.command.connect(ran.append)
    panel.resize(230, 620)
    panel.show()
    panel.show_session(Session())
    yield panel, ran
    panel.close()
    panel.deleteLater()


def _after(script: str) -> Session:
    return run_script(script, COMMANDS, Session())


def _shown(tree: CommandTree) -> list[str]:
    return [row.text(0).split()[0] for row in tree.rows() if not row.isHidden()]


def _headings(tree: CommandTree) -> list[QTreeWidgetItem]:
    return [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]


def _button(panel: QWidget, text: str) -> QPushButton:
    return next(button for button in panel.findChildren(QPushButton) if button.text() == text)


@pytest.mark.parametrize(
    ("typed", "command"),
    [("gb30", "point.select GB30"), ("环跳", "point.select GB30"), ("huantio", "point.select GB30"), ("sciatica", "pain.choose radicular"),
     ("trochanter", "landmark.select greater_trochanter"), ("dark theme", "theme.dark"), ("pregnancy", "caution.show pregnancy")],
)  # fmt: skip
def test_typing_and_enter_opens_what_was_meant(navigator, typed: str, command: str) -> None:
    panel, ran = navigator
    panel.search.setText(typed)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert ran == [command]
    assert panel.search.text() == ""


def test_a_search_without_result_says_what_can_be_searched_and_offers_examples(navigator) -> None:
    panel, ran = navigator
    panel.search.setText("qqqqqq")
    assert panel.results.nothing.text() == "Nothing found for “qqqqqq”."
    assert panel.results.nothing.isVisible()
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert ran == []
    _button(panel.results, "he-sea").click()
    assert panel.search.text() == "he-sea"
    assert panel.results.found_any
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.tabs.isVisible()


def test_arrows_walk_through_the_results(navigator) -> None:
    panel, ran = navigator
    panel.search.setText("BL2")
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert ran == ["point.select BL20"]


def test_a_hit_says_by_what_it_was_found(navigator) -> None:
    panel, _ = navigator
    panel.search.setText("pregnancy")
    concerned = facets_of(ATLAS, LIBRARY).codes["caution"]["pregnancy"]
    texts = [panel.results.list.item(row).text() for row in range(panel.results.list.count())]
    assert texts[:2] == ["Pregnancy\ncaution", f"Pregnancy\nfilter by caution · {len(concerned)} points"]
    assert any(text.startswith("SP6 ") and "\ncaution: Pregnancy" in text for text in texts)


def test_many_hits_are_listed_in_part_and_all_on_request(navigator) -> None:
    panel, ran = navigator
    panel.search.setText("bladder meridian")
    total = len(_index().find("bladder meridian"))
    assert total > BEST
    rows = panel.results.list
    assert rows.count() == BEST + 1
    assert panel.results.how_many.text() == f"{total} found, the best {BEST} listed"
    rows.setCurrentRow(BEST)
    assert rows.currentItem().text().startswith(f"Show all {total}")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert (ran, rows.count(), rows.currentRow()) == ([], total, BEST)


def test_the_points_of_a_pain_type_that_is_meant_are_offered_as_a_filter(navigator) -> None:
    panel, ran = navigator
    panel.search.setText("sciatica")
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert ran == ["filter.pain_type radicular"]


def test_the_index_is_built_at_the_first_search_or_before_and_once() -> None:
    built: list[int] = []
    panel = NavigatorPanel(
        ATLAS, LIBRARY, lambda sets, notes: (built.append(1), _index(sets, notes))[1], QWidget(), controls_after("", [])
    )
    assert built == []
    panel.prepare_search()
    panel.search.setText("gb30")
    panel.search.setText("gb31")
    assert built == [1]
    panel.deleteLater()


def test_the_points_stand_by_meridian_closed_with_their_number(navigator) -> None:
    tree = navigator[0].points.tree
    headings = _headings(tree)
    assert len(headings) == 19
    assert [heading.text(0) for heading in headings[:2]] == ["LU  Lung  · 11", "LI  Large Intestine  · 20"]
    assert headings[-1].text(0) == "EX-LE  Lower limb  · 12"
    assert not any(heading.isExpanded() for heading in headings)
    assert len(_shown(tree)) == 409


def test_the_chosen_point_is_marked_in_its_opened_group_and_in_sight(navigator) -> None:
    panel, ran = navigator
    tree = panel.points.tree
    panel.show_session(_after("point.select BL60"))
    (row,) = tree.selectedItems()
    assert row.text(0).startswith("BL60 ")
    assert [heading.text(0)[:2] for heading in _headings(tree) if heading.isExpanded()] == ["BL"]
    assert tree.viewport().rect().contains(tree.visualItemRect(row).center())
    assert ran == []
    panel.show_session(Session())
    assert tree.selectedItems() == []


def test_a_heading_opens_by_click_and_by_keyboard(navigator) -> None:
    panel, ran = navigator
    tree = panel.points.tree
    heading = _headings(tree)[0]
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(heading).center())
    assert heading.isExpanded()
    panel.show_session(_after("meridian.choose LU"))
    tree.setCurrentItem(heading)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not heading.isExpanded()
    # Opening it by hand chooses the meridian where it is; closing it takes nothing back.
    assert ran == ["meridian.choose LU"]
    # A heading that a point below it has opened is not chosen yet.
    panel.show_session(_after("point.select LU5"))
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(heading).center())
    assert (len(ran), heading.isExpanded()) == (2, True)


def test_the_filter_narrows_the_list_and_says_so(navigator) -> None:
    panel, _ = navigator
    panel.tabs.setCurrentIndex(2)
    panel.show_session(_after("filter.meridian BL; filter.category back-shu"))
    assert panel.tabs.currentWidget() is panel.points
    bar = panel.points.filter_bar
    assert bar.count.text() == "12 of 409 points"
    assert _shown(panel.points.tree) == [f"BL{number}" for number in (13, 14, 15, 18, 19, 20, 21, 22, 23, 25, 27, 28)]
    visible = [heading for heading in _headings(panel.points.tree) if not heading.isHidden()]
    assert [(heading.text(0), heading.isExpanded()) for heading in visible] == [("BL  Bladder  · 12", True)]
    assert [chip.text() for chip in bar.chips] == ["Bladder meridian  ×", "Back-shu  ×"]
    panel.show_session(Session())
    assert bar.count.text() == "409 points"
    assert len(_shown(panel.points.tree)) == 409
    assert bar.chips == []


def test_a_chip_takes_its_facet_back(navigator) -> None:
    panel, ran = navigator
    panel.show_session(_after("filter.meridian BL; filter.caution pneumothorax"))
    for chip in panel.points.filter_bar.chips:
        chip.click()
    assert ran == ["filter.meridian any", "filter.caution any"]


def test_alone_fly_and_clear_are_there_while_a_filter_is_on(navigator) -> None:
    panel, ran = navigator
    bar = panel.points.filter_bar
    assert not bar.alone.isVisible()
    session = _after("filter.meridian BL; filter.alone")
    panel.show_session(session)
    bar.alone._action.parent().show_session(session)
    assert bar.alone.isVisible()
    assert not bar.alone.isChecked()
    bar.alone.click()
    _button(bar, "Fly").click()
    _button(bar, "Clear").click()
    assert ran == ["filter.alone", "filter.fly", "filter.clear"]


def test_the_boxes_offer_what_leaves_points_with_how_many(navigator) -> None:
    panel, ran = navigator
    bar = panel.points.filter_bar
    assert not bar.boxes["meridian"].isVisible()
    panel.toggle_filter()
    assert all(box.isVisible() for box in bar.boxes.values())
    assert bar.boxes["meridian"].hasFocus() or not panel.isActiveWindow()
    panel.show_session(_after("filter.category back-shu"))
    offered = [bar.boxes["meridian"].itemText(row) for row in range(bar.boxes["meridian"].count())]
    assert offered == ["Any meridian", "Bladder meridian  (12)"]
    assert bar.boxes["category"].currentText() == "Back-shu  (12)"
    assert "Lower he-sea  (6)" in [bar.boxes["category"].itemText(row) for row in range(bar.boxes["category"].count())]
    assert ran == []


def test_a_box_is_used_by_keyboard_and_gives_the_command(navigator) -> None:
    panel, ran = navigator
    panel.toggle_filter()
    box = panel.points.filter_bar.boxes["meridian"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert ran == ["filter.meridian LU", "filter.meridian LI", "filter.meridian LU", "filter.meridian any"]


def test_nothing_of_the_filter_is_wider_than_the_narrowest_column(navigator) -> None:
    panel, _ = navigator
    panel.toggle_filter()
    script = "filter.meridian EX-HN; filter.caution vessels-dorsalis-pedis; filter.pain_type chest-wall; filter.category confluent point"
    panel.show_session(_after(script))
    assert panel.minimumSizeHint().width() <= 230
    bar = panel.points.filter_bar
    for widget in (*bar.chips, *bar.boxes.values(), bar.count, bar.alone):
        assert widget.mapTo(panel, widget.rect().topRight()).x() < 230, widget.accessibleName()


def test_everything_of_the_filter_has_a_name_for_those_who_do_not_see_it(navigator) -> None:
    panel, _ = navigator
    panel.toggle_filter()
    panel.show_session(_after("filter.meridian BL"))
    bar = panel.points.filter_bar
    names = [widget.accessibleName() for widget in (bar.opener, *bar.boxes.values(), *bar.chips)]
    assert names[:2] == ["Filter, opened", "Filter by meridian"]
    assert names[-1] == "Remove the meridian Bladder meridian from the filter"
    assert all(names)


def test_pain_types_stand_in_their_groups(navigator) -> None:
    tree = navigator[0]._pains
    groups = {heading.text(0): [heading.child(row).text(0) for row in range(heading.childCount())] for heading in _headings(tree)}
    assert groups["Back"][:3] == ["Lower back pain: six key points", "Acute back pain", "Chronic back pain"]
    assert "Knee pain" in groups["Hip, leg and foot"]
    assert sum(map(len, groups.values())) == len(LIBRARY.pain_types)
