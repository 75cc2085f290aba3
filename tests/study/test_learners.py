"""Several learners, by names of their choice that are never paths."""

from pathlib import Path

import pytest

from acuviewer.faults import UsageError
from acuviewer.study.learners import chosen_learner, file_of, learners, read_name, study_folder
from acuviewer.study.opening import open_answers

ODD = [
    "../../etc/passwd",
    "C:\\autoexec",
    "con",
    "aux.txt",
    "..",
    ".",
    "a/b",
    "名字",
    "Зоя",
    "🦴",
    "a" * 60,
    "Anna; DROP TABLE answers",
    "*?[x]",
    "~",
    "$HOME",
]


@pytest.mark.parametrize("name", ODD)
def test_any_name_is_a_learner_and_no_path(tmp_path: Path, name: str) -> None:
    path = file_of(read_name(name), tmp_path)
    assert path.parent == tmp_path
    assert path.name.isascii()
    assert len(path.name) < 60
    open_answers(path, name).close()
    assert learners(tmp_path) == [name]
    assert chosen_learner(None, tmp_path) == name


def test_each_name_has_a_file_of_its_own_and_capitals_make_no_other() -> None:
    assert len({file_of(name) for name in ODD}) == len(ODD)
    assert file_of("ANNA") == file_of("Anna") != file_of("Anne")
    assert file_of("Anna").parent == study_folder()


def test_a_name_is_written_once_in_one_way(tmp_path: Path) -> None:
    assert read_name("  Anna \u00a0 Mu\u0308ller ") == "Anna M\u00fcller"
    open_answers(file_of("Anna", tmp_path), "Anna").close()
    assert chosen_learner("ANNA", tmp_path) == "Anna"
    assert chosen_learner("Bea", tmp_path) == "Bea"


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a\x1b[31m", "a" * 61, "\ud800"])
def test_what_is_no_name_is_told(name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a learner"):
        read_name(name)


def test_of_several_learners_one_must_be_named(tmp_path: Path) -> None:
    assert chosen_learner(None, tmp_path) == "Me"
    for name in ("Bea", "anna"):
        open_answers(file_of(name, tmp_path), name).close()
    (tmp_path / "broken-0123.sqlite").write_bytes(b"nothing")
    assert learners(tmp_path) == ["anna", "Bea"]
    with pytest.raises(UsageError, match="Several people learn here: anna, Bea"):
        chosen_learner(None, tmp_path)
