"""The everyday and the technical words of complaints, structures and regions, in many languages, and what they lead to.

What a concept leads to stands once, in ``assets/knowledge/concepts.json``; its words stand in one file a language, in
``assets/knowledge/words``, so that a translator adds a language by adding a file and its name to ``LANGUAGES``.
"""

from collections.abc import Mapping
from functools import cache

from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass

CONCEPTS = "knowledge/concepts.json"
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "zh", "ja", "ko")

NAMED = ("pain_types", "cautions", "mechanisms", "studies", "sources", "pages", "meridians", "categories", "regions", "landmarks",
         "bones", "commands", "points")  # fmt: skip
"""What a concept names by id, in the order in which it is offered."""


@dataclass(frozen=True)
class Concept:
    """One thing that people ask for, with its ``words`` in all languages.

    ``named`` holds ids by what they are, one of ``NAMED``. Besides, it leads to the points of whose indications one holds one of
    the phrases in ``indications`` (``^`` and ``$`` for its beginning and end), and below which lies what ``tissues`` say.
    ``first`` puts points that are found so before the others. Nothing is said of a concept without any of these: it is known as a word.
    """

    id: str
    words: tuple[str, ...]
    named: Mapping[str, tuple[str, ...]]
    indications: tuple[str, ...]
    tissues: tuple[str, ...]
    first: tuple[str, ...]


@dataclass(frozen=True)
class Concepts:
    """All concepts; ``weak`` are words that may be left out of a question, such as articles and the word for pain."""

    concepts: tuple[Concept, ...]
    weak: frozenset[str]


def words_file(language: str) -> str:
    """The file of a language's words, as seen from the data folder."""
    return f"knowledge/words/{language}.json"


def read_concepts(files: DataFolder) -> Concepts:
    """All concepts of a folder with their words; raises DataError for a broken file."""
    words: dict[str, list[str]] = {}
    weak: set[str] = set()
    for language in LANGUAGES:
        file = words_file(language)
        with files.naming(file):
            content = files.json(file)
            weak.update(content["weak"])
            for name, listed in content["words"].items():
                words.setdefault(name, []).extend(listed)
    with files.naming(CONCEPTS):
        return Concepts(
            tuple(
                Concept(
                    entry["id"],
                    tuple(dict.fromkeys(words.get(entry["id"], ()))),
                    {kind: tuple(entry[kind]) for kind in NAMED if kind in entry},
                    tuple(entry.get("indications", ())),
                    tuple(entry.get("tissues", ())),
                    tuple(entry.get("first", ())),
                )
                for entry in files.json(CONCEPTS)["concepts"]
            ),
            frozenset(weak),
        )


@cache
def load_concepts() -> Concepts:
    """The shipped concepts."""
    return read_concepts(shipped())
