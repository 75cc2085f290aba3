"""What a learner's file costs when it holds very many answers: opened, today's session, how well each point was known, one answer more.

python benchmarks/study.py
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

from acuviewer.points.atlas import load_atlas
from acuviewer.study.answer import Answer, answer_at
from acuviewer.study.cards import usual_deck
from acuviewer.study.clock import moment_us
from acuviewer.study.opening import open_answers, read_answers
from acuviewer.study.schedule import GRADES
from acuviewer.study.today import today

LEARNER = "Anna"
FIRST = datetime(2020, 1, 1, 20, tzinfo=UTC)


def main() -> None:
    """Measure and print medians in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    choices = parser.parse_args()
    points = load_atlas().points
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anna.sqlite"
        file = open_answers(path, LEARNER)
        rows = list(_answers(usual_deck(points), choices.answers))
        print(f"{choices.answers} answers brought in and carried out: {_milliseconds(lambda: file.bring(rows)):.0f} ms")
        now, october = rows[-1].at_us, moment_us(FIRST + timedelta(days=900))
        evening = FIRST + timedelta(microseconds=now - moment_us(FIRST))
        file.close()
        opened, sessions, maps, slides, kept, charts = [], [], [], [], [], []
        for number in range(choices.runs):
            opened.append(_milliseconds(lambda: open_answers(path, LEARNER).close()))
            file = read_answers(path, LEARNER)
            sessions.append(_milliseconds(lambda: today(file, points, evening)))
            maps.append(_milliseconds(lambda: file.history().retrievability(october)))
            history = file.history()
            slides.append(_milliseconds(lambda: history.retrievability(october)))
            charts.append(_milliseconds(file.answers))
            file.close()
            file = open_answers(path, LEARNER)
            answer = answer_at("BL23/place", "good", evening + timedelta(days=1 + number))
            kept.append(_milliseconds(lambda: file.append(answer)))
            file.close()
        print(f"{path.stat().st_size / 1e6:.1f} MB; medians of {choices.runs} runs, in ms")
        for what, figures in (("opened", opened), ("today's session", sessions), ("all cards at a moment, file read", maps),
                              ("all cards at a moment, read before", slides), ("all answers read", charts), ("an answer kept", kept)):  # fmt: skip
            print(f"{what:36} {median(figures):8.1f}   worst {max(figures):8.1f}")


def _answers(deck: tuple[str, ...], count: int) -> Iterator[Answer]:
    chance = Random(1)
    for number in range(count):
        moment = FIRST + timedelta(minutes=25 * number)
        grade = chance.choices(GRADES, (1, 1, 6, 2))[0]
        yield answer_at(chance.choice(deck), grade, moment, {"distance_mm": round(chance.gauss(8, 4), 1), "side": "left"})


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
