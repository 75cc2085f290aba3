"""Commands of the application: pictures, beginning and ending, search, the window, its texts and colours, help."""

from acuviewer.session.commands import Command
from acuviewer.session.session import Session


def application_commands() -> list[Command]:
    """All of them, in the order of menus."""
    return [
        _act("picture.save", "file", "Ctrl+S"),
        _act("picture.copy", "file", "Ctrl+C"),
        _act("picture.print", "file", "Ctrl+P"),
        _act("export.save", "file", "Ctrl+E"),
        Command("session.afresh", "file", (), "", lambda session, _: Session(sets=session.sets, notes=session.notes)),
        _act("session.resume", "file"),
        _act("app.quit", "file", "Ctrl+Q"),
        _act("edit.undo", "edit", "Ctrl+Z"),
        _act("edit.redo", "edit", "Ctrl+Shift+Z", "Ctrl+Y"),
        _act("menu.open", "edit", "Menu", "Shift+F10"),
        _act("choice.back", "edit", "Alt+Left"),
        _act("choice.forward", "edit", "Alt+Right"),
        _act("search.focus", "edit", "Ctrl+K", "/"),
        _act("filter.panel", "filter", "Ctrl+F"),
        _act("window.panels", "window", "F9"),
        _act("window.full_screen", "window", "F11"),
        _act("text_size.larger", "text_size", "Ctrl++", "Ctrl+="),
        _act("text_size.smaller", "text_size", "Ctrl+-"),
        _act("text_size.usual", "text_size", "Ctrl+0"),
        _act("theme.light", "theme"),
        _act("theme.dark", "theme"),
        _act("theme.toggle", "theme", "Ctrl+T"),
        _act("body.panel", "body", "Ctrl+B"),
        _act("body.units", "body"),
        _act("help.keys", "help", "?", "F1"),
        _act("help.start", "help"),
        _act("help.report", "help"),
        _act("help.about", "help"),
    ]


def _act(name: str, group: str, *keys: str) -> Command:
    return Command(name, group, keys, undo="none")
