"""The arguments of the sub-commands that have no module of their own."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from acuviewer.faults import in_short, plain, quoted
from acuviewer.plain_number import read_whole_number

if TYPE_CHECKING:
    from acuviewer.study.question import Kind

_MOST_QUESTIONS = 1000

BODY_HELP = """the body: a person, such as sex=female,age=62,height_mm=1580,weight_kg=85,waist_mm=1010 (acuviewer body lists the measures), or a
free form, such as sex=female,age=35,weight=0.6,muscle=0.4 (weight and muscle 0 to 1)"""


def path(text: str) -> Path:
    """Reads the name of a file."""
    if not text:
        raise argparse.ArgumentTypeError("a name of no letters; write the name of a file or folder")
    try:
        if b"\0" not in os.fsencode(text):
            return Path(text)
    except UnicodeEncodeError:
        pass
    raise argparse.ArgumentTypeError(f"{quoted(text)} can be the name of no file")


def add_question_options(parser: argparse.ArgumentParser, usual: int | None, help_number: str) -> None:
    """Give a parser the arguments that say which questions are made: ``usual`` ones, unless a number is written."""
    parser.add_argument("--questions", type=_count, default=usual, metavar="COUNT", help=help_number)
    parser.add_argument("--seed", type=_seed, help="another one gives other questions, the same one the same (default: 1)")
    parser.add_argument("--kinds", type=_kinds, default=None, metavar="KIND,…", help="kinds of questions, in turn (default: all)")


def add_json(sub: argparse.ArgumentParser) -> None:
    """Those of commands that print text or JSON."""
    sub.add_argument("--json", action="store_true", help="JSON instead of text")


def add_page(sub: argparse.ArgumentParser) -> None:
    """Those of ``page``."""
    sub.add_argument(
        "script", help='what is chosen, such as "point.select GB30" or "evidence.show"; acuviewer do --list names all'
    )
    sub.add_argument("out", type=path, metavar="OUT.html")


def add_snapshot(sub: argparse.ArgumentParser) -> None:
    """Those of ``snapshot``."""
    sub.add_argument("out", type=path, metavar="OUT.png")
    _add_picture_options(sub)
    sub.add_argument("--do", metavar="SCRIPT", help="commands to carry out before, as with acuviewer do")


def add_tour(sub: argparse.ArgumentParser) -> None:
    """Those of ``tour``."""
    sub.add_argument("folder", type=path)


def add_check(sub: argparse.ArgumentParser) -> None:
    """Those of ``check``."""
    sub.add_argument("folder", nargs="?", type=path, metavar="DIR", help="a folder like assets/ (default: the shipped data)")
    sub.add_argument(
        "--renew", action="store_true", help="write DIR/files.json anew, if there are no faults: after you edited data"
    )


def add_do(sub: argparse.ArgumentParser) -> None:
    """Those of ``do``."""
    sub.add_argument("script", nargs="?", default="", help='such as "point.select GB30; view.back"')
    sub.add_argument("--from", dest="file", type=path, metavar="FILE", help="the commands of a file, such as a saved journal")
    sub.add_argument("--list", action="store_true", help="list all commands")
    sub.add_argument("--out", type=path, metavar="OUT.png", help="save a picture instead of opening a window")
    sub.add_argument("--size", metavar="WxH", help="size of the picture")


def _add_picture_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--point", metavar="CODE")
    parser.add_argument("--side", choices=("left", "right"), help="side of the point (default: left)")
    parser.add_argument("--view", metavar="NAME", help="front, back, left, right, top, bottom")
    parser.add_argument("--steps", action="store_true", help="draw the construction of the point")
    layers = "skin=0..1, bones=0..1, points=0|1, landmarks=0|1, labels=0|1, meridians=0|1"
    parser.add_argument("--layers", metavar="skin=0.4,…", help=layers)
    parser.add_argument("--size", default="1280x800", metavar="WxH")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--body", default="", help=BODY_HELP)


def _count(text: str) -> int:
    number = read_whole_number(text)
    if not number or number > _MOST_QUESTIONS:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is no number of questions; write 1 to {_MOST_QUESTIONS}")
    return number


def _seed(text: str) -> str:
    if not text.isprintable() or len(text) > 40:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is no seed; write up to 40 letters or digits")
    return text


def _kinds(text: str) -> "tuple[Kind, ...]":
    from acuviewer.study.question import KINDS

    wanted = [kind.strip() for kind in text.split(",")]
    unknown = [kind for kind in wanted if kind not in KINDS]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"{quoted(unknown[0])} is no kind of question; there are {in_short(plain(', '.join(KINDS)))}"
        )
    return tuple(kind for kind in KINDS if kind in wanted)
