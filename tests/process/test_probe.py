"""What the second process finds becomes a sentence; the answers of systems that cannot draw are played."""

import os
import sys

import pytest

from acuviewer import probe
from acuviewer.probe import Answer

GOOD = Answer(platform="xcb", width=1920, height=1080, scale=1.0, version="4.5 (Core Profile) Mesa", renderer="llvmpipe")
PICTURE = Answer(version="3.3.0", renderer="a card")


@pytest.mark.parametrize("answer", [GOOD, PICTURE, Answer(version="3.2", renderer="r")])
def test_a_system_that_can_draw_needs_no_sentence(answer: Answer) -> None:
    assert probe.explain(answer, {"QT_SCALE_FACTOR": "2"}) is None


@pytest.mark.parametrize(
    ("answer", "environment", "words"),
    [
        (Answer(version="3.1", renderer="old card"), {}, ["OpenGL 3.2", "there is 3.1 (old card)", "graphics driver"]),
        (Answer(version="2.1 Something", renderer="old"), {"LIBGL_ALWAYS_SOFTWARE": "1"}, ["2.1", "LIBGL_ALWAYS_SOFTWARE=1"]),
        (Answer(version="OpenGL ES 3.2", renderer="small"), {}, ["OpenGL ES 3.2"]),
        (Answer(), {}, ["none can be used", "libgl1-mesa-dri"]),
        (Answer(platform="xcb", width=800, height=600, scale=1.0), {"QT_XCB_GL": "x"}, ["OpenGL", "none", "QT_XCB_GL=x"]),
        (Answer(ended="ended with code 1", said="no such plugin"), {"QT_QPA": "q"}, ["no such plugin", "QT_QPA=q", "snapshot"]),
        (Answer(ended="did not answer"), {}, ["did not answer"]),
        (Answer(platform="xcb", version="4.5"), {}, ["no screen"]),
        (Answer(platform="xcb", width=0, height=0, scale=1.0, version="4.5"), {"QT_SCALE": "s"}, ["0 × 0", "QT_SCALE=s"]),
        (Answer(platform="xcb", width=1920, height=1080, scale=float("nan"), version="4.5"), {}, ["scale of nan"]),
        (Answer(platform="xcb", width=1920, height=1080, scale=900.0, version="4.5"), {}, ["scale of 900"]),
    ],
)
def test_what_cannot_draw_is_told_with_what_to_do(answer: Answer, environment: dict[str, str], words: list[str]) -> None:
    sentence = probe.explain(answer, environment | {"HOME": "secret"})
    assert sentence is not None
    assert all(word in sentence for word in words), sentence
    assert "secret" not in sentence
    assert "\n" not in sentence


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pictures are asked for on Linux only")
def test_this_machine_can_draw_pictures_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    answer = probe.Probe("picture").answer()
    assert probe.explain(answer, os.environ) is None
    assert answer.renderer


@pytest.mark.display
def test_this_machine_can_open_a_window() -> None:
    answer = probe.Probe("window").answer()
    assert probe.explain(answer, os.environ) is None
    assert answer.platform
    assert (answer.width or 0) > 0


def test_a_child_that_ends_badly_or_talks_nonsense_is_an_answer_too(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys; print('first word', file=sys.stderr); print('second', file=sys.stderr); sys.exit(3)"
    start = probe.subprocess.Popen
    monkeypatch.setattr(probe.subprocess, "Popen", lambda command, **options: start([sys.executable, "-c", script], **options))
    assert probe.Probe("window").answer() == Answer(ended="ended with code 3", said="first word")


def test_a_child_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    start = probe.subprocess.Popen
    monkeypatch.setattr(probe, "_PATIENCE_S", 0.2)
    monkeypatch.setattr(
        probe.subprocess,
        "Popen",
        lambda command, **options: start([sys.executable, "-c", "import time; time.sleep(600)"], **options),
    )
    assert probe.Probe("window").answer() == Answer(ended="did not answer")
