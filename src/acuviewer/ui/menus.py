"""The menus of the window, made from the table of commands."""

from collections.abc import Mapping

from PySide6.QtWidgets import QMenuBar

from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.ui.controls import Controls
from acuviewer.ui.text_widgets import Run

GROUPS = (
    "program",
    "view",
    "points",
    "patient",
    "meridians",
    "ruler",
    "construction",
    "pain_types",
    "knowledge",
    "landmarks",
    "layers",
    "bones",
    "body",
    "help",
)
"""The menus by the ids of the groups of commands."""


def build_menus(
    bar: QMenuBar, controls: Controls, commands: Mapping[str, Command], atlas: Atlas, library: Library, run: Run
) -> None:
    """Fill a menu bar; commands that need something after them stand in no menu.

    Below the commands of meridians and pain types each of these has an entry of its own, pain types in their groups.
    """
    menus = {group: bar.addMenu(text(f"group.{group}")) for group in GROUPS}
    for name, action in controls.actions.items():
        menus[commands[name].group].addAction(action)
    choices = [
        ("meridians", f"{code}  {meridian.names.english}", f"meridian.choose {code}")
        for code, meridian in atlas.meridians.items()
    ]
    choices += [(pain.group, pain.name, f"pain.choose {pain.id}") for pain in library.pain_types.values()]
    menus["meridians"].addSeparator()
    groups = menus | {group: menus["pain_types"].addMenu(title) for group, title in library.pain_groups.items()}
    for group, name, line in choices:
        groups[group].addAction(name).triggered.connect(lambda _=False, line=line: run(line))
