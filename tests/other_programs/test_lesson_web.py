"""A lesson as one page for a browser: its steps with their captions and sources, and without what is said to the speaker alone."""

import base64
import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from acuviewer.export.web_page import LARGEST_BYTES
from acuviewer.session.lesson_files import shipped_lessons
from handed_out import LESSON, PNG, export_lesson, write_lesson


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    return write_lesson(tmp_path)


def _steps(page: str) -> list[dict]:
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return list(json.loads(found[1])["steps"])


def test_each_step_is_there_with_its_scene_and_caption(capsys: pytest.CaptureFixture[str], lesson: Path, tmp_path: Path) -> None:
    code, err = export_lesson(capsys, str(lesson), "--to", str(tmp_path / "out.html"))
    assert code == 0
    assert "A lesson of 2 steps." in err
    assert "Left out: the speaker’s notes" in err
    assert "2 faults of the lesson" in err  # the command and the picture outside
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<h1>Back &amp; &lt;side&gt;</h1>" in page
    assert '<html lang="de">' in page
    first, last = _steps(page)
    assert first["title"] == "All"
    assert "For a class." in first["caption"]
    assert "<b>first</b> step." in first["caption"]
    assert dict(first["points"])["BL23_left"] == "selected"
    assert dict(last["points"])["GB30_left"] == "selected"
    assert last["lines"]
    assert "Thirds of a line." in last["caption"]


def test_pictures_beside_the_lesson_are_in_it_and_none_from_outside(
    capsys: pytest.CaptureFixture[str], lesson: Path, tmp_path: Path
) -> None:
    (tmp_path / "inner").mkdir()
    inner = tmp_path / "inner" / "one.aculesson"
    inner.write_bytes(lesson.read_bytes())
    assert export_lesson(capsys, str(inner), "--to", str(tmp_path / "out.html"))[0] == 0
    assert "data:image/png" not in _steps((tmp_path / "out.html").read_text(encoding="utf-8"))[0]["caption"]
    assert export_lesson(capsys, str(lesson), "--to", str(tmp_path / "out.html"))[0] == 0
    caption = _steps((tmp_path / "out.html").read_text(encoding="utf-8"))[0]["caption"]
    assert caption.count("data:image/png;base64,iVBOR") == 1
    assert '<p class="muted">Outside</p>' in caption


def test_the_speakers_notes_and_what_only_they_cite_stay_away(
    capsys: pytest.CaptureFixture[str], lesson: Path, tmp_path: Path
) -> None:
    export_lesson(capsys, str(lesson), "--to", str(tmp_path / "out.html"))
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "Secret" not in page
    footer = re.search("<footer>(.*?)</footer>", page, re.DOTALL)
    assert footer is not None
    assert "1 Smith J. Hip. 2020.</p>" in footer[1]
    assert "World Health Organization" not in footer[1]


def test_large_pictures_become_small_and_what_is_repeated_without_end_stays_words(
    capsys: pytest.CaptureFixture[str], lesson: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (6000, 4000), "teal").save(tmp_path / "line.png")
    many = "![A line](line.png)\n\n" * 300
    lesson.write_text(LESSON.replace("A **first** step.[^2]", many), encoding="utf-8")
    assert export_lesson(capsys, str(lesson), "--to", str(tmp_path / "out.html"))[0] == 0
    caption = _steps((tmp_path / "out.html").read_text(encoding="utf-8"))[0]["caption"]
    pictures = re.findall('base64,([^"]*)"', caption)
    assert len(pictures) == 100
    assert Image.open(io.BytesIO(base64.b64decode(pictures[0]))).size == (1280, 853)
    assert caption.count("A line</p>") == 201


def test_a_picture_that_cannot_be_decoded_stays_words(capsys: pytest.CaptureFixture[str], lesson: Path, tmp_path: Path) -> None:
    (tmp_path / "line.png").write_bytes(PNG[:40])
    for name in ("out.html", "out.pdf", "out.pptx"):
        assert export_lesson(capsys, str(lesson), "--to", str(tmp_path / name))[0] == 0
    assert "data:image" not in _steps((tmp_path / "out.html").read_text(encoding="utf-8"))[0]["caption"]


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped_lessons())
def test_shipped_lessons_are_small_enough_to_hand_out(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    code, err = export_lesson(capsys, name, "--to", str(tmp_path / "out.html"))
    assert (code, "fault" in err) == (0, False)
    assert (tmp_path / "out.html").stat().st_size <= LARGEST_BYTES


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("no-such", "--to", "x.html"), "cannot be read"),
        (("10-landmarks-of-face-and-ear", "--to", "x.doc"), ".html"),
        (("10-landmarks-of-face-and-ear", "--to", "nowhere/x.html"), "No such file"),
        (("10-landmarks-of-face-and-ear",), "--to"),
        (("empty.aculesson", "--to", "x.html"), "without a step"),
        (("bodies.aculesson", "--to", "x.html"), "7 different bodies"),
    ],
)
def test_what_cannot_be_made_is_told_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.aculesson").write_text("---\naculesson: 1\ntitle: None\n---\n", encoding="utf-8")
    steps = "".join(f"## {age}\n```scene\nbody.set age={age}\n```\n" for age in range(20, 27))
    Path("bodies.aculesson").write_text(f"---\naculesson: 1\ntitle: All\n---\n{steps}", encoding="utf-8")
    code, err = export_lesson(capsys, *arguments)
    assert code in (1, 2)
    assert told in err
    assert {path.name for path in tmp_path.iterdir()} == {"empty.aculesson", "bodies.aculesson"}
