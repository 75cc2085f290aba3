"""The tree of command lines: headings open and close, rows give their line out."""

from acuviewer.ui.navigator.command_tree import CommandTree


def test_a_heading_may_carry_a_command_that_is_given_out_when_it_is_opened() -> None:
    tree = CommandTree("test")
    ran: list[str] = []
    tree.command.connect(ran.append)
    heading = tree.add_group("BL", "meridian.choose BL")
    tree.add_row("BL1", "point.select BL1", "", heading)
    for _ in range(2):
        tree.itemClicked.emit(heading, 0)
    assert ran == ["meridian.choose BL"]
    assert [row.text(0) for row in tree.rows()] == ["BL1"]
    tree.deleteLater()
