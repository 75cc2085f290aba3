"""Holds the words of the search against what they lead to: ids that lead nowhere, phrases that no point has, words of no concept."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from acuviewer.faults import Fault
from acuviewer.knowledge.concepts import CONCEPTS, LANGUAGES, words_file
from acuviewer.knowledge.terms import CATEGORIES, MERIDIANS

_REMEDY = "Write what there is, or take it out."
_CODES, _VARIANTS = "knowledge/codes.json", "knowledge/variants.json"


def search_word_faults(contents: Mapping[str, Any], points: Sequence[Mapping[str, Any]], bones: set[str]) -> Iterator[Fault]:
    """Loose ends of concepts, of their words, of codes and of forms of characters; ``points`` have everything written out."""
    concepts = contents[CONCEPTS]["concepts"]
    known = _known(contents, points, bones)
    said = {
        "indications": [f"^{_text(entry).lower()}$" for point in points for entry in point["indications"]],
        "tissues": [_text(entry).lower() for point in points for entry in point["tissue"]],
    }
    for concept in concepts:
        for kind, names in known.items():
            for name in concept.get(kind, ()):
                if name not in names:
                    yield Fault(CONCEPTS, concept["id"], f"names {name!r} among {kind}, which does not exist.", _REMEDY)
        for kind, texts in said.items():
            phrases = concept.get(kind, ())
            # Complaints are called by one word today and by another tomorrow: a phrase may wait for its time, all of them may not.
            if phrases and not any(phrase in one for phrase in phrases for one in texts):
                yield Fault(CONCEPTS, concept["id"], f"looks for {', '.join(phrases)}, which stand in no {kind}.", _REMEDY)
    yield from _words(contents, {concept["id"] for concept in concepts})
    for point in contents[_CODES]["points"]:
        if point["code"] not in known["points"]:
            yield Fault(_CODES, point["code"], "is no point of the catalog.", _REMEDY)
    variants = contents[_VARIANTS]["variants"]
    counts = Counter(other for others in variants.values() for other in others)
    for form in [other for other, count in counts.items() if count > 1 or other in variants]:
        yield Fault(_VARIANTS, form, "is a form of two characters, or has forms itself.", "Keep one of them.")


def _text(entry: Any) -> str:
    """The text of a statement in its short form or its long one."""
    return entry if isinstance(entry, str) else str(entry["text"])


def _known(contents: Mapping[str, Any], points: Sequence[Mapping[str, Any]], bones: set[str]) -> dict[str, set[str]]:
    codes = {point["code"] for point in points}

    def ids(file: str, key: str) -> set[str]:
        return {entry["id"] for entry in contents[f"knowledge/{file}.json"][key]}

    return {
        "pain_types": ids("pain_types", "pain_types"),
        "cautions": ids("cautions", "cautions"),
        "mechanisms": ids("mechanisms", "mechanisms"),
        "studies": ids("evidence", "studies"),
        "sources": ids("sources", "sources"),
        "meridians": set(MERIDIANS),
        "categories": set(CATEGORIES),
        "regions": {point["region"] for point in points},
        "landmarks": {entry["name"] for entry in contents["landmarks.json"]["landmarks"]},
        "bones": bones,
        "points": codes,
        "first": codes,
    }


def _words(contents: Mapping[str, Any], concepts: set[str]) -> Iterator[Fault]:
    asked: set[str] = set()
    for language in LANGUAGES:
        file = words_file(language)
        words = contents[file]["words"]
        asked.update(words)
        for name in words:
            if name not in concepts:
                yield Fault(file, name, "is no concept.", f"Write the id of one, or add it to {CONCEPTS}.")
    for name in sorted(concepts - asked):
        yield Fault(CONCEPTS, name, "has no words in any language.", "Add some to a file of words.")
