"""Questions in the XML form of Moodle's question bank (docs.moodle.org, "Moodle XML format"): choice, short answer, markers on a picture.

HTML stands in CDATA, pictures in base64. Grades are per cent, and only those that Moodle offers; a polygon has whole numbers of pixels and no
corner twice; a picture is no larger than 600 × 400 pixels, to which Moodle would shrink it without its zones.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape

from acuviewer.dataclass import dataclass
from acuviewer.other_programs.drop_zone import DropZone
from acuviewer.other_programs.point_pictures import Picture

LARGEST = (600, 400)
"""Pixels of the picture under markers."""

_GRADES = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111", 10: "10"}
"""The share of each of so many answers, as Moodle offers it."""


@dataclass(frozen=True)
class Asked:
    """What every question has: a name for the teacher, what is asked, and what is told afterwards, a paragraph each."""

    name: str
    asked: str
    told: Sequence[str]


def bank(category: str, questions: Iterable[str]) -> bytes:
    """The file: all questions in one category of the course."""
    path = f"$course$/top/acuviewer/{category.replace('/', '//')}"
    into = f'<question type="category"><category><text>{_cdata(path)}</text></category></question>'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", into, *questions, "</quiz>", ""]).encode()


def choice(asked: Asked, choices: Sequence[tuple[str, bool]]) -> str:
    """One or several of some ``choices`` are right; what is wrong costs as much as what is right brings, if several may be marked."""
    right = sum(is_right for _, is_right in choices)
    single = right == 1
    wrong = "0" if single else f"-{_GRADES[len(choices) - right]}" if len(choices) > right else "0"
    answers = [
        f'<answer fraction="{_GRADES[right] if is_right else wrong}" format="html"><text>{_html([words])}</text>{_empty("feedback")}</answer>'
        for words, is_right in choices
    ]
    settings = [
        f"<single>{str(single).lower()}</single>", "<shuffleanswers>true</shuffleanswers>", "<answernumbering>ABCD</answernumbering>",
        f"<showstandardinstruction>{int(not single)}</showstandardinstruction>", *_feedbacks(), *answers,
    ]  # fmt: skip
    return _question("multichoice", asked, settings)


def short_answer(asked: Asked, right: Sequence[str]) -> str:
    """Whatever stands in ``right`` is right; capitals do not matter, and no sign stands for others."""
    answers = [
        f'<answer fraction="100" format="moodle_auto_format"><text>{escape(one.replace("*", chr(92) + "*"), quote=False)}</text>'
        f"{_empty('feedback')}</answer>"
        for one in right
    ]
    return _question("shortanswer", asked, ["<usecase>0</usecase>", *answers])


def marker(asked: Asked, label: str, picture: Picture, zone: DropZone) -> str:
    """A marker is put on a picture; inside the zone it is right."""
    coords = ";".join(f"{x},{y}" for x, y in zone.corners)
    file = f'<file name="{picture.name}" path="/" encoding="base64">{b64encode(picture.content).decode()}</file>'
    drag = f"<drag><no>1</no><text>{escape(label, quote=False)}</text><noofdrags>1</noofdrags></drag>"
    drop = f"<drop><no>1</no><shape>polygon</shape><coords>{coords}</coords><choice>1</choice></drop>"
    return _question("ddmarker", asked, ["<showmisplaced/>", *_feedbacks(), file, drag, drop])


def _question(kind: str, asked: Asked, inside: Sequence[str]) -> str:
    parts = [
        f'<question type="{kind}">',
        f"<name><text>{escape(asked.name, quote=False)}</text></name>",
        f'<questiontext format="html"><text>{_html([asked.asked])}</text></questiontext>',
        f'<generalfeedback format="html"><text>{_html(asked.told)}</text></generalfeedback>',
        "<defaultgrade>1.0000000</defaultgrade>", "<penalty>0.3333333</penalty>", "<hidden>0</hidden>",
        *inside,
        "</question>",
    ]  # fmt: skip
    return "\n".join(parts)


def _feedbacks() -> list[str]:
    return [_empty(name) for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")]


def _empty(name: str) -> str:
    return f'<{name} format="html"><text></text></{name}>'


def _html(paragraphs: Sequence[str]) -> str:
    return _cdata("".join(f"<p>{escape(words)}</p>" for words in paragraphs))


def _cdata(words: str) -> str:
    return f"<![CDATA[{words.replace(']]>', ']]]]><![CDATA[>')}]]>"
