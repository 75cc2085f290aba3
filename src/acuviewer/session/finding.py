"""What the one search box finds, commands among it, and the command that shows what was found."""

from collections.abc import Iterable

from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.i18n import say
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.knowledge.search import Entry, SearchIndex, Term
from acuviewer.knowledge.search_entries import bone_entries, filter_entries, landmark_entries, pain_type_entries, point_entries
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.kinds import line_of


def search_entries(atlas: Atlas, library: Library, commands: Iterable[Command]) -> list[Entry]:
    """Everything that can be found: among equals filters and pain types stand before points, and commands last."""
    return [
        *filter_entries(facets_of(atlas, library), library),
        *pain_type_entries(library),
        *point_entries(atlas.points.values(), library),
        *landmark_entries(atlas.landmarks.values()),
        *bone_entries(load_skeleton_model().pattern.bones.values()),
        *command_entries(commands),
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


def build_index(atlas: Atlas, library: Library, commands: Iterable[Command]) -> SearchIndex:
    """The index over everything; it takes some ten milliseconds."""
    return SearchIndex(search_entries(atlas, library, commands))


def command_line(entry: Entry) -> str:
    """The command that shows a found entry."""
    return line_of(entry.kind, entry.key)
