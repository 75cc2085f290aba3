"""What the window does for each command of the application itself."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from acuviewer.faults import UsageError
from acuviewer.i18n import text
from acuviewer.points.atlas import load_atlas
from acuviewer.session.settings import Settings
from acuviewer.ui.dialogs import reading_dialogs as dialogs
from acuviewer.ui.dialogs.journal_dialog import ask_and_save_journal, copy_journal
from acuviewer.ui.dialogs.learner_dialog import learner_dialog
from acuviewer.ui.list_acts import ask_for_list, edit_note, manage_lists
from acuviewer.ui.place_acts import ask_here, copy_place, fly_nearer
from acuviewer.ui.quiz import quiz_acts

if TYPE_CHECKING:
    from acuviewer.ui.main_window import MainWindow


def window_acts(window: "MainWindow", settings: Settings) -> Mapping[str, Callable[..., object]]:
    """An act for each command without a change of the session, but for undo, redo and the way through what was chosen; those of places
    take what is written after the command."""
    look, navigator, projector = window.look, window.navigator, window.projector
    return {
        "search.focus": lambda: _with_sides(window, navigator.focus_search),
        "filter.panel": lambda: _with_sides(window, navigator.toggle_filter),
        "body.panel": lambda: _with_sides(window, lambda: navigator.tabs.setCurrentWidget(window.body_panel)),
        "picture.save": window.pictures.ask_and_save,
        "picture.copy": window.pictures.copy,
        "picture.print": window.pictures.ask_and_print,
        "export.save": window.taking_along.ask_and_save,
        "session.resume": lambda: _change_resuming(window, settings),
        "menu.open": window.context_menus.open_of_focus,
        "window.panels": lambda: _turn_sides(window),
        "window.full_screen": lambda: _turn_full_screen(window),
        "projector.toggle": projector.toggle,
        "projector.blank": projector.blank,
        "projector.white": projector.white,
        "projector.pointer": projector.point,
        "projector.larger": lambda: window.show_notice(projector.resize(1)),
        "projector.smaller": lambda: window.show_notice(projector.resize(-1)),
        "text_size.larger": lambda: look.resize_text(1),
        "text_size.smaller": lambda: look.resize_text(-1),
        "text_size.usual": lambda: look.resize_text(0),
        "theme.light": lambda: look.set_theme("light"),
        "theme.dark": lambda: look.set_theme("dark"),
        "theme.toggle": look.toggle_theme,
        "body.units": window.change_units,
        "evidence.table": window.open_evidence,
        "view.turn": window.viewport.turn,
        "view.flights": lambda: _change_flights(window, settings),
        "lesson.browse": window.lessons.browse,
        "lesson.edit": window.lessons.edit,
        "lesson.add_picture": window.lessons.add_picture,
        "lesson.save": window.lessons.save,
        "lesson.save_as": window.lessons.save_as,
        "place.here": lambda: ask_here(window),
        "place.nearer": lambda place: fly_nearer(window, place),
        "place.copy": lambda place: window.show_notice(copy_place(window, place)),
        "meridian.flow": window.viewport.play_flow,
        "study.today": lambda: quiz_acts.study_today(window),
        "quiz.ask": lambda: quiz_acts.ask_about(window, exam=False),
        "quiz.exam": lambda: quiz_acts.ask_about(window, exam=True),
        "quiz.save": lambda: quiz_acts.save_report(window),
        "learner.choose": lambda: window.open_and_return(learner_dialog(window, window.learner, partial(_use_learner, window))),
        "learner.use": lambda name: _use_learner(window, name),
        "note.edit": lambda: edit_note(window),
        "list.ask": lambda: ask_for_list(window),
        "list.ask_for": lambda codes: ask_for_list(window, codes),
        "list.manage": lambda: manage_lists(window),
        "study.progress": lambda: _open_progress(window, settings),
        "help.keys": lambda: window.open_and_return(dialogs.key_sheet(window, window.commands.values())),
        "help.start": window.show_first_steps,
        "help.about": lambda: window.open_and_return(dialogs.about(window, window.library)),
        "help.report": window.notices.keep_report,
        "journal.copy": lambda: window.show_notice(copy_journal()),
        "journal.save": lambda: window.show_notice(ask_and_save_journal(window, settings) or ""),
        "app.quit": window.close,
    }


def _open_progress(window: "MainWindow", settings: Settings) -> None:
    from acuviewer.ui.charts.progress_dialog import ProgressDialog

    known, large = (load_atlas(), window.library), float(str(settings["text_size"])) / 100
    window.open_and_return(ProgressDialog(window, window.learner, known, (window.look.theme, large), settings))


def _with_sides(window: "MainWindow", act: Callable[[], object]) -> None:
    """Do something in the lists, which must be in sight for it; a class is not shown the page."""
    window.columns.show_sides(True, page=not window.projector.is_on)
    act()


def _turn_sides(window: "MainWindow") -> None:
    shown = not window.columns.sides_are_shown
    window.columns.show_sides(shown)
    if not shown:
        window.viewport.setFocus()
    window.show_notice("" if shown else text("notice.panels"))


def _turn_full_screen(window: "MainWindow") -> None:
    if window.projector.is_on:
        window.projector.end()
        return
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
    window.show_notice(text("notice.full_screen") if window.isFullScreen() else "")


def _use_learner(window: "MainWindow", name: str) -> None:
    try:
        window.learner.use(name)
    except UsageError as error:
        window.show_notice(str(error))
    else:
        window.show_notice(text("notice.learner", name=window.learner.name))


def _change_resuming(window: "MainWindow", settings: Settings) -> None:
    settings["resume"] = not settings["resume"]
    window.show_notice(text("notice.resume" if settings["resume"] else "notice.no_resume"))


def _change_flights(window: "MainWindow", settings: Settings) -> None:
    settings["flights"] = window.viewport.flies = not settings["flights"]
    window.show_notice(text("notice.flights" if settings["flights"] else "notice.no_flights"))
