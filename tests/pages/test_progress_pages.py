"""The charts in words and tables: every figure that is drawn stands there too."""

import re
from pathlib import Path

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.pages.document import Page, Table
from acuviewer.pages.progress_pages import clouds_of, due_page, names_of_groups, placing_page, retention_page, reviews_page
from acuviewer.points.atlas import load_atlas
from acuviewer.study.answer import Fact, answer_at
from acuviewer.study.progress import Progress, progress
from study_files import evening, file_with, some_answers

ATLAS, LIBRARY = load_atlas(), load_library()


def error_facts(along: float, axes: str = "up/down") -> dict[str, Fact]:
    """The facts of a placing."""
    return {"distance_mm": abs(along), "along_mm": along, "along": axes, "across_mm": 0.0, "across": "from_spine/to_spine"}


@pytest.fixture
def found(tmp_path: Path) -> Progress:
    """Twenty points of the back, each placed several times about 8 mm too high."""
    placings = [
        answer_at(f"BL{number}/place", "good", evening(day, number), error_facts(8.0 + (number + day) % 3 - 1))
        for day in range(3)
        for number in range(11, 31)
    ]
    file = file_with(tmp_path / "anna.sqlite", [*some_answers(100), *placings])
    figures = progress(file, ATLAS.points, evening(20))
    file.close()
    return figures


def rows(page: Page) -> list[list[str]]:
    """The cells of a page's tables."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return [["".join(run.text for run in cell) for cell in row] for table in tables for row in table.rows]


def test_answers_by_day(found: Progress) -> None:
    page = reviews_page(LIBRARY, found.reviews)
    told = rows(page)
    assert sum(int(row[1]) for row in told) == found.reviews.answers == 160
    assert all(int(row[1]) == int(row[2]) + int(row[3]) for row in told)
    assert told[-1][0] == "1 January 2026"
    assert f"160 answers since 1 January 2026; {sum(bar.missed for bar in found.reviews.bars)} missed." in page.plain_text()


def test_what_comes_due(found: Progress) -> None:
    page = due_page(LIBRARY, found)
    assert sum(int(row[2]) for row in rows(page)) == sum(found.due) > 0
    assert f"{found.unseen} of your {found.deck} cards were never asked." in page.plain_text()


def test_retention_has_its_range(found: Progress) -> None:
    page = retention_page(LIBRARY, found.by_region, names_of_groups(ATLAS), found.wanted)
    for row, one in zip(rows(page), found.by_region, strict=True):
        low, high = map(int, re.findall(r"\d+", row[3]))
        assert low <= 100 * one.right / one.reviews <= high
        assert row[0] == one.group.capitalize()
    assert "you aim at 90 %" in page.plain_text()


def test_a_habit_is_said_and_drawn_first(found: Progress) -> None:
    clouds = clouds_of(found, ATLAS)
    assert clouds[0].name == "Upper back"
    page = placing_page(LIBRARY, clouds, clouds[0])
    assert "You place the points of the upper back 8 mm too far up." in page.plain_text()
    # No point was placed often enough for a sentence of its own; its row comes when it is looked at.
    assert "You place BL" not in page.plain_text()
    assert "BL13" not in [row[0] for row in rows(page)]
    own = next(one for one in clouds if one.name == "BL13")
    assert "BL13" in [row[0] for row in rows(placing_page(LIBRARY, clouds, own))]


def test_points_measured_along_other_axes_are_not_thrown_together(tmp_path: Path) -> None:
    placings = [answer_at(f"BL{number}/place", "good", evening(0, number), error_facts(9.0, "up/down" if number % 2 else "left/right"))
                for number in (11, 12, 13, 14)]  # fmt: skip
    file = file_with(tmp_path / "anna.sqlite", placings)
    clouds = clouds_of(progress(file, ATLAS.points, evening(1)), ATLAS)
    file.close()
    assert [len(one.cloud.errors) for one in clouds] == [2, 2]
    assert placing_page(LIBRARY, clouds, clouds[0]).plain_text().count("(measured ") == 2


def test_nothing_answered_is_told(tmp_path: Path) -> None:
    file = file_with(tmp_path / "anna.sqlite", [])
    none = progress(file, ATLAS.points, evening(1))
    file.close()
    names = names_of_groups(ATLAS)
    assert "You have answered nothing yet" in reviews_page(LIBRARY, none.reviews).plain_text()
    assert "Nothing was asked yet" in retention_page(LIBRARY, none.by_region, names, 0.9).plain_text()
    assert "No placing was measured yet" in placing_page(LIBRARY, clouds_of(none, ATLAS), None).plain_text()
    assert rows(due_page(LIBRARY, none)) == []
