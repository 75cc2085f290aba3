"""The sub-command ``acuviewer search``: what the search box of the window finds."""

import argparse
import sys

from acuviewer import output
from acuviewer.faults import in_short, plain, quoted
from acuviewer.plain_number import read_whole_number


def add_search_options(parser: argparse.ArgumentParser) -> None:
    """Give the parser of ``search`` its arguments."""
    parser.add_argument("words", nargs="+", type=_words, metavar="WORDS")
    parser.add_argument("--json", action="store_true", help="JSON instead of text")
    parser.add_argument("--limit", type=_count, default=60, metavar="N", help="so many hits at most (default: 60)")


def search(choices: argparse.Namespace) -> int:
    """Print the hits; that nothing is found is told on standard error and is no failure."""
    from acuviewer.search_report import search_report

    found = search_report(" ".join(choices.words), choices.json, choices.limit)
    if found.text:
        (output.write_json if choices.json else output.write_text)(found.text)
    if found.nothing:
        print(f"acuviewer: {in_short(plain(found.nothing))}", file=sys.stderr)
    return 0


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(f"{quoted(text)} holds no word; write what you look for")
    return text


def _count(text: str) -> int:
    number = read_whole_number(text)
    if not number:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is no number of hits; write 1 or more")
    return number
