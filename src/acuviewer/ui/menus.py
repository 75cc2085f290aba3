"""The menus of the window, made from the table of commands."""

from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from acuviewer.knowledge.library import Library
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.ui.text_widgets import Run

GROUPS = ("Program", "View", "Points", "Meridians", "Construction", "Pain types", "Landmarks", "Layers", "Bones", "Body", "Help")


def build_menus(
    bar: QMenuBar, owner: QWidget, commands: Mapping[str, Command], atlas: Atlas, library: Library, run: Run
) -> dict[str, QAction]:
    """Fill a menu bar and return the actions by command; commands that need something after them stand in no menu.

    Below the commands of meridians and pain types each of these has an entry of its own, pain types in their groups.
    """
    actions: dict[str, QAction] = {}
    menus = {group: bar.addMenu(group) for group in GROUPS}
    for command in commands.values():
        if command.argument:
            continue
        action = QAction(command.title, owner)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setStatusTip(command.help)
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda _=False, line=command.id: run(line))
        menus[command.group].addAction(action)
        actions[command.id] = action
    choices = [
        ("Meridians", f"{code}  {meridian.names.english}", f"meridian.choose {code}")
        for code, meridian in atlas.meridians.items()
    ]
    choices += [(pain.group, pain.name, f"pain.choose {pain.id}") for pain in library.pain_types.values()]
    menus["Meridians"].addSeparator()
    groups = menus | {group: menus["Pain types"].addMenu(title) for group, title in library.pain_groups.items()}
    for group, text, line in choices:
        groups[group].addAction(text).triggered.connect(lambda _=False, line=line: run(line))
    return actions
