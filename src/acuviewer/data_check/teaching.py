"""Holds the links between pain types and points against what a teacher expects of them, which ``teaching.json`` tells apart from them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from acuviewer.faults import Fault

Entry = Mapping[str, Any]

_PAINS, _TEACHING = "knowledge/pain_types.json", "knowledge/teaching.json"
_TOO_FIRM = ("standard", "textbook", "trial")
"""What a statement that only an article tells does not stand as."""


def teaching_faults(points: Sequence[Entry], contents: Mapping[str, Any]) -> Iterator[Fault]:
    """Links, orders, places, warning signs and studies that a teacher would miss, and statements that claim more than an article says."""
    teaching = contents[_TEACHING]
    pains = {pain["id"]: pain for pain in contents[_PAINS]["pain_types"]}
    yield from _names(teaching, pains, points, contents)
    for complaint in teaching["complaints"]:
        yield from _complaint(complaint, points, pains)
    yield from _order_of_types(teaching["lists"], pains)
    by_code = {point["code"]: point for point in points}
    for pain in pains.values():
        yield from _parts(pain, by_code)
    for expected in teaching["lists"]:
        if (pain := pains.get(expected["pain_type"])) is not None:
            yield from _list(expected, pain, contents["knowledge/evidence.json"]["studies"])
    articles = {source["id"] for source in contents["knowledge/sources.json"]["sources"] if source["kind"] == "article"}
    for file, content in {**contents, "points.json": points}.items():
        yield from _claims(file, content, articles)


def _names(teaching: Entry, pains: Mapping[str, Entry], points: Iterable[Entry], contents: Mapping[str, Any]) -> Iterator[Fault]:
    """Names that lead nowhere, in what is expected itself."""
    codes = {point["code"] for point in points}
    studies = {study["id"] for study in contents["knowledge/evidence.json"]["studies"]}
    for complaint in teaching["complaints"]:
        excepted = [code for exception in complaint["exceptions"] for code in exception["codes"]]
        yield from _unknown(complaint["id"], "pain type", complaint["pain_types"], pains)
        yield from _unknown(complaint["id"], "point", excepted, codes)
    for expected in teaching["lists"]:
        where = expected["pain_type"]
        yield from _unknown(where, "pain type", [where], pains)
        yield from _unknown(where, "point", [*expected["first"], *expected["further"]], codes)
        yield from _unknown(where, "study", expected["studies"], studies)


def _unknown(where: str, what: str, used: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    for name in used:
        if name not in known:
            yield Fault(
                _TEACHING, where, f"names the {what} {name!r}, which does not exist.", f"Write a known {what}, or add it."
            )


def _complaint(complaint: Entry, points: Iterable[Entry], pains: Mapping[str, Entry]) -> Iterator[Fault]:
    """A point whose indication names the complaint is linked to one of its pain types, or is an exception; no exception is idle."""
    try:
        pattern = re.compile("|".join(f"(?:{part})" for part in complaint["patterns"]), re.IGNORECASE)
    except re.error as error:
        yield Fault(_TEACHING, complaint["id"], f"has a pattern that cannot be read ({error}).", "Write a regular expression.")
        return
    linked = {link["code"] for name in complaint["pain_types"] if name in pains for link in pains[name]["points"]}
    excepted = {code for exception in complaint["exceptions"] for code in exception["codes"]}
    for point in points:
        named = next((said["text"] for said in point["indications"] if pattern.search(said["text"])), None)
        if named is not None and point["code"] not in linked | excepted:
            among = ", ".join(complaint["pain_types"])
            problem = f"{point['code']} says {named!r} and is linked to none of {among}."
            remedy = f"Link it there, or name it among the exceptions of {complaint['id']} with the reason."
            yield Fault(_PAINS, complaint["pain_types"][0], problem, remedy)
        if point["code"] in excepted and (named is None or point["code"] in linked):
            yield Fault(_TEACHING, complaint["id"], f"excepts {point['code']} for nothing.", "Take the exception out.")


def _order_of_types(lists: Sequence[Entry], pains: Mapping[str, Entry]) -> Iterator[Fault]:
    """Each pain type has a list, and the first of the lists is the first of the pain types."""
    told = [expected["pain_type"] for expected in lists]
    for name in pains:
        if told.count(name) != 1:
            yield Fault(_TEACHING, name, f"has {told.count(name)} lists.", "Write one list for each pain type.")
    if (first := next(iter(pains))) != told[0]:
        yield Fault(_PAINS, first, f"stands first, where {told[0]} should.", f"Put {told[0]} first.")


def _parts(pain: Entry, points: Mapping[str, Entry]) -> Iterator[Fault]:
    """The places that a link names are places of its point."""
    for link in pain["points"]:
        known = {part["id"] for part in points[link["code"]].get("parts", ())} if link["code"] in points else set()
        for name in link.get("parts", ()):
            if name not in known:
                problem = f"names the place {name!r} of {link['code']}, which has none of that name."
                yield Fault(_PAINS, pain["id"], problem, "Write the id of one of the point’s parts.")


def _list(expected: Entry, pain: Entry, studies: Iterable[Entry]) -> Iterator[Fault]:
    """The list begins with what matters and lacks nothing; the warning signs are whole; the studies are linked."""
    where, codes, first = pain["id"], [link["code"] for link in pain["points"]], expected["first"]
    if codes[: len(first)] != first:
        problem = f"begins with {', '.join(codes[: len(first)])}, where {', '.join(first)} should stand."
        yield Fault(_PAINS, where, problem, "Put the points into the order of their importance.")
    for code in expected["further"]:
        if code not in codes:
            yield Fault(_PAINS, where, f"has no link to {code}, which a teacher would miss.", "Add the link with its reason.")
    for meant in expected["parts"]:
        found: Entry = next((link for link in pain["points"] if link["code"] == meant["code"]), {})
        if found.get("parts") != meant["parts"]:
            problem = f"means other places of {meant['code']} than {', '.join(meant['parts'])}."
            yield Fault(_PAINS, where, problem, "Name the places that are meant in the link’s parts.")
    signs = " ".join(said["text"] for said in pain["warning_signs"]).lower()
    for word in expected["warnings"]:
        if word not in signs:
            yield Fault(_PAINS, where, f"names no warning sign with {word!r}.", "Add the sign that calls for a doctor.")
    linked = {study["id"] for study in studies if where in study["pain_types"]}
    for study in expected["studies"]:
        if study not in linked:
            yield Fault("knowledge/evidence.json", study, f"is not linked to {where}.", "Add the pain type to the study.")


def _claims(file: str, content: Any, articles: set[str], where: str = "file") -> Iterator[Fault]:
    """Statements that rest on an article alone and stand as more."""
    if isinstance(content, dict):
        where = str(next((content[key] for key in ("code", "name", "id") if isinstance(content.get(key), str)), where))
        rests_on = content.get("sources")
        if isinstance(rests_on, list) and rests_on and content.get("standing") in _TOO_FIRM and articles.issuperset(rests_on):
            problem = f"has a statement known only from an article, which stands as {content['standing']}."
            yield Fault(file, where, problem, "Let it stand as article.")
    if isinstance(content, dict | list):
        for value in content.values() if isinstance(content, dict) else content:
            yield from _claims(file, value, articles, where)
