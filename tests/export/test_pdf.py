"""Pages as PDF: read again by another program, word by word."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from acuviewer.export.pdf import PAPERS, Paper, PdfError, pdf_bytes, save_pdf
from acuviewer.pages.document import Chip, Chips, Fold, Note, Page, Run, Section, Step, Table, Text, Title
from widget_application import widget_application

A_POINT = "GB30 Huántiào 环跳 (環跳)"
MM = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    return widget_application()


def _page(sections: int = 3, lines: int = 2) -> Page:
    blocks = [Title(A_POINT)]
    for number in range(sections):
        blocks.append(Section(f"s{number}", f"Section {number}"))
        blocks += [Text((Run(f"Line {line} of {number}, lǚ ǚ ē 肾俞."),)) for line in range(lines)]
    return Page("test", tuple(blocks), ())


def _read(content: bytes) -> list[str]:
    """The words of each sheet; the blanks of Qt arrive as tabs."""
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(content)).pages]


def test_latin_pinyin_and_chinese_can_be_searched() -> None:
    (sheet,) = _read(pdf_bytes(_page(), "Title", "Foot"))
    for words in ("GB30 Huántiào 环跳", "環跳", "Section 2", "Line 1 of 2, lǚ ǚ ē 肾俞", "Foot", "Page 1 of 1"):
        assert words in sheet, sheet


def test_no_letter_is_written_twice_because_it_is_bold() -> None:
    table = Table((Run("head 膀胱"),), (((Run("cell"),),),))
    page = Page(
        "test", (Title("环跳 one"), Section("s", "委中"), Text((Run("Answer 肾俞 殷门 two", strong=True),), "strong"), table), ()
    )
    (sheet,) = _read(pdf_bytes(page, "", ""))
    for words in ("环跳", "one", "委中", "Answer", "肾俞", "殷门", "two", "膀胱"):
        assert sheet.count(words) == 1, sheet


def test_headings_are_as_large_as_the_style_says() -> None:
    """Qt enlarges them by itself; the size is told with each text, at 300 dots to the inch."""
    heights: dict[str, float] = {}

    def hear(words: str, matrix: list[float], _: object, __: object, size: float) -> None:
        heights.setdefault(words.strip()[:7], size)

    sheet = PdfReader(
        BytesIO(pdf_bytes(Page("test", (Title("Highest"), Section("s", "Section"), Text((Run("Written"),))), ()), "", ""))
    ).pages[0]
    sheet.extract_text(visitor_text=hear)
    assert (heights["Highest"], heights["Section"], heights["Written"]) == (75.0, 48.0, 42.0)  # 18, 11.5 and 10 points


def test_all_kinds_of_blocks_are_written() -> None:
    note = Note(1, "who", "WHO 2008", "WHO standard of 2008.", "checked")
    blocks = (
        Chips((Chip("chip", "point.select GB30"),)),
        Fold("fold", (Run("head of a fold"),), (Text((Run("inside it"),)),), "danger"),
        Step(1, "Find the tip.", "step.show 1"),
        Table((Run("left"), Run("right")), (((Run("a cell"),), (Run("another one", notes=(1,)),)),)),
    )
    (sheet,) = _read(pdf_bytes(Page("test", blocks, (note,)), "", ""))
    for words in (
        "chip",
        "head of a fold",
        "inside it",
        "1 Find the tip.",
        "left right",
        "a cell another one",
        "WHO standard of 2008.",
    ):
        assert words in sheet, sheet


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_as_asked_for(paper: Paper) -> None:
    for sheet in PdfReader(BytesIO(pdf_bytes(_page(40), "", "", paper))).pages:
        width, height = (float(side) / 72.0 * 25.4 for side in (sheet.mediabox.width, sheet.mediabox.height))
        assert (width, height) == pytest.approx(MM[paper], abs=0.3)


def test_each_sheet_has_its_number_and_all_but_the_first_the_title() -> None:
    sheets = _read(pdf_bytes(_page(60), "On top", "At the foot"))
    assert len(sheets) > 2
    for number, sheet in enumerate(sheets, 1):
        assert f"Page {number} of {len(sheets)}" in sheet
        assert "At the foot" in sheet
        assert ("On top" in sheet) == (number > 1)


def test_a_section_is_not_torn() -> None:
    sheets = _read(pdf_bytes(_page(60, lines=5), "", ""))
    for number in range(60):
        (there,) = [sheet for sheet in sheets if f"Section {number} " in sheet]
        assert all(f"Line {line} of {number}," in there for line in range(5))


def test_a_section_longer_than_a_sheet_goes_on() -> None:
    sheets = _read(pdf_bytes(_page(1, lines=150), "", ""))
    assert "Section 0 Line 0 of 0" in sheets[0]
    assert all(any(f"Line {line} of 0," in sheet for sheet in sheets) for line in range(150))


def test_the_file_says_what_it_is_and_not_when() -> None:
    read = PdfReader(BytesIO(pdf_bytes(_page(), "Questions about 环跳 (1)", "")))
    assert read.metadata is not None
    assert read.metadata.title == "Questions about 环跳 (1)"
    assert str(read.metadata.creator).startswith("acuviewer ")
    assert read.metadata.creation_date is None
    assert read.xmp_metadata is not None
    assert read.xmp_metadata.xmp_create_date is None


def test_every_process_writes_the_same_file(tmp_path: Path) -> None:
    """Qt's tables are ordered by chance that is drawn at the start of a process."""
    script = "import sys\nfrom acuviewer.cli import main\nsys.exit(main(sys.argv[1:]))"
    for name in ("one.pdf", "two.pdf", "three.pdf"):
        command = ["quiz", "--set", "GB", "--questions", "6", "--sheet", str(tmp_path / name), "--solution"]
        subprocess.run([sys.executable, "-c", script, *command], check=True)
    first = (tmp_path / "one.pdf").read_bytes()
    assert [(tmp_path / name).read_bytes() == first for name in ("two.pdf", "three.pdf")] == [True, True]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(PdfError, match="cannot be written"):
        save_pdf(tmp_path / "nowhere" / "page.pdf", _page(), "", "")
    assert list(tmp_path.iterdir()) == []
