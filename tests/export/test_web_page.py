"""A page with a body to turn: what stands in the file. ``tools/try_web_page.sh`` opens it in a browser."""

import json
import re
from html import unescape

import numpy as np
import pytest

from acuviewer.export import web_page as made
from acuviewer.export.web_bodies import pack_bodies
from acuviewer.export.web_page import WebPageError, web_page
from acuviewer.export.web_steps import WebStep
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from scene_cases import content, session_after


def _step(title: str, script: str, caption: str = "<p>Words.</p>") -> WebStep:
    session = session_after(script)
    return WebStep(title, caption, build_anatomy(session.body), session)


def _data(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


@pytest.fixture(scope="module")
def page() -> str:
    steps = [
        _step("Find it", "point.select GB30; step.all"),
        _step("The six", "pain.choose low-back; view.back", "<p>a < b</p></script>"),
    ]
    return web_page("Back & <side>", steps, content())


def test_nothing_is_loaded_from_elsewhere(page: str) -> None:
    shell = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", shell)
    assert "default-src 'none'" in shell
    assert "connect-src blob: data:" in shell
    assert not re.search(r"@import|url\(", shell)


def test_texts_cannot_end_the_script_that_holds_them(page: str) -> None:
    assert "<h1>Back &amp; &lt;side&gt;</h1>" in page
    assert _data(page)["steps"][1]["caption"] == "<p>a < b</p></script>"
    assert page.count("</script>") == 3


def test_the_body_in_it_is_the_body(page: str) -> None:
    data = _data(page)
    assert len(data["bodies"]) == 1
    assert data["bodies"] == pack_bodies([build_anatomy(Session().body)])


def test_a_step_is_what_the_window_would_show(page: str) -> None:
    data, anatomy = _data(page), build_anatomy(Session().body)
    find, six = data["steps"]
    found = anatomy.location("GB30", "left")
    assert found is not None
    assert dict(find["points"])["GB30_left"] == "selected"
    assert "greater_trochanter_left" in find["landmarks"]
    ends = np.array(find["lines"][0])[[0, -1]] * 1000
    trochanter = anatomy.landmark("greater_trochanter", "left")
    assert trochanter is not None
    assert np.linalg.norm(ends - trochanter.position_mm, axis=1).min() < 2.0
    labels = [text for text, *_ in find["labels"]]
    assert any("GB30" in text for text in labels)
    assert any("mm" in text for text in labels)
    lit = {name for name, role in six["points"] if role == "related"}
    assert {"BL23_left", "BL25_right", "BL40_left", "GV3_midline", "GB30_left", "KI3_right"} <= lit
    assert np.linalg.norm(np.array(find["camera"]["eye"]) - np.array(find["camera"]["focus"])) < 1.5
    assert six["camera"]["eye"][2] < 0  # from behind


def test_the_same_steps_are_the_same_file(page: str) -> None:
    again = web_page("Back & <side>", [_step("Find it", "point.select GB30; step.all"),
        _step("The six", "pain.choose low-back; view.back", "<p>a < b</p></script>")], content())  # fmt: skip
    assert again == page
    assert len(page.encode()) < 5_500_000


def test_each_body_is_there_once_and_a_page_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [_step("A", "view.back"), _step("B", "body.set age=80"), _step("C", "view.front")]
    monkeypatch.setattr(made, "LARGEST_BYTES", 1_000_000)
    with pytest.raises(WebPageError, match="2 different bodies: use fewer"):
        web_page("Two", steps, content())
    monkeypatch.undo()
    assert [step["body"] for step in _data(web_page("Two", steps, content()))["steps"]] == [0, 1, 0]


def test_without_a_step_it_says_so() -> None:
    with pytest.raises(WebPageError, match="without a step"):
        web_page("None", [], content())


def test_the_foot_says_what_it_is_not(page: str) -> None:
    assert "no medical advice" in unescape(page)
