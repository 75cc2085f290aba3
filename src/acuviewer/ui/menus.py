"""The menus of the window, made from the table of commands."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QMenu, QMenuBar

from acuviewer.body.presets import PRESETS
from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.points.atlas import Atlas
from acuviewer.session.choice_titles import title_of
from acuviewer.session.commands import Command
from acuviewer.session.leaving import choice_line
from acuviewer.session.settings import Settings
from acuviewer.session.trail import Trail
from acuviewer.ui.controls import Controls
from acuviewer.ui.text_widgets import Run

MENUS: Mapping[str, tuple[str, ...]] = {
    "file": (),
    "edit": (),
    "view": ("layers", "labels", "bones", "ruler", "window", "projector", "text_size", "theme"),
    "points": ("filter", "lists", "construction", "landmarks"),
    "patient": (),
    "meridians": (),
    "pain_types": (),
    "knowledge": (),
    "study": (),
    "lessons": (),
    "body": (),
    "help": (),
}
"""Each menu by the id of a group of commands, with the groups that stand below it in the same menu."""

GROUPS = tuple(group for menu, below in MENUS.items() for group in (menu, *below))
"""All groups of commands, in the order of the menus."""

_MOST_RECENT = 15
_FOLDED = ("labels", "bones", "ruler", "filter", "lists", "construction", "projector", "text_size", "theme")
"""Groups that open beside their menu instead of making it longer."""


def build_menus(
    bar: QMenuBar, controls: Controls, commands: Mapping[str, Command], atlas: Atlas, library: Library, run: Run
) -> dict[str, QMenu]:
    """Fill a menu bar and return its menus by their ids; commands that need something after them stand in no menu.

    Below the commands of meridians and pain types each of these has an entry of its own, pain types in their groups.
    """
    menus: dict[str, QMenu] = {}
    for menu, below in MENUS.items():
        menus[menu] = bar.addMenu(text(f"group.{menu}"))
        for group in (menu, *below):
            _fill(menus[menu], group, controls, commands)
    choices = [
        ("meridians", f"{code}  {meridian.names.english}", f"meridian.choose {code}")
        for code, meridian in atlas.meridians.items()
    ]
    choices += [(pain.group, pain.name, f"pain.choose {pain.id}") for pain in library.pain_types.values()]
    choices += [("body", text(f"preset.{name}"), f"body.preset {name}") for name in PRESETS]
    menus["meridians"].addSeparator()
    menus["body"].addSeparator()
    groups = menus | {group: menus["pain_types"].addMenu(title) for group, title in library.pain_groups.items()}
    for group, name, line in choices:
        groups[group].addAction(name).triggered.connect(lambda _=False, line=line: run(line))
    return menus


def add_recent(
    menu: QMenu, trail: Trail, atlas: Atlas, library: Library, run: Run, may_name: Callable[[], bool] = lambda: True
) -> None:
    """Add a menu of what was chosen, the last first; it is filled whenever it opens, while anything may be named."""
    recent = menu.addMenu(text("menu.recent"))

    def fill() -> None:
        recent.clear()
        entries: dict[str, str] = {}
        for place in reversed(trail.places() if may_name() else ()):
            entries.setdefault(title_of(place, atlas, library), choice_line(place))
        for title, line in list(entries.items())[:_MOST_RECENT]:
            recent.addAction(title).triggered.connect(lambda _=False, line=line: run(line))
        recent.menuAction().setEnabled(bool(entries))

    menu.aboutToShow.connect(fill)


def add_lessons(menu: QMenu, settings: Settings, run: Run) -> None:
    """Add menus of the lessons that come with the program and of those that were opened last; they are filled whenever they open."""
    shipped, recent = (menu.addMenu(text(f"menu.lessons.{kind}")) for kind in ("shipped", "recent"))

    def fill(below: QMenu, entries: Sequence[tuple[str, str]]) -> None:
        below.clear()
        for title, line in entries:
            below.addAction(title).triggered.connect(lambda _=False, line=line: run(line))
        below.menuAction().setEnabled(bool(entries))

    def fill_both() -> None:
        from acuviewer.ui.lessons.entries import recent_entries, shipped_entries

        fill(shipped, shipped_entries())
        fill(recent, recent_entries(str(settings["recent_lessons"])))

    menu.aboutToShow.connect(fill_both)


def _fill(menu: QMenu, group: str, controls: Controls, commands: Mapping[str, Command]) -> None:
    """Add the commands of a group, parted from those above, or in a menu of their own."""
    if group in _FOLDED:
        menu = menu.addMenu(text(f"group.{group}"))
    elif not menu.isEmpty():
        menu.addSeparator()
    for name, action in controls.actions.items():
        if commands[name].group == group:
            menu.addAction(action)
