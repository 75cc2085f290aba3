"""The tree of command lines: headings open and close, rows give their line out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from acuviewer.ui.navigator.command_tree import CommandTree


def test_a_heading_may_carry_a_command_that_is_given_out_when_it_is_opened() -> None:
    tree = CommandTree("test")
    ran: list[str] = []
    tree.command.connect(ran.append)
    heading = tree.add_group("BL", "meridian.choose BL")
    tree.add_row("BL1", "point.select BL1", "", heading)
    tree.itemClicked.emit(heading, 0)
    assert ran == ["meridian.choose BL"]
    tree.mark("meridian.choose BL")
    tree.itemClicked.emit(heading, 0)
    assert (len(ran), heading.isExpanded()) == (1, False), "a second click only closes it"
    assert [row.text(0) for row in tree.rows()] == ["BL1"]
    tree.deleteLater()


def test_a_heading_that_stands_open_for_one_of_its_rows_is_chosen_by_a_click() -> None:
    tree = CommandTree("test")
    ran: list[str] = []
    tree.command.connect(ran.append)
    heading, plain = tree.add_group("BL", "meridian.choose BL"), tree.add_group("Knee")
    tree.add_row("BL23", "point.select BL23", "", heading)
    tree.add_row("Patella", "landmark.select patella", "", plain)
    tree.mark("point.select BL23")
    assert heading.isExpanded()
    tree.itemClicked.emit(heading, 0)
    assert (ran, heading.isExpanded()) == (["meridian.choose BL"], True)
    for opened in (True, False):
        tree.itemClicked.emit(plain, 0)
        assert (len(ran), plain.isExpanded()) == (1, opened), "one without a line opens and closes"
    tree.deleteLater()


def test_a_click_that_chooses_nothing_leaves_the_choice_marked_and_the_keys_where_it_was() -> None:
    tree = CommandTree("test")
    chosen, other = (tree.add_row(code, f"point.select {code}", "") for code in ("BL23", "BL25"))
    tree.show()
    for lines in (("point.select BL23",), ()):
        tree.mark(*lines)
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(other).center())
        assert tree.selectedItems() == ([chosen] if lines else [])
        assert tree.currentItem() is other
    tree.deleteLater()
