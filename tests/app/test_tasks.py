"""Every task of docs/TASKS.md in the real window, by mouse alone and by keyboard alone, in at most three acts."""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from acuviewer.body.presets import PRESETS
from acuviewer.session.session import PageChoice, Session
from acuviewer.ui.main_window import MainWindow
from checkout import TOP
from hands import Hands
from window_waits import rest

pytestmark = pytest.mark.display

MOST_ACTS = 3
SIX = ("BL23", "BL25", "BL40", "GV3", "GB30", "KI3")


class Task(NamedTuple):
    """A row of the page: what is wanted, the line it begins with, and the acts of either hand."""

    number: int
    who: str
    wants: str
    begins: str
    mouse: tuple[str, ...]
    keyboard: tuple[str, ...]


def read_tasks() -> list[Task]:
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", (TOP / "docs" / "TASKS.md").read_text(encoding="utf-8"), re.MULTILINE)
    tasks = []
    for number, cells in rows:
        who, wants, begins, mouse, keyboard = (cell.strip() for cell in cells.split("|"))
        tasks.append(Task(int(number), who, wants, begins.strip("`"), _acts(mouse), _acts(keyboard)))
    return tasks


def _acts(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", cell))


def session(window: MainWindow) -> Session:
    return window.presenter.store.session


def page_words(window: MainWindow) -> str:
    return window._reading.view.toPlainText()


def _is_seen(window: MainWindow, code: str) -> bool:
    """Whether a point lies in the picture, on the side that is looked at."""
    view = window.viewport
    projection = view.stage.projection(view.width(), view.height())
    for side in ("left", "right"):
        found = window.presenter.shown.anatomy.location(code, side)  # type: ignore[arg-type]
        if found is None or not found.is_place:
            continue
        x, y = projection.pixels(found.position_mm[None])[0]
        if 0 < x < view.width() and 0 < y < view.height() and projection.faces(found.position_mm[None], found.normal[None])[0]:
            return True
    return False


def lit(window: MainWindow) -> frozenset[str]:
    """The points that stand out on the body: alone, or lit among the others."""
    content = window.viewport.stage.frame.content
    return content.lit_codes(session(window)) or content.shown_codes(session(window)) or frozenset()


def _copied(window: MainWindow) -> bool:
    image: QImage = QApplication.clipboard().image()
    return image.width() > 400 and image.height() > 300


REACHED: dict[int, Callable[[MainWindow], bool]] = {
    1: lambda w: session(w).selection.point == "GB30" and _is_seen(w, "GB30") and "Huántiào" in page_words(w),
    2: lambda w: session(w).selection.step == 0,
    3: lambda w: session(w).layers.bones > 0.5,
    4: lambda w: not session(w).layers.labels,
    5: lambda w: session(w).selection.meridian == "BL" and _is_seen(w, "BL23") and "67 points" in page_words(w),
    6: lambda w: session(w).selection.meridian == "BL" and _is_seen(w, "BL2"),
    7: lambda w: _is_seen(w, "GV4"),
    8: lambda w: session(w).selection.point == "GB30" and _is_seen(w, "GB30"),
    9: lambda w: session(w).selection.pain_type == "low-back" and all(code in page_words(w) for code in SIX),
    10: lambda w: session(w).selection.point == "BL25" and session(w).selection.pain_type == "low-back",
    11: lambda w: session(w).selection.pain_type == "low-back" and session(w).selection.point is None,
    12: lambda w: session(w).selection.compare,
    13: lambda w: w.isFullScreen() and not w.columns.sides_are_shown,
    14: lambda w: w._settings["text_size"] > 100,
    15: lambda w: w.look.theme.name == "dark",
    16: _copied,
    17: lambda w: session(w).filter.codes == ("BL23", "BL25", "BL40"),
    18: lambda w: [place.key for place in session(w).ruler.places] == ["BL23", "BL40"],
    19: lambda w: "GB21" in page_words(w) and "GB30" not in page_words(w) and "GB21" in lit(w),
    20: lambda w: any(risk.id == "pregnant" for risk in session(w).patient),
    21: lambda w: session(w).body == PRESETS["average_woman"],
    22: lambda w: session(w).selection.place is not None and "Nearest points" in page_words(w),
    23: lambda w: session(w).selection.side == "right" and _is_seen(w, "ST36"),
    24: lambda w: session(w).selection.page == PageChoice("evidence") and "Cochrane" in page_words(w),
    25: lambda w: session(w).layers.points,
}
"""What has come of each task when it is done."""

TASKS = read_tasks()


def test_the_page_asks_for_25_tasks_of_three_people_in_three_acts() -> None:
    assert [task.number for task in TASKS] == list(range(1, 26)) == list(REACHED)
    assert {task.who for task in TASKS} == {"student", "teacher", "practitioner"}
    assert [task.wants for task in TASKS if not 1 <= len(task.mouse) <= MOST_ACTS] == []
    assert [task.wants for task in TASKS if not 1 <= len(task.keyboard) <= MOST_ACTS] == []


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
@pytest.mark.parametrize("task", TASKS, ids=lambda task: f"{task.number}")
def test_a_task_is_done(window: MainWindow, task: Task, hand: str) -> None:
    QApplication.clipboard().clear()
    window.presenter.run(task.begins)
    rest(window)
    reached = REACHED[task.number]
    assert not reached(window), "there is something to do"
    hands = Hands(window)
    acts = task.mouse if hand == "mouse" else task.keyboard
    for words in acts:
        hands.act(words)
    assert reached(window)
