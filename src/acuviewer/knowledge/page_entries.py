"""What can be found of the pages of knowledge and of the meridians: titles, numbers by which they are cited, and what they say."""

from collections.abc import Iterable
from dataclasses import replace

from acuviewer.knowledge.found import Entry, Kind, Term, What
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.sources import Source
from acuviewer.knowledge.terms import CAUTION_WORDS, MERIDIANS, meridian_phrase
from acuviewer.statement import Statement

TITLE, OTHER, CITED, SAID = 0.98, 0.95, 0.93, 0.45
"""What it weighs to be found by the title, by another word for it, by what it is cited by, by what is said there."""


def caution_entries(library: Library) -> list[Entry]:
    """Entries of the general cautions."""
    return [
        _entry("caution", caution.id, caution.title, "", (caution.id.replace("-", " "), *CAUTION_WORDS.get(caution.id, ())),
               (caution.statement,), "caution")
        for caution in library.cautions.values()
    ]  # fmt: skip


def mechanism_entries(library: Library) -> list[Entry]:
    """Entries of the ways in which acupuncture may work."""
    return [
        _entry("mechanism", mechanism.id, mechanism.title, "", mechanism.synonyms, mechanism.statements)
        for mechanism in library.mechanisms.values()
    ]


def study_entries(library: Library) -> list[Entry]:
    """Entries of studies, by their own title and all by which their source is cited."""
    entries = []
    for study in library.studies.values():
        source = library.sources[study.source]
        entry = _entry(
            "evidence",
            study.id,
            study.title,
            source.title,
            (source.title,),
            (*study.findings, *study.article_reading, *study.limits),
        )
        told = (Term(text, SAID) for text in (study.question, study.population, study.design) if text)
        entries.append(_with(entry, (*told, *_cited(source))))
    return entries


def source_entries(library: Library) -> list[Entry]:
    """Entries of sources."""
    return [
        _with(_entry("source", source.id, source.title, source.short, (source.short,), ()), _cited(source))
        for source in library.sources.values()
    ]


def meridian_entries(codes: Iterable[str]) -> list[Entry]:
    """Entries of meridians that can be chosen as a whole."""
    entries = []
    for code in codes:
        named = MERIDIANS[code]
        phrase = meridian_phrase(code)
        others = (named.title, *named.others, phrase.replace("meridian", "channel"))
        terms = (Term(phrase, 0.985, "meridian"), Term(code, 0.97, "meridian"))
        # As a whole it stands before the filter that leaves its points, by whatever name.
        others_terms = tuple(Term(text, 0.985, "meridian") for text in dict.fromkeys((*others, *named.codes)))
        entries.append(Entry("meridian", code, phrase, code, (*terms, *others_terms)))
    return entries


def _entry(
    kind: Kind, key: str, title: str, subtitle: str, others: Iterable[str], said: Iterable[Statement], what: What = "name"
) -> Entry:
    terms = [Term(title, TITLE, what), *(Term(text, OTHER, what) for text in others)]
    return Entry(kind, key, title, subtitle, (*terms, *(Term(statement.text, SAID, what) for statement in said)))


def _with(entry: Entry, terms: Iterable[Term]) -> Entry:
    return replace(entry, terms=(*entry.terms, *terms))


def _cited(source: Source) -> list[Term]:
    """By what a source is cited: who wrote it and when, where it stands, its numbers."""
    numbers = (source.pmid, source.pmcid, source.doi, source.isbn)
    cited = (source.authors, source.where, *numbers)
    return [Term(text, CITED) for text in cited if text]
