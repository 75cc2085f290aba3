"""What a learner's file costs when it holds very many answers: opened, today's session, how well each point was known, charts, one answer more.

python benchmarks/study.py
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from PySide6.QtWidgets import QApplication

from acuviewer.body.shape import BodyShape
from acuviewer.export.fonts import load_fonts
from acuviewer.knowledge.library import load_library
from acuviewer.pages import progress_pages
from acuviewer.pages.document import Page
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.shown.known import Known, known_colours
from acuviewer.study.answer import Answer, Fact, answer_at
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.cards import usual_deck
from acuviewer.study.clock import moment_of, moment_us
from acuviewer.study.known_map import KnownMap
from acuviewer.study.opening import open_answers, read_answers
from acuviewer.study.point_standing import point_standing
from acuviewer.study.progress import Progress, progress
from acuviewer.study.schedule import GRADES
from acuviewer.study.today import today
from acuviewer.theme import load_theme

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
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["acuviewer"])
    load_fonts()
    build_anatomy(BodyShape())
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
    application.quit()


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
        measure("body map: read, and coloured", partial(_map_at, file, october))
        measure("body map: another moment", partial(_coloured, KnownMap(file.history()), october))
        measure("charts: all figures", partial(progress, file, points, evening))
        measure("how one stands with a point", partial(point_standing, file, points, "BL23", evening))
        _measure_charts(file, evening, measure)
        file.close()
        file = open_answers(path, LEARNER)
        measure("an answer kept", partial(file.append, answer_at("BL23/place", "good", evening + timedelta(days=1 + number))))
        file.close()
    return took


def _open_and_close(path: Path) -> None:
    open_answers(path, LEARNER).close()


def _all_at(file: AnswersFile, moment: int) -> object:
    return file.history().retrievability(moment)


def _map_at(file: AnswersFile, moment: int) -> object:
    return _coloured(KnownMap(file.history()), moment)


def _coloured(known: KnownMap, moment: int) -> object:
    places = list(build_anatomy(BodyShape()).locations.values())
    return known_colours(places, Known(known.known(moment), "weakest", "", ""), load_theme("light"))


def _measure_charts(file: AnswersFile, evening: datetime, measure: Callable[[str, Callable[[], object]], None]) -> None:
    """Each chart with its words and table, from the file to the picture; the library that draws is loaded before."""
    from acuviewer.pages.html import WindowHtml
    from acuviewer.ui.charts import drawing
    from acuviewer.ui.charts.chart_view import ChartView

    atlas, library, theme = load_atlas(), load_library(), load_theme("light")
    names = progress_pages.names_of_groups(atlas)
    view = ChartView(theme)
    view.resize(660, 560)

    def whole(draw: Callable[[Progress], Page]) -> None:
        page = draw(progress(file, atlas.points, evening))
        WindowHtml(theme, frozenset(), 400).page(page)
        view.picture()

    def reviews(found: Progress) -> Page:
        drawing.draw_reviews(view, found.reviews)
        return progress_pages.reviews_page(library, found.reviews)

    def due(found: Progress) -> Page:
        drawing.draw_due(view, found)
        return progress_pages.due_page(library, found)

    def retention(found: Progress) -> Page:
        drawing.draw_retention(view, found.by_region, names, found.wanted)
        return progress_pages.retention_page(library, found.by_region, names, found.wanted)

    def placing(found: Progress) -> Page:
        clouds = progress_pages.clouds_of(found, atlas)
        drawing.draw_cloud(view, clouds[0].cloud)
        return progress_pages.placing_page(library, clouds, clouds[0])

    for draw in (reviews, due, retention, placing):
        measure(f"chart from file to picture: {draw.__name__}", partial(whole, draw))


def _print(what: str, figures: list[Took]) -> None:
    wall, used = (median(column) for column in zip(*figures, strict=True))
    print(f"| {what} | {wall:.1f} | {used:.1f} |")


def _answers(deck: tuple[str, ...], count: int) -> Iterator[Answer]:
    chance = Random(1)
    for number in range(count):
        moment = FIRST + timedelta(minutes=25 * number)
        grade = chance.choices(GRADES, (1, 1, 6, 2))[0]
        far, aside = round(chance.gauss(8, 4), 1), round(chance.gauss(0, 4), 1)
        facts: dict[str, Fact] = {
            "distance_mm": abs(far), "side": "left", "along_mm": far, "along": "up/down", "across_mm": aside, "across": "from_spine/to_spine",
        }  # fmt: skip
        yield answer_at(chance.choice(deck), grade, moment, facts)


def _milliseconds(act: Callable[[], object]) -> Took:
    start, used = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000


if __name__ == "__main__":
    main()
