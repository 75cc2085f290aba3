"""Everything in the window that opens, found by itself: all commands with arguments that they take, pages, dialogs, menus, boxes."""

import gc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLayout, QMenu, QTabWidget, QWidget

from acuviewer.body.presets import PRESETS
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.export import label_painter
from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.pages.document import Fold
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import Command, run_script
from acuviewer.session.session import Selection, Session
from acuviewer.ui.fold import Fold as FoldButton
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.navigator.search_results import EXAMPLES
from waiting import until

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)
OWN = ("PySide6", "acuviewer.scene", "acuviewer.ui", "vtkmodules")
KINDS: tuple[type[QObject], ...] = (QWidget, QLayout, QAction, QTimer)
ENDS_THE_PROGRAM = {"app.quit"}
REMAKES = {"text_size.larger", "text_size.smaller", "text_size.usual"}
"""What opens nothing: with other letters Qt gives its status bar new layouts, which are told apart from nothing that is left behind."""
NOTHING_ASKED = "quiz.end; quiz.end"
"""Also where something was answered, on which one looks back first."""

NOTHING_CHOSEN = "; ".join(f"{kind}.clear" for kind in ("point", "landmark", "bone", "place", "meridian", "pain"))


def words() -> Iterator[str]:
    """Everything that may stand after a command: what the data name, and a value of each other kind."""
    yield from ATLAS.points
    yield from ATLAS.landmarks
    yield from load_skeleton_model().pattern.bones
    yield from ATLAS.meridians
    yield from LIBRARY.pain_types
    for table in (LIBRARY.studies, LIBRARY.mechanisms, LIBRARY.cautions, LIBRARY.sources):
        yield from table
    for values in facets_of(ATLAS, LIBRARY).codes.values():
        yield from values
    yield from (name for point in ATLAS.points.values() for name in point.definitions)
    yield from PRESETS
    yield from (
        "BL23 BL25",
        "Six points",
        "weakest",
        "now",
        "Mine=BL23 BL25",
        "Mine=BL25 up",
        "Mine=Yours",
        "point BL23 warm",
        "kinds=place,name count=2 set=BL",
        "good",
    )
    yield str(Path(__file__).parent / "lessons" / "gb30.aculesson")
    yield from ("1", "0.5", "year", "sex=female,weight=0.7", "0,900,0,30,0,2000", "skin=0.6,names=pinyin,sex=female")


def line_of(command: Command) -> str:
    """A command with something that it takes after it."""
    if not command.argument:
        return command.id
    word = next((word for word in words() if command.problem(word) is None), None)
    assert word is not None, f"{command.id}: give tests/openings.py a word that it takes"
    return f"{command.id} {word}"


def lines_that_open() -> list[str]:
    """The acts of the application, and one line for each sort of choice that a session can have: that gives another page."""
    acts, choices = [], {}
    for command in COMMANDS.values():
        line = line_of(command)
        if command.change is None:
            acts.append(line)
        else:
            chosen = run_script(line, COMMANDS, Session()).selection
            others = tuple(
                name for name, value in vars(Selection()).items() if name != "chosen" and getattr(chosen, name) != value
            )
            sort = (type(chosen.chosen), chosen.page and chosen.page.kind, chosen.step is None, chosen.compare, *others)
            choices.setdefault(sort, line)
    return [line for line in acts if line not in ENDS_THE_PROGRAM | REMAKES] + list(choices.values())


def open_everything(window: MainWindow, lines: list[str]) -> set[str]:
    """Open and close pages and dialogs by ``lines``, then all that opens without a command, and go back to one state.

    Returns what the pages were about.
    """
    pages = set()
    for line in lines:
        window.presenter.run(NOTHING_ASKED)
        if " " in line:
            window.presenter.run(NOTHING_CHOSEN)
        # A dialog that waits for its answer, as that for files, is closed from within.
        QTimer.singleShot(0, window, close_what_is_above)
        window.presenter.run(line)
        close_what_is_above()
        until(lambda: not window._after_picture.is_waiting)
        page = window._reading.page
        assert page is not None
        pages.add(page.subject)
        for block in page.every_block():
            if isinstance(block, Fold):
                window._reading.view.toggle_fold(block.key)
        for section in window._reading.marks.names:
            window._reading.marks.jumped.emit(section)
    window.presenter.run(NOTHING_ASKED)
    for menu in window.findChildren(QMenu):
        menu.popup(window.pos())
        settle()
        menu.close()
    window.presenter.run("body.panel")
    for fold in window.body_panel.findChildren(FoldButton):
        fold.button.click()
        settle()
        fold.button.click()
    window.navigator.points.filter_bar.open()
    for box in window.findChildren(QComboBox):
        box.showPopup()
        settle()
        box.hidePopup()
    window.navigator.points.filter_bar.opener.setChecked(False)
    for tabs in window.findChildren(QTabWidget):
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            settle()
        tabs.setCurrentIndex(0)
    for query in (*(text(f"search.example.{kind}") for kind in EXAMPLES), "nothing like this"):
        window.navigator.search.setText(query)
        settle()
    window.navigator.search.clear()
    come_home(window)
    return pages


def come_home(window: MainWindow) -> None:
    """Go where the window always looks alike: GB30 on the average man."""
    window.presenter.run("theme.light; filter.clear; body.set sex=male; layer.skin 1; layer.bones 0; names.code; view.front")
    window.presenter.run(f"point.pick GB30 left; {NOTHING_CHOSEN}")
    until(lambda: not (window._after_picture.is_waiting or window._reading.is_waiting or window.viewport.is_flying))
    window.presenter.run("point.pick GB30")
    until(lambda: not (window._after_picture.is_waiting or window._reading.is_waiting or window.viewport.is_flying))
    window.status.show_hint("")  # what was said last goes by itself after a while: not at any moment of its own
    settle()


def close_what_is_above() -> None:
    """Close dialogs and popups."""
    settle()
    while (above := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        above.close()
        settle()


def settle() -> None:
    """Let what waits happen, deletions too."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def count(window: MainWindow) -> Counter[str]:
    """How many objects there are of each kind that a window is made of."""
    settle()
    label_painter._last_words.clear()  # as many as the frame drawn last has labels, whatever that frame was
    gc.collect()
    kinds = Counter(f"{type(thing).__module__}.{type(thing).__name__}" for thing in gc.get_objects())
    found = Counter({kind: number for kind, number in kinds.items() if kind.startswith(OWN)})
    # Not all QObjects: PySide keeps what it hands out of a label's text document beyond the label's end.
    of_qt = [child for top in QApplication.topLevelWidgets() for kind in KINDS for child in top.findChildren(kind)]
    found.update(Counter(f"Qt: {type(child).__name__}" for child in of_qt))
    found["objects of Qt"] = len(of_qt)
    found["drawn by VTK"] = window.viewport.stage.renderer.GetViewProps().GetNumberOfItems()
    found["running timers"] = sum(timer.isActive() for timer in window.findChildren(QTimer))
    found["objects of Python"] = sum(kinds.values())
    return found
