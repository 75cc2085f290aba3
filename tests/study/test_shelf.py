"""Lists and notes in files that people can read; two states of them are brought together and nothing is lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuviewer.study import shelf_files
from acuviewer.study.shelf import PARTED, Shelf, merge
from acuviewer.study.shelf_files import LISTS, NOTES, REMOVED, any_lists, read_shelf, shelf_folder, state_of, write_shelf

ONE = Shelf(
    (("Six", ("BL23", "BL25")), ("★", ("GB30",))), (("landmark olecranon", "The tip.\n\n- bend"), ("point BL23", "# Kidney"))
)
NAMES, WORDS = st.sampled_from(["A", "B", "C"]), st.sampled_from(["", "one", "two", "three"])
CODES = st.sampled_from([(), ("BL23",), ("GB30", "BL23"), ("LI4",)])
SHELVES = st.builds(
    lambda lists, notes: Shelf(tuple((n, c) for n, c in lists.items() if c), tuple(sorted((n, w) for n, w in notes.items() if w))),
    st.dictionaries(NAMES, CODES), st.dictionaries(NAMES, WORDS),
)  # fmt: skip


def told(folder: Path) -> list[str]:
    """The keys of what is told when a folder is read."""
    return [words.key for words in read_shelf(folder, Shelf())[1]]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "anna-1"
    write_shelf(folder, Shelf(), ONE)
    assert read_shelf(folder, Shelf()) == (ONE, [])
    assert (folder / NOTES / "point-BL23.md").read_text() == "# Kidney\n"
    assert json.loads((folder / LISTS).read_text())["lists"][0] == {"name": "Six", "points": ["BL23", "BL25"]}
    assert sorted(path.name for path in folder.iterdir()) == [LISTS, NOTES]  # no passing name is left


def test_a_note_that_is_taken_away_is_only_moved(tmp_path: Path) -> None:
    folder = tmp_path / "anna-1"
    for words in ("first", "second"):
        noted = Shelf((), (("point BL23", words),))
        write_shelf(folder, Shelf(), noted)
        write_shelf(folder, noted, Shelf())
    assert read_shelf(folder, Shelf())[0] == Shelf()
    assert [path.read_text() for path in sorted((folder / REMOVED).iterdir())] == ["first\n", "second\n"]


def test_only_what_is_different_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "anna-1"
    write_shelf(folder, Shelf(), ONE)
    before = state_of(folder)
    write_shelf(folder, ONE, ONE)
    assert state_of(folder) == before
    write_shelf(folder, ONE, Shelf(ONE.lists, (*ONE.notes, ("point GB30", "new"))))
    assert set(before) < set(state_of(folder))


@pytest.mark.parametrize(
    "content", ["[1", "{}", '{"lists": [{"name": 4, "points": []}]}', '{"lists": [{"name": "a", "points": [1]}]}']
)
def test_lists_that_cannot_be_read_are_told_and_kept_aside(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "anna-1"
    folder.mkdir()
    (folder / LISTS).write_text(content)
    found, problems = read_shelf(folder, ONE)
    assert (found.lists, [words.key for words in problems]) == (ONE.lists, ["shelf.lists_unread"])
    assert (folder / LISTS).read_text() == content  # reading moves nothing
    write_shelf(folder, found, Shelf((("New", ("LI4",)),)))
    assert [path.read_text() for path in (folder / REMOVED).iterdir()] == [content]
    assert told(folder) == []


def test_a_note_that_cannot_be_read_stays_where_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "anna-1"
    write_shelf(folder, Shelf(), ONE)
    (folder / NOTES / "point-BL23.md").write_bytes(b"\xff\xfe\xff")
    assert told(folder) == ["shelf.note_unread"]
    found, _ = read_shelf(folder, ONE)
    assert found == ONE
    (folder / NOTES / "notes of mine.md").write_text("nothing of the program's")
    write_shelf(folder, found, found)
    assert (folder / NOTES / "point-BL23.md").read_bytes() == b"\xff\xfe\xff"


def test_a_full_disk_leaves_what_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "anna-1"
    write_shelf(folder, Shelf(), ONE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf_files, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        write_shelf(folder, ONE, Shelf())
    assert read_shelf(folder, Shelf())[0] == ONE


def test_folders_of_learners(tmp_path: Path) -> None:
    folder = shelf_folder(tmp_path / "anna-123.sqlite")
    assert folder == tmp_path / "anna-123"
    assert (read_shelf(folder, Shelf()), state_of(folder), any_lists(tmp_path)) == ((Shelf(), []), (), False)
    write_shelf(folder, Shelf(), ONE)
    assert any_lists(tmp_path)


@given(SHELVES, SHELVES, SHELVES)
def test_brought_together_nothing_is_lost(base: Shelf, mine: Shelf, theirs: Shelf) -> None:
    merged = merge(base, mine, theirs)
    notes, lists = dict(merged.notes), dict(merged.lists)
    for changed in (mine, theirs):
        for subject, words in changed.notes:
            if words != dict(base.notes).get(subject):
                assert words in notes[subject].split(PARTED)
        for name, codes in changed.lists:
            if codes != dict(base.lists).get(name):
                assert codes in [held for one, held in lists.items() if one == name or one.startswith(f"{name} (")]
    # What one of them left as it was is as the other made it.
    assert merge(base, base, theirs).notes == theirs.notes
    assert dict(merge(base, base, theirs).lists) == dict(theirs.lists)
    assert merge(base, mine, base) == mine
    # The same once more adds nothing.
    again = merge(base, merged, theirs)
    assert (again.notes, dict(again.lists)) == (merged.notes, dict(merged.lists))


def test_names_from_elsewhere_fit_and_what_is_no_code_is_refused() -> None:
    odd = {"lists": [{"name": " a;b=c\n" + "x" * 60, "points": ["BL23", "EX-HN1"]}, {"name": "", "points": ["BL23"]}]}
    assert shelf_files.lists_from(odd) == {("a,b,c " + "x" * 60)[:40]: ("BL23", "EX-HN1")}
    for code in ("BL23; app.quit", "", "../x", "BL23 BL25"):
        with pytest.raises(ValueError, match="no code"):
            shelf_files.lists_from({"lists": [{"name": "a", "points": [code]}]})
    assert shelf_files.notes_from({"point BL23": " warm ", "point ../x": "no", "bone femur": "no", "landmark olecranon": ""}) == (
        ("point BL23", "warm"),
    )
