"""What is kept of a placing, and how it is read again."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from acuviewer.geometry.probe import closest_point
from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.study.answer import answer_at, read_row
from acuviewer.study.cards import card_id
from acuviewer.study.grading import grade_placing
from acuviewer.study.ground import Ground
from acuviewer.study.placing_facts import placing_facts, read_error
from acuviewer.study.question import AskedSide
from acuviewer.study.questions import ask
from bodies import reference
from study_files import evening

ATLAS = load_atlas()


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(ATLAS, load_library(), reference("average man"))


def facts_at(ground: Ground, code: str, move: tuple[float, float, float], side: AskedSide = "left") -> dict[str, object]:
    """The facts of a click so many mm from a point, through the air and put back on the skin."""
    anatomy = reference("average man")
    question = ask(ground, "place", code, tuple(ATLAS.points), "1")
    assert question is not None
    found = anatomy.location(code, "left")
    assert found is not None
    given = closest_point(anatomy.skin.mesh, found.position_mm + np.array(move))
    verdict = grade_placing(ground, anatomy, replace(question, side=side), given)
    facts = placing_facts(anatomy, verdict)
    kept = answer_at(card_id(code, "place"), "good", evening(0), facts)
    assert read_row(kept.row).facts == facts  # the file takes them as they are
    return dict(facts)


def test_the_error_has_the_words_of_its_directions(ground: Ground) -> None:
    error = read_error(facts_at(ground, "BL23", (0.0, 9.0, 0.0)))
    assert error is not None
    assert (error.along, error.across) == (("up", "down"), ("from_spine", "to_spine"))
    assert error.along_mm == pytest.approx(9.0, abs=1.0)
    assert error.across_mm == pytest.approx(0.0, abs=1.5)
    inward = read_error(facts_at(ground, "BL23", (-9.0, 0.0, 0.0)))
    assert inward is not None
    assert inward.across_mm == pytest.approx(-9.0, abs=1.0)
    for key in (*error.along, *error.across):
        assert text(f"quiz.way.{key}")


def test_the_other_side_tells_only_how_far(ground: Ground) -> None:
    facts = facts_at(ground, "BL23", (0.0, 5.0, 0.0), "right")
    assert set(facts) == {"distance_mm", "side"}
    assert read_error(facts) is None
    assert set(get_args(AskedSide)) >= {"left", "right"}
