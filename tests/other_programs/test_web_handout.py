"""Points as a page for a browser: one step for all of them, then one for each."""

import json
import re

import pytest

from acuviewer.faults import UsageError
from acuviewer.other_programs.formats import FORMATS, Questions, read_wanted
from acuviewer.other_programs.making import finish


def _steps(codes: str) -> list[dict]:
    made = finish(FORMATS[".html"].make(read_wanted(codes, ""), Questions(), ".html"))
    assert "2 points" in made.told[0]
    found = re.search(r'id="data">(.*?)</script>', made.content.decode(), re.DOTALL)
    assert found is not None
    return list(json.loads(found[1])["steps"])


def test_each_point_is_a_step_with_its_construction_location_and_cautions() -> None:
    overview, gb30, bl40 = _steps("GB30 BL40")
    assert {name for name, _ in overview["points"]} == {"GB30_left", "GB30_right", "BL40_left", "BL40_right"}
    assert "GB30" in gb30["title"]
    assert "BL40" in bl40["title"]
    assert "greater trochanter to the sacral hiatus" in gb30["caption"]
    assert "Sciatic nerve" in gb30["caption"]
    assert gb30["lines"]
    assert dict(gb30["points"])["GB30_left"] == "selected"


def test_a_point_inside_the_mouth_has_its_text() -> None:
    *_, last = _steps("GB30 GV28")
    assert "GV28" in last["title"]
    assert "gum" in last["caption"] or "frenulum" in last["caption"]


def test_too_many_points_are_refused_before_anything_is_made() -> None:
    with pytest.raises(UsageError, match="too many for one page; choose up to 80"):
        finish(FORMATS[".html"].make(read_wanted("all", ""), Questions(), ".html"))
