"""The process in which acts are carried out in the real window; started by the part "window".

    python -m breaking.monkey SEED REPORT (--count N | --minutes M | --replay FILE)

Every act is written to ``REPORT/acts.txt`` before it is done, every problem to ``REPORT/problems.txt``, every measure to
``REPORT/measures.txt``.
"""

import argparse
import faulthandler
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acuviewer.body.shape import parse_body
from acuviewer.export.fonts import load_fonts
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui.app import open_window
from acuviewer.ui.fold import Fold
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.viewport.surface_format import install_surface_format
from breaking.acts import Act, Hand, read_act
from breaking.fingers import Fingers
from breaking.invariants import Ear, Measure, faults_of, growth, is_same, measure
from breaking.outcome import Problem

_ACTS_A_ROUND = 60
_MOST_STEPS_OF_UNDO = 199
_MOST_PROBLEMS = 30
_RESTS_A_MEASURE = 2
_OTHER_BODIES = ("age=40", "age=50", "age=60")


class Monkey:
    """Acts in a window, and looks after each act whether everything is as it must be."""

    def __init__(self, window: MainWindow, report: Path) -> None:
        self._window = window
        self._report = report
        self._fingers = Fingers(window, report)
        self._ear = Ear()
        self._first = window.presenter.store.session
        self._measures: list[Measure] = []
        self._seen: set[str] = set()
        self._n_acts = self._n_rests = 0
        self._began = time.monotonic()

    @property
    def has_seen_enough(self) -> bool:
        """Whether so much went wrong that more would tell nothing new."""
        return len(self._seen) >= _MOST_PROBLEMS

    def act(self, act: Act) -> None:
        """Do an act, and look."""
        self._n_acts += 1
        self._write("acts.txt", act.to_line())
        try:
            self._fingers.carry_out(act)
        except Exception as error:
            self._tell(Problem("exception", f"{type(error).__name__}: {error}"), act)
        self._look(act)

    def _look(self, act: Act) -> None:
        self._ear.listen()
        for problem in [*self._ear.take(), *faults_of(self._window.presenter.store.session)]:
            self._tell(problem, act)

    def rest(self) -> None:
        """Undo everything: the first session is back, and the window is what it was."""
        act = Act("rest")
        self._write("acts.txt", act.to_line())
        store = self._window.presenter.store
        self._fingers.close_dialogs()
        self._window.body_panel.figures.take_all()
        self._window.presenter.rest()
        n_steps = 0
        while store.undo_title is not None and n_steps <= 2 * _MOST_STEPS_OF_UNDO:
            self._window.presenter.run("edit.undo")
            n_steps += 1
        if n_steps <= _MOST_STEPS_OF_UNDO and not is_same(store.session, self._first):
            self._tell(Problem("undo", f"leads to {store.session} instead of {self._first}"), act)
        self._first = store.session
        self._tidy()
        self._look(act)
        self._n_rests += 1
        if self._n_rests % _RESTS_A_MEASURE == 1:
            self._renew_bodies()
            self._measures.append(measure(self._window, self._ear, self._n_acts))
            self._write("measures.txt", f"{time.monotonic() - self._began:.0f} s {self._measures[-1]}")

    def _renew_bodies(self) -> None:
        """Have the program keep the same bodies at each measure, and of none of them what only some acts ask for."""
        for body in _OTHER_BODIES:
            self._window.presenter.build(parse_body(body))
        for command in ("body.sex", "body.sex", "edit.undo", "edit.undo"):
            self._window.presenter.run(command)
        QTest.qWait(400)

    def _tidy(self) -> None:
        """Bring what no undo brings back to what it was at first, and wait until nothing moves."""
        self._fingers.close_dialogs()
        self._window.navigator.search.clear()
        self._window.navigator.tabs.setCurrentIndex(0)
        self._window.navigator.points.filter_bar.opener.setChecked(False)
        self._window.resize(1280, 760)
        self._window.presenter.run("theme.light")
        if self._window.body_panel.units != "metric":
            self._window.presenter.run("body.units")
        for fold in self._window.body_panel.findChildren(Fold):
            # What lies below is made once: it is there at each measure.
            fold.button.setChecked(True)
            fold.button.setChecked(False)
        end = time.monotonic() + 10.0
        while (self._window.viewport.is_flying or self._window.viewport.is_flowing) and time.monotonic() < end:
            QTest.qWait(20)
        if self._window.viewport.is_flying or self._window.viewport.is_flowing:
            self._tell(Problem("never rests", "a flight or a running order goes on after 10 s"), Act("rest"))
        QTest.qWait(400)

    def judge_growth(self) -> None:
        """Tell what has grown over the whole run."""
        for problem in growth(self._measures):
            self._tell(problem, Act("rest"))

    def _tell(self, problem: Problem, act: Act) -> None:
        """Write a problem down, the same one once."""
        if str(problem) not in self._seen:
            self._seen.add(str(problem))
            self._write(
                "problems.txt", f"{problem.kind}\t{problem.what} (act {self._n_acts}: {act.to_line()})".replace("\n", " ")
            )

    def _write(self, name: str, line: str) -> None:
        with (self._report / name).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{line}\n")


def _acts(seed: int) -> Iterator[Act]:
    """Acts without end, a rest after each round; every command is tried in the first rounds."""
    random, hand = Random(f"{seed}/window"), Hand()
    pending = hand.every_command(random)
    while True:
        for _ in range(_ACTS_A_ROUND):
            yield pending.pop() if pending and random.random() < 0.5 else hand.draw(random)
        yield Act("rest")


def _open(folder: Path) -> MainWindow:
    install_surface_format()
    application = QApplication(["acuviewer"])
    load_fonts()
    settings = Settings(folder)
    settings["first_start_seen"] = True
    window = open_window(Session(), settings)
    window.resize(1280, 760)
    window.activateWindow()
    end = time.monotonic() + 60.0
    while not window.viewport.shows_body and time.monotonic() < end:
        QTest.qWait(20)
    application.processEvents()
    return window


def main() -> int:
    """Act until the time is over, the acts are done or too much went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("report", type=Path)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--replay", type=Path)
    choices = parser.parse_args()
    faulthandler.enable()
    window = _open(choices.report / "settings")
    monkey = Monkey(window, choices.report)
    monkey.rest()
    acts = map(read_act, choices.replay.read_text("utf-8").splitlines()[1:]) if choices.replay else _acts(choices.seed)
    end = time.monotonic() + 60.0 * choices.minutes
    done = 0
    for act in acts:
        enough = (choices.count and done >= choices.count) or (choices.minutes and time.monotonic() > end)
        if enough or monkey.has_seen_enough:
            break
        if act.kind == "rest":
            monkey.rest()
        else:
            monkey.act(act)
            done += 1
    monkey.rest()
    monkey.judge_growth()
    window.asks_nothing = True
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
