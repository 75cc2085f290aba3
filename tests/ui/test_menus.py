"""The menus as people know them: what is in which, nothing twice, none for a single entry."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.session.trail import Trail
from acuviewer.ui.controls import Controls
from acuviewer.ui.dialogs.reading_dialogs import key_sheet
from acuviewer.ui.menus import GROUPS, MENUS, add_recent, build_menus
from scene_cases import commands

ATLAS, LIBRARY = load_atlas(), load_library()


@pytest.fixture
def menus() -> Iterator[dict[str, QMenu]]:
    bar = QMenuBar()
    controls = Controls(commands(), print, bar)
    yield build_menus(bar, controls, commands(), ATLAS, LIBRARY, print)
    bar.deleteLater()


def entries(menu: QMenu) -> list[QAction]:
    """The entries of a menu and of those that open beside it."""
    below = [action for inner in menu.findChildren(QMenu) for action in inner.actions()]
    return [action for action in (*menu.actions(), *below) if not action.isSeparator()]


def test_the_menus_are_those_of_other_programs(menus: dict[str, QMenu]) -> None:
    titles = [menu.title() for menu in menus.values()]
    assert titles == [
        "File",
        "Edit",
        "View",
        "Points",
        "Patient",
        "Meridians",
        "Pain",
        "Knowledge",
        "Study",
        "Lesson",
        "Body",
        "Help",
    ]
    assert set(GROUPS) == {command.group for command in commands().values()}
    assert len(GROUPS) == len(set(GROUPS))


@pytest.mark.parametrize(
    ("menu", "titles"),
    [
        ("file", ["Save a picture…", "Copy the picture", "Print the picture…", "Quit"]),
        ("edit", ["Undo", "Redo", "Back in the history", "Forward in the history", "Search", "One step back"]),
        ("view", ["From the front", "Show bones", "Side panels", "Full screen", "Larger text", "Dark theme"]),
    ],
)
def test_each_command_is_where_one_looks_for_it(menus: dict[str, QMenu], menu: str, titles: list[str]) -> None:
    assert set(titles) <= {action.text() for action in entries(menus[menu])}


def test_quit_is_the_last_of_the_first_menu(menus: dict[str, QMenu]) -> None:
    assert menus["file"].actions()[-1].text() == "Quit"


def test_no_menu_has_a_single_entry_and_no_title_comes_twice(menus: dict[str, QMenu]) -> None:
    for menu in menus.values():
        for one in (menu, *menu.findChildren(QMenu)):
            assert len(one.actions()) > 1, one.title()
            assert not one.actions()[0].isSeparator(), one.title()
            begin = Counter(action.text().partition(":")[0] for action in one.actions() if ":" in action.text())
            assert max(begin.values(), default=1) == 1, begin
    twice = Counter(action.text() for menu in menus.values() for action in entries(menu))
    assert [title for title, count in twice.items() if count > 1] == []


def test_a_menu_fits_the_smallest_screen(menus: dict[str, QMenu]) -> None:
    assert set(MENUS) == set(menus)
    assert [menu.title() for menu in menus.values() if menu.sizeHint().height() > 680] == []


def test_no_dots_follow_dots_in_the_key_sheet() -> None:
    parent = QWidget()
    sheet = key_sheet(parent, commands().values())
    told = [str(label.property("text")) for label in sheet.findChildren(QWidget)]
    assert any(words.startswith("Filter. ") for words in told)
    assert [words for words in told if "…." in words] == []
    parent.deleteLater()


def test_what_was_chosen_last_can_be_chosen_again() -> None:
    ran: list[str] = []
    trail, menu = Trail(), QMenu("Edit")
    menu.addAction("Undo")
    add_recent(menu, trail, ATLAS, LIBRARY, ran.append)
    recent = menu.findChildren(QMenu)[0]
    menu.aboutToShow.emit()
    assert not recent.menuAction().isEnabled()
    for line in (
        "point.select GB30 right",
        "pain.choose radicular",
        "source.show who2008",
        "sources.show",
        "bone.select left_femur",
    ):
        trail.note(run_script(line, commands(), Session()))
    menu.aboutToShow.emit()
    titles = [action.text() for action in recent.actions()]
    assert titles[0] == f"Femur · {text('side.left')}"
    assert titles[1] == text("page.sources.title")
    assert titles[-1] == "GB30  环跳  Huántiào · Jumping Circle"
    recent.actions()[-1].trigger()
    assert ran == ["point.select GB30 right"]
    menu.deleteLater()
