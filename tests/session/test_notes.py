"""Notes: written in one line of commands, about what is chosen, found by the search, told to no journal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.commands import parse_script
from acuviewer.session.finding import build_index
from acuviewer.session.journal_commands import opening_line
from acuviewer.session.leaving import leaving_lines
from acuviewer.session.notes import LONGEST_NOTE, by_subject, from_one_line, in_one_line, subject_of, tidy
from acuviewer.session.session import Session
from scene_cases import commands, session_after

ATLAS, LIBRARY = load_atlas(), load_library()


@given(st.text())
def test_every_text_can_stand_in_a_line_of_commands(words: str) -> None:
    kept = tidy(words)
    line = f"note.write point BL23 {in_one_line(kept)}"
    (call,) = parse_script(line, commands())
    assert from_one_line(in_one_line(kept)) == kept
    assert by_subject(call.apply(Session()).notes).get("point BL23", "") == kept


@pytest.mark.parametrize(
    ("script", "subject"),
    [
        ("point.select BL23", "point BL23"),
        ("landmark.select olecranon", "landmark olecranon"),
        ("pain.choose knee", "pain_type knee"),
        ("pain.choose knee; point.select BL23", "point BL23"),
        ("bone.select left_femur", None),
        ("pain.choose knee; meridian.choose BL", None),
        ("evidence.show", None),
        ("", None),
    ],
)
def test_a_note_is_about_what_the_page_is_about(script: str, subject: str | None) -> None:
    session = session_after(script)
    assert subject_of(session.selection) == subject
    assert commands()["note.edit"].enabled(session) == (subject is not None)


def test_notes_are_written_changed_removed_and_each_is_a_step() -> None:
    both = "note.write point BL23 one; note.write point GB30 two; note.write point BL23 three"
    assert session_after(both).notes == (("point BL23", "three"), ("point GB30", "two"))
    assert session_after(f"{both}; edit.undo").notes == (("point BL23", "one"), ("point GB30", "two"))
    assert session_after(f"{both}; point.select BL23; note.remove").notes == (("point GB30", "two"),)
    assert session_after(f"{both}; note.write point BL23").notes == (("point GB30", "two"),)
    assert session_after(f"{both}; session.afresh").notes == session_after(both).notes


@pytest.mark.parametrize("argument", ["bone left_femur x", "point XX1 x", "point", "x", f"point BL23 {'a' * (LONGEST_NOTE + 1)}"])
def test_what_has_no_note_is_refused(argument: str) -> None:
    assert commands()["note.write"].problem(argument)


def test_nothing_of_a_note_is_left_to_a_journal_or_a_start() -> None:
    session = session_after("note.write point BL23 secret words; point.select BL23")
    assert commands()["note.write"].private
    assert commands()["note.remove"].private
    assert "secret" not in " ".join([opening_line(session), *leaving_lines(session, commands())])


def test_the_words_of_a_note_find_what_it_is_about() -> None:
    notes = session_after(
        "note.write point BL23 # Zwei Glockenblumen%0A- neben dem Kirschbaum; note.write landmark olecranon Sternwarte;"
        "note.write pain_type knee Zaunkönig"
    ).notes
    index = build_index(ATLAS, LIBRARY, commands().values(), {}, notes)
    for asked, key in (("glockenblumen", "BL23"), ("kirschbaum", "BL23"), ("sternwarte", "olecranon"), ("zaunkönig", "knee")):
        hit = index.find(asked)[0]
        assert hit.entry.key == key
        assert hit.found_by[0].what == "note"
    assert index.find("BL23")[0].entry.key == "BL23"
    assert not build_index(ATLAS, LIBRARY, commands().values()).find("glockenblumen")
