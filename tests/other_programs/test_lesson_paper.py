"""A lesson as a PDF, read back by pypdf and by pdftotext."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from handed_out import export_lesson, write_lesson


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lesson")


@pytest.fixture
def lesson(folder: Path) -> Path:
    return write_lesson(folder)


def _words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_it_has_pictures_captions_and_sources(capsys: pytest.CaptureFixture[str], lesson: Path, folder: Path) -> None:
    out = folder / "out.pdf"
    code, err = export_lesson(capsys, str(lesson), "--to", str(out))
    assert code == 0
    assert "A lesson of 2 steps." in err
    assert "Left out: the speaker’s notes (--notes has them)" in err
    reader, words = PdfReader(out), _words(out)
    assert reader.metadata is not None
    assert reader.metadata.title == "Back & <side>"
    for sentence in ("For a class.", "1. All", "A first step.", "2. GB30", "Thirds of a line.", "1 Smith J. Hip. 2020."):
        assert sentence in words
    assert "Secret words" not in words
    assert "World Health Organization" not in words
    sizes = [(image.image.width, image.image.height) for page in reader.pages for image in page.images if image.image]
    assert sorted(sizes) == [(1, 1), (1280, 800), (1280, 800)]
    assert "no medical advice" in words


def test_notes_stand_in_it_where_they_are_wanted(capsys: pytest.CaptureFixture[str], lesson: Path, folder: Path) -> None:
    out = folder / "notes.pdf"
    code, err = export_lesson(capsys, str(lesson), "--to", str(out), "--notes", "--paper", "letter")
    assert (code, "speaker’s notes" in err) == (0, False)
    words = _words(out)
    assert "Notes for the speaker Secret words." in words
    assert "World Health Organization" in words
    assert PdfReader(out).pages[0].mediabox.width == pytest.approx(612, abs=1)


def test_the_same_lesson_is_the_same_file(capsys: pytest.CaptureFixture[str], lesson: Path, folder: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        export_lesson(capsys, str(lesson), "--to", str(folder / name))
    assert (folder / "a.pdf").read_bytes() == (folder / "b.pdf").read_bytes()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_pdftotext_reads_it(capsys: pytest.CaptureFixture[str], lesson: Path, folder: Path) -> None:
    export_lesson(capsys, str(lesson), "--to", str(folder / "out.pdf"))
    read = subprocess.run(["pdftotext", str(folder / "out.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    assert "Thirds of a line." in " ".join(read.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("empty.aculesson", "--to", "x.pdf"), "without a step"),
        (("one.aculesson", "--to", "x.html", "--notes"), "those of a PDF"),
        (("one.aculesson", "--to", "x.html", "--paper", "a4"), "those of a PDF"),
        (("one.aculesson", "--to", "x.pdf", "--paper", "a5"), "--paper"),
    ],
)
def test_what_cannot_be_made_is_told_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lesson(tmp_path)
    Path("empty.aculesson").write_text("---\naculesson: 1\ntitle: None\n---\n", encoding="utf-8")
    code, err = export_lesson(capsys, *arguments)
    assert code in (1, 2)
    assert told in err
    assert {path.name for path in tmp_path.iterdir()} == {"empty.aculesson", "one.aculesson", "line.png"}
