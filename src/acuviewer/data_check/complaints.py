"""Finds two words for one complaint in the indications of points, and indications that cannot be told in a row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from acuviewer.faults import Fault, quoted
from acuviewer.knowledge.complaints import Complaints

_FILE = "knowledge/complaints.json"


def complaint_faults(points: Iterable[Mapping[str, Any]], entries: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Indications that name a complaint otherwise than the vocabulary or hold the mark that parts them on a page, and words of the
    vocabulary that stand at two complaints.

    ``points`` are entries with everything written out, ``entries`` those of the vocabulary.
    """
    complaints = Complaints(entries)
    yield from _twice(complaints)
    for point in points:
        for said in point["indications"]:
            if ";" in said["text"]:
                what = f"has a semicolon in {quoted(said['text'])}, which parts one indication from the next."
                yield Fault("points.json", point["code"], what, "Write a comma or brackets, or make it two indications.")
            for word, complaint in complaints.said_otherwise(said["text"]):
                what = f"says {quoted(word)} in {quoted(said['text'])}, and other points {quoted(complaint.title)}."
                yield Fault("points.json", point["code"], what, f"Write {quoted(complaint.title)}.")


def _twice(complaints: Complaints) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for complaint in complaints:
        for word in (complaint.title, *complaint.other_words):
            if (before := first.setdefault(word.lower(), complaint.id)) != complaint.id:
                yield Fault(_FILE, complaint.id, f"has the word {quoted(word)}, as {before} has.", "Keep it at one of the two.")
