"""What the one search box finds, commands among it, and the command that shows what was found."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from textwrap import wrap

from acuviewer.body.presets import PRESETS
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.i18n import say, text
from acuviewer.knowledge.code_search import CodeSearch, set_entry
from acuviewer.knowledge.codes import CodeReader, load_codes
from acuviewer.knowledge.concepts import load_concepts
from acuviewer.knowledge.found import Entry, Term
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.page_entries import caution_entries, mechanism_entries, meridian_entries, source_entries, study_entries
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.knowledge.search import SearchIndex
from acuviewer.knowledge.search_entries import (
    bone_entries,
    filter_entries,
    landmark_entries,
    other_names,
    pain_type_entries,
    point_entries,
)
from acuviewer.knowledge.search_groups import concept_groups, pain_groups
from acuviewer.points.atlas import Atlas
from acuviewer.session.body_words import describe_body
from acuviewer.session.commands import Command
from acuviewer.session.kinds import line_of
from acuviewer.session.point_sets import title_of_list
from acuviewer.session.session import Notes

Sets = Mapping[str, tuple[str, ...]]
"""Sets of points that a person has kept: codes by name."""


NOTE_WEIGHT, _LONGEST_LINE = 0.7, 160
"""A word of a note is worth as much as one of what is said of a point, and less than a name."""


def search_entries(
    atlas: Atlas, library: Library, commands: Iterable[Command], sets: Sets | None = None, notes: Notes = ()
) -> list[Entry]:
    """Everything that can be found: among equals what is kept, filters and pain types stand before points, and commands last. The words of
    a note find what it is about."""
    noted = {subject: _note_terms(words) for subject, words in notes}
    return [
        replace(entry, terms=(*entry.terms, *noted[subject])) if (subject := f"{entry.kind} {entry.key}") in noted else entry
        for entry in _entries(atlas, library, commands, sets)
    ]


def _note_terms(words: str) -> list[Term]:
    """Each line of a note, without its signs; a long one in pieces."""
    lines = [line.strip(" \t#>*-+_`") for line in words.splitlines()]
    return [Term(piece, NOTE_WEIGHT, "note") for line in lines for piece in wrap(line, _LONGEST_LINE)]


def _entries(atlas: Atlas, library: Library, commands: Iterable[Command], sets: Sets | None) -> list[Entry]:
    return [
        *(set_entry(codes, title_of_list(name)) for name, codes in (sets or {}).items() if set(codes) <= atlas.points.keys()),
        *meridian_entries(atlas.meridians),
        *filter_entries(facets_of(atlas, library), library),
        *pain_type_entries(library),
        *caution_entries(library),
        *point_entries(atlas.points.values(), library),
        *landmark_entries(atlas.landmarks.values()),
        *bone_entries(load_skeleton_model().pattern.bones.values()),
        *mechanism_entries(library),
        *study_entries(library),
        *command_entries(commands),
        *body_entries(),
        *source_entries(library),
    ]


def command_entries(commands: Iterable[Command]) -> list[Entry]:
    """Entries of the commands that need nothing after them, as they are called in the language in force."""
    return [
        Entry(
            "command", command.id, say(command.title), say(command.help), (Term(say(command.title), 0.75), Term(command.id, 0.6))
        )
        for command in commands
        if not command.argument
    ]


def body_entries() -> Iterator[Entry]:
    """Entries of the bodies to begin with."""
    for name, shape in PRESETS.items():
        title = text(f"preset.{name}")
        yield Entry("command", f"body.preset {name}", title, describe_body(shape), (Term(title, 0.75), Term(name, 0.6)))


def build_index(
    atlas: Atlas, library: Library, commands: Iterable[Command], sets: Sets | None = None, notes: Notes = ()
) -> SearchIndex:
    """The index over everything, with the sets and notes that are kept; it takes some tens of milliseconds."""
    concepts = load_concepts()
    groups = [*pain_groups(library), *concept_groups(concepts.concepts, atlas.points, library)]
    codes = CodeSearch(CodeReader(load_codes(), atlas.points), tuple(atlas.points), _names(atlas))
    return SearchIndex(search_entries(atlas, library, commands, sets, notes), groups, concepts.weak, codes)


def _names(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Names of points by which several can be asked for at once."""
    for code, point in atlas.points.items():
        names = point.names
        characters = (
            names.simplified,
            names.traditional,
            names.korean,
            names.korean_hanja,
            names.japanese or "",
            names.japanese_kanji,
        )
        for name in (names.pinyin, *characters, *other_names(point)):
            yield name, code


def command_line(entry: Entry) -> str:
    """The command that shows a found entry."""
    return line_of(entry.kind, entry.key)
