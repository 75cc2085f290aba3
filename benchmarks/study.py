"""What a learner's file costs when it holds very many answers: opened, today's session, how well each point was known, one answer more.

python benchmarks/study.py
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from acuviewer.points.atlas import load_atlas
from acuviewer.study.answer import Answer, answer_at
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.cards import usual_deck
from acuviewer.study.clock import moment_of, moment_us
from acuviewer.study.opening import open_answers, read_answers
from acuviewer.study.schedule import GRADES
from acuviewer.study.today import today

LEARNER = "Anna"
FIRST = datetime(2020, 1, 1, 20, tzinfo=UTC)

Took = tuple[float, float]
"""Milliseconds of the clock and of the processor."""


def main() -> None:
    """Measure and print medians in milliseconds, of the clock and of the processor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    choices = parser.parse_args()
    points = load_atlas().points
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anna.sqlite"
        file = open_answers(path, LEARNER)
        rows = list(_answers(usual_deck(points), choices.answers))
        brought = _milliseconds(lambda: file.bring(rows))
        file.close()
        print(f"{choices.answers} answers, {path.stat().st_size / 1e6:.1f} MB; medians of {choices.runs} runs")
        print("| what | ms of the clock | ms of the processor |\n|---|---|---|")
        _print("all brought in at once, and carried out", [brought])
        for what, figures in _measure(path, moment_of(rows[-1].at_us), choices.runs).items():
            _print(what, figures)


def _measure(path: Path, evening: datetime, runs: int) -> dict[str, list[Took]]:
    """What each act took, again and again; the files are opened anew each time."""
    points, october = load_atlas().points, moment_us(FIRST + timedelta(days=900))
    took: dict[str, list[Took]] = {}

    def measure(what: str, act: Callable[[], object]) -> None:
        took.setdefault(what, []).append(_milliseconds(act))

    for number in range(runs):
        measure("opened to be written", partial(_open_and_close, path))
        file = read_answers(path, LEARNER)
        measure("today's session", partial(today, file, points, evening))
        measure("all cards at a moment, the file read for it", partial(_all_at, file, october))
        measure("all cards at another moment", partial(file.history().retrievability, october))
        measure("answers by day", file.count_by_day)
        measure("retention by card", file.count_by_card)
        measure("errors of all cards", partial(file.numbers, "distance_mm"))
        file.close()
        file = open_answers(path, LEARNER)
        measure("an answer kept", partial(file.append, answer_at("BL23/place", "good", evening + timedelta(days=1 + number))))
        file.close()
    return took


def _open_and_close(path: Path) -> None:
    open_answers(path, LEARNER).close()


def _all_at(file: AnswersFile, moment: int) -> object:
    return file.history().retrievability(moment)


def _print(what: str, figures: list[Took]) -> None:
    wall, used = (median(column) for column in zip(*figures, strict=True))
    print(f"| {what} | {wall:.1f} | {used:.1f} |")


def _answers(deck: tuple[str, ...], count: int) -> Iterator[Answer]:
    chance = Random(1)
    for number in range(count):
        moment = FIRST + timedelta(minutes=25 * number)
        grade = chance.choices(GRADES, (1, 1, 6, 2))[0]
        yield answer_at(chance.choice(deck), grade, moment, {"distance_mm": round(chance.gauss(8, 4), 1), "side": "left"})


def _milliseconds(act: Callable[[], object]) -> Took:
    start, used = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000


if __name__ == "__main__":
    main()
