"""What is asked, as it is written."""

import pytest

from acuviewer.faults import UsageError
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.session.asked import Plan
from acuviewer.session.quiz_plan import PlanReader, write_plan
from acuviewer.study.question import KINDS

READER = PlanReader(load_atlas().points, facets_of(load_atlas(), load_library()))


def test_all_that_can_be_said_is_read() -> None:
    plan = READER.read("kinds=name,place count=3 seed=4711 exam minutes=20 body=each set=BL, he-sea")
    assert plan == Plan("BL, he-sea", ("place", "name"), 3, "4711", True, 20, "each")
    assert READER.read("set=BL").kinds == KINDS
    assert READER.read("seed=today cards=BL23/place GB30/name").cards == ("BL23/place", "GB30/name")


@pytest.mark.parametrize("written", ["set=BL", "kinds=place count=7 seed=9 exam body=random set=region:knee", "cards=BL23/place"])
def test_a_plan_is_written_as_it_is_read(written: str) -> None:
    plan = READER.read(written)
    assert READER.read(write_plan(plan)) == plan


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "lacks what is asked about"),
        ("count=3", "lacks what is asked about"),
        ("colour=red set=BL", "'colour=red' is no part"),
        ("count=0 set=BL", "'0' is no number from 1"),
        ("count=1e9 set=BL", "is no number from 1"),
        ("minutes=-1 set=BL", "is no number from 0"),
        ("kinds=place,riddle set=BL", "'riddle' is no kind"),
        ("body=mine set=BL", "says not on which body"),
        (f"seed={'x' * 41} set=BL", "is no seed"),
        ("set=Nowhere", "is no set of points"),
        ("set=", "is no set of points"),
        ("cards=BL23", "are no cards"),
        ("cards=XX1/place", "are no cards"),
    ],
)
def test_what_cannot_be_asked_is_told(written: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        READER.read(written)
    assert told in (READER.problem(written) or "")
