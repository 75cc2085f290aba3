"""What is found leads somewhere: every entry of the search is shown by a command that exists and can be carried out."""

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import parse_script
from acuviewer.session.finding import build_index, command_line, search_entries

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)
ENTRIES = search_entries(ATLAS, LIBRARY, COMMANDS.values())


def test_every_entry_is_shown_by_a_command_without_a_fault() -> None:
    calls = parse_script("; ".join(command_line(entry) for entry in ENTRIES), COMMANDS)
    assert len(calls) == len(ENTRIES)


def test_everything_that_can_be_chosen_is_an_entry() -> None:
    keys = {(entry.kind, entry.key) for entry in ENTRIES}
    assert len(keys) == len(ENTRIES)
    assert {("point", code) for code in ATLAS.points} <= keys
    assert {("pain_type", name) for name in LIBRARY.pain_types} <= keys
    assert {("landmark", name) for name in ATLAS.landmarks} <= keys
    assert {("command", command.id) for command in COMMANDS.values() if not command.argument} <= keys
    assert {
        ("filter", "region lower back"),
        ("filter", "caution pregnancy"),
        ("filter", "meridian EX"),
        ("bone", "left_femur"),
    } <= keys


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("gb30", "point.select GB30"),
        ("sciatica", "pain.choose radicular"),
        ("pregnancy", "caution.show pregnancy"),
        ("he-sea", "filter.category he-sea"),
        ("greater trochanter", "landmark.select greater_trochanter"),
        ("right femur", "bone.select right_femur"),
        ("bladder meridian", "meridian.choose BL"),
        ("endorphin", "mechanism.show transmitters"),
        ("Cochrane", "study.show cochrane2020"),
        ("BL23 BL25 BL40", "points.set BL23 BL25 BL40"),
        ("clear the filter", "filter.clear"),
        ("dark theme", "theme.dark"),
    ],
)
def test_the_first_hit_leads_there(query: str, line: str) -> None:
    assert command_line(build_index(ATLAS, LIBRARY, COMMANDS.values()).find(query)[0].entry) == line
