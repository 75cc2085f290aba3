"""The documented form of Moodle's XML (docs.moodle.org, "Moodle XML format", and what its importer asks of each kind), as a strict reader."""

import re
from base64 import b64decode
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

from PySide6.QtGui import QImage

_EACH = ("name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden")
_KINDS = {
    "multichoice": {"single", "shuffleanswers", "answernumbering", "showstandardinstruction", "answer",
                    "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"},
    "shortanswer": {"usecase", "answer"},
    "ddmarker": {"showmisplaced", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "file", "drag", "drop"},
}  # fmt: skip
_OFFERED = {"100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20", "16.66667", "14.28571",
            "12.5", "11.11111", "10", "5", "0"}  # fmt: skip
"""The grades that Moodle's form offers; others are refused or changed."""
_FORMATS = {"html", "moodle_auto_format", "plain_text", "markdown"}
LARGEST = (600, 400)


@dataclass(frozen=True)
class Read:
    """A question as Moodle would have it: ``answers`` by text with their grade, of a marker its ``label``, ``polygon`` and ``picture``."""

    kind: str
    name: str
    asked: str
    told: str
    single: bool
    answers: dict[str, float]
    label: str = ""
    polygon: tuple[tuple[int, int], ...] = ()
    picture: QImage | None = None


def read_bank(content: bytes) -> tuple[str, list[Read]]:
    """The category and the questions; raises AssertionError where the form is not kept."""
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>'), "a blank first line confuses Moodle"
    quiz = ElementTree.fromstring(content)
    assert quiz.tag == "quiz"
    assert {child.tag for child in quiz} == {"question"}
    first, *rest = quiz
    assert first.get("type") == "category"
    category = first.findtext("category/text") or ""
    assert category.startswith("$course$/top/")
    return category, [_question(one) for one in rest]


def _question(one: ElementTree.Element) -> Read:
    kind = one.get("type") or ""
    assert {child.tag for child in one} == {*_EACH, *_KINDS[kind]}
    for name in _EACH:
        assert len(one.findall(name)) == 1, name
    assert re.fullmatch(r"\d\.\d+", one.findtext("defaultgrade") or "")
    assert 0.0 <= float(one.findtext("penalty") or "") <= 1.0
    assert one.findtext("hidden") == "0"
    for written in one.iter():
        if written.get("format") is not None:
            assert written.get("format") in _FORMATS
            assert written.find("text") is not None
    name = one.findtext("name/text") or ""
    assert 0 < len(name) <= 255
    assert one.findtext("questiontext/text")
    answers = _answers(one, kind)
    read = Read(
        kind,
        name,
        one.findtext("questiontext/text") or "",
        one.findtext("generalfeedback/text") or "",
        one.findtext("single") == "true",
        answers,
    )
    return _marker(one, read) if kind == "ddmarker" else read


def _answers(one: ElementTree.Element, kind: str) -> dict[str, float]:
    answers = {}
    for answer in one.findall("answer"):
        grade = answer.get("fraction") or ""
        assert grade.removeprefix("-") in _OFFERED, grade
        words = answer.findtext("text") or ""
        assert words
        assert words not in answers
        answers[words] = float(grade)
    if kind == "multichoice":
        assert len(answers) >= 2
        assert one.findtext("single") in ("true", "false")
        assert one.findtext("answernumbering") in ("abc", "ABCD", "123", "iii", "IIII", "none")
        rights = [grade for grade in answers.values() if grade > 0]
        assert abs(sum(rights) - 100.0) < 0.001
        if one.findtext("single") == "true":
            assert rights == [100.0]
    if kind == "shortanswer":
        assert one.findtext("usecase") in ("0", "1")
        assert max(answers.values()) == 100.0
        assert not any("*" in words.replace("\\*", "") for words in answers)
        assert len({words.casefold() for words in answers}) == len(answers)
    return answers


def _marker(one: ElementTree.Element, read: Read) -> Read:
    (file,), (drag,), (drop,) = (one.findall(name) for name in ("file", "drag", "drop"))
    assert file.get("encoding") == "base64"
    assert re.fullmatch(r"[\w.-]+\.jpg", file.get("name") or "")
    picture = QImage.fromData(b64decode(file.text or "", validate=True))
    assert 0 < picture.width() <= LARGEST[0]
    assert 0 < picture.height() <= LARGEST[1]
    assert drag.findtext("no") == drop.findtext("no") == drop.findtext("choice") == "1"
    label = drag.findtext("text") or ""
    assert label
    assert drop.findtext("shape") == "polygon"
    written = (drop.findtext("coords") or "").split(";")
    assert all(re.fullmatch(r"\d+,\d+", corner) for corner in written), "whole numbers that are not negative"
    corners = tuple((int(x), int(y)) for x, y in (corner.split(",") for corner in written))
    assert len(corners) >= 3
    assert all(corner != other for corner, other in pairwise([*corners, corners[0]])), "Moodle refuses a corner twice"
    assert all(x <= picture.width() and y <= picture.height() for x, y in corners)
    return Read(read.kind, read.name, read.asked, read.told, read.single, read.answers, label, corners, picture)
