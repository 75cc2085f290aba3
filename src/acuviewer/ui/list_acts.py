"""What the window does for lists and notes: asks for names, opens the dialogs."""

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from acuviewer.i18n import said
from acuviewer.points.atlas import load_atlas
from acuviewer.session.choice_titles import title_of
from acuviewer.session.list_commands import points_in_hand
from acuviewer.session.notes import by_subject, subject_of, with_note
from acuviewer.session.session import LandmarkChoice, PointChoice, Selection
from acuviewer.study.shelf import PARTED
from acuviewer.ui.dialogs.lists_dialog import ListsDialog, ask_list
from acuviewer.ui.dialogs.note_dialog import NoteDialog

if TYPE_CHECKING:
    from acuviewer.ui.main_window import MainWindow

_OPENED = count()
"""Each note that is opened is a step back of its own."""


def edit_note(window: "MainWindow") -> None:
    """Open the note on what is chosen. All that is typed while it is open is one step back."""
    window.student.shelf.begin()
    store = window.presenter.store
    subject = subject_of(store.session.selection)
    if subject is None:
        return
    title = _title(window, subject)
    before = by_subject(store.session.notes).get(subject, "")
    merge = f"note {next(_OPENED)}"

    last = [before]

    def keep(words: str) -> str:
        session = store.session
        now = by_subject(session.notes).get(subject, "")
        # What another window has written meanwhile was not before the eyes of who writes here.
        both = f"{words}{PARTED}{now}".removeprefix(PARTED) if now not in ("", last[0]) and now not in words else words
        step = said("note.step", what=subject.partition(" ")[2])
        store.commit(step, replace(session, notes=with_note(session.notes, subject, both)), merge)
        last[0] = both
        return both

    window.open_and_return(NoteDialog(window, title, before, keep))


def ask_for_list(window: "MainWindow", codes: str = "") -> None:
    """Ask into which list points go: those named, else the chosen one or those gathered."""
    window.student.shelf.begin()
    session = window.presenter.store.session
    points = tuple(codes.split()) or points_in_hand(session)
    window.open_and_return(ask_list(window, session, points, window.presenter.run))


def manage_lists(window: "MainWindow") -> None:
    """Show all lists."""
    window.student.shelf.begin()
    points = load_atlas().points

    def name_of(code: str) -> str:
        if code not in points:  # a newer version may know more
            return code
        names = points[code].names
        return f"{code}  {names.simplified}  {names.pinyin}"

    window.open_and_return(ListsDialog(window, lambda: window.presenter.store.session, name_of, window.presenter.run))


def _title(window: "MainWindow", subject: str) -> str:
    kind, _, key = subject.partition(" ")
    chosen = PointChoice(key) if kind == "point" else LandmarkChoice(key) if kind == "landmark" else None
    return title_of(Selection(chosen, pain_type=key if chosen is None else None), load_atlas(), window.library)
