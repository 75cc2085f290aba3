"""While a question is open nothing in the window tells its answer: every surface is looked at, for every kind of question."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QTreeWidget, QWidget

from acuviewer.i18n import say, text
from acuviewer.points.atlas import load_atlas
from acuviewer.session.asking import open_question
from acuviewer.study.question import KINDS, Kind, Question
from acuviewer.ui.main_window import MainWindow
from openings import line_of
from window_waits import rest
from worded import seen_words

pytestmark = pytest.mark.display

BUSY = (
    "layer.meridians; layer.landmarks; patient.bleeding; points.set BL23 BL25 BL40; points.keep_set My set;"
    "ruler.add BL23; ruler.add BL25; meridian.choose KI; pain.choose radicular; point.construct BL23; lesson.new; lesson.add_view; point.select ST36"
)
"""What a window shows at its fullest: all that could betray something is chosen, lit, listed, measured."""

SETS: dict[Kind, str] = dict.fromkeys(KINDS, "BL23 BL25 BL40 ST36 KI3 GB30")  # type: ignore[assignment]
ENDS = {"app.quit", "session.afresh", "session.open", "quiz.end", "quiz.start", "quiz.pass", "quiz.confirm"}
"""Commands that end the program or the question, which they may."""
NEVER = {"picture.print", "picture.save"}
"""Their dialogs are looked at by themselves."""


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """What points are called, and what landmarks are called."""
    atlas = load_atlas()
    points = {word for point in atlas.points.values() for word in (point.code, point.names.pinyin, point.names.simplified)}
    return frozenset(points), frozenset(landmark.english for landmark in atlas.landmarks.values())


def _visible(window: MainWindow) -> Iterator[tuple[str, str]]:
    """Words of all that is seen in the windows of the program, but for the card, which has the choices."""
    card = window.desk.parts.card if window.desk.parts else None
    for top in QApplication.topLevelWidgets():
        if not top.isVisible():
            continue
        yield "title", top.windowTitle()
        for widget in (top, *top.findChildren(QWidget)):
            if widget.isVisible() and widget is not card and not (card and card.isAncestorOf(widget)):
                yield from _words_of(widget)


def _words_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    where = f"{type(widget).__name__} {widget.objectName()}"
    if isinstance(widget, QLabel):
        yield where, widget.text()
    yield from ((where, words) for words in (widget.toolTip(), widget.accessibleName()) if words)
    if isinstance(widget, QLineEdit | QComboBox | QTreeWidget) or hasattr(widget, "toPlainText") or hasattr(widget, "text"):
        yield from ((where, words) for _, words in seen_words(widget) if words)
    if hasattr(widget, "toPlainText"):
        yield where, widget.toPlainText()


def _drawn(window: MainWindow) -> Iterator[tuple[str, str]]:
    """Labels and legends of the picture, and what hovering and the right button tell all over it."""
    view = window.viewport
    view.grab_picture()
    yield from (("label", say(label.text)) for label in view._labels or [])
    yield from (("legend", repr(legend)) for legend in view.stage.legends())
    yield "subtitle", repr(view.stage.subtitle())
    width, height = view.width(), view.height()
    for x in range(8, width, 24):
        for y in range(8, height, 24):
            pick = view.stage.pick(x, y, width, height)
            if pick is not None:
                yield "hover", view.stage.describe(pick)
                yield "pick", pick.key
    view.menu_asked.emit(view.stage.pick(width / 2, height / 2, width, height), view.mapToGlobal(QPoint(width // 2, height // 2)))
    assert window.context_menus.menu is not None
    yield from (("offer", action.text()) for action in window.context_menus.menu.actions())
    window.context_menus.menu.close()


def _menus(window: MainWindow) -> Iterator[tuple[str, str]]:
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        around = menu.parent()
        if text("group.lessons") in (menu.title(), around.title() if isinstance(around, QMenu) else ""):
            # Titles of the lessons that come along are the same whatever is asked, and none can be opened.
            continue
        yield from (("menu", action.text()) for action in menu.actions() if action.isEnabled())


def _betrayals(window: MainWindow, question: Question) -> list[tuple[str, str, str]]:
    """Where something is named that may not be."""
    points, landmarks = _names()
    own = say(question.prompt)
    hidden = points
    if question.kind in ("landmark", "find_landmark"):
        # Pain types are called by single words such as heel: of those only the one that is asked for counts.
        hidden = points | {name for name in landmarks if " " in name or name == load_atlas().landmarks[question.subject].english}
    hidden = frozenset(word for word in hidden if word not in own)
    words = re.compile(rf"(?<![\w])({'|'.join(map(re.escape, sorted(hidden, key=len, reverse=True)))})(?![\w])", re.IGNORECASE)
    told = (*_visible(window), *_drawn(window), *_menus(window))
    return [(where, found[1], told_words) for where, told_words in told if (found := words.search(told_words))]


def _ask(window: MainWindow, kind: Kind) -> Question:
    window.asks_nothing = True
    window.presenter.run(BUSY)
    rest(window)
    assert window.presenter.store.session.selection.point == "ST36", "all of it was carried out"
    window.presenter.run(f"quiz.start kinds={kind} count=3 seed=1 set={SETS[kind]}")
    rest(window)
    question = open_question(window.presenter.store.session)
    assert question is not None
    return question


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_the_window_names_what_is_asked(window: MainWindow, kind: Kind) -> None:
    question = _ask(window, kind)
    assert _betrayals(window, question) == []
    window.presenter.run("quiz.end")


@pytest.mark.parametrize("kind", ["place", "name", "landmark"])
def test_no_command_brings_a_name_up_while_a_question_is_open(window: MainWindow, kind: Kind) -> None:
    question = _ask(window, kind)
    for command in window.commands.values():
        if command.id in ENDS | NEVER:
            continue
        window.presenter.run(line_of(command))
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible() and not isinstance(top, QMenu):
                assert not [seen for _, seen in seen_words(top) if question.subject in seen], command.id
                top.close()
        assert open_question(window.presenter.store.session) == question, command.id
        QApplication.processEvents()
        if window.projector.is_on:
            window.projector.end()
    rest(window)
    window.presenter.run("quiz.take_back")
    assert _betrayals(window, question) == []


def test_the_saved_picture_and_its_name_tell_nothing(window: MainWindow) -> None:
    question = _ask(window, "name")
    caption = window.pictures._caption(window.presenter.shown.session.selection)
    assert question.subject not in caption
    assert window.presenter.shown.session.selection.point is None


def test_once_it_is_told_everything_is_there_again(window: MainWindow) -> None:
    question = _ask(window, "name")
    window.presenter.run("quiz.pass")
    rest(window)
    assert any(question.subject in seen for _, seen in _visible(window))
    assert window.presenter.shown.session.layers.points
    window.presenter.run("quiz.end; quiz.end")
    assert window.presenter.store.session.selection.point == "ST36"
