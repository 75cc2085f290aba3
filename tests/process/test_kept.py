"""What is kept in the cache: never old, never damaged, never needed."""

from pathlib import Path

import pytest

from acuviewer.kept import kept, key_of_program
from acuviewer.user_folder import cache_folder


def _files() -> list[Path]:
    folder = cache_folder()
    assert folder is not None
    return sorted(folder.glob("*")) if folder.exists() else []


def _make(made: list[str], content: object = "fresh") -> object:
    def make() -> object:
        made.append("made")
        return content

    return make


def test_what_was_made_once_is_not_made_again() -> None:
    made: list[str] = []
    assert [kept("table", "key", _make(made, [1.5, "a"])) for _ in range(3)] == [[1.5, "a"]] * 3
    assert made == ["made"]


def test_another_key_is_made_anew_and_takes_the_old_file_away() -> None:
    made: list[str] = []
    kept("table", "one key", _make(made))
    kept("other", "one key", _make(made))
    before = _files()
    assert kept("table", "another key", _make(made, "new")) == "new"
    assert len(made) == 3
    assert len(_files()) == 2
    assert len(set(_files()) & set(before)) == 1


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_file_is_made_anew(damage: bytes | None) -> None:
    made: list[str] = []
    kept("table", "key", _make(made))
    (file,) = _files()
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if damage is None else damage)
    assert kept("table", "key", _make(made)) == "fresh"
    assert len(made) == 2
    assert kept("table", "key", _make(made)) == "fresh"
    assert len(made) == 2


def test_a_file_that_others_may_write_is_not_read() -> None:
    made: list[str] = []
    kept("table", "key", _make(made))
    _files()[0].chmod(0o666)
    assert kept("table", "key", _make(made)) == "fresh"
    assert len(made) == 2


def test_where_nothing_can_be_written_nothing_is_kept(settings_of_nobody: Path) -> None:
    settings_of_nobody.write_text("no folder")
    made: list[str] = []
    assert kept("table", "key", _make(made)) == "fresh"
    assert kept("table", "key", _make(made)) == "fresh"
    assert len(made) == 2


def test_the_key_changes_with_code_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "files.json").write_text("{}")
    data = tmp_path / "knowledge"
    data.mkdir()
    (data / "one.json").write_text("1")
    monkeypatch.setattr("acuviewer.kept.assets_root", lambda: tmp_path)
    keys = [key_of_program(("geometry",), ("knowledge",))]
    (data / "one.json").write_text("12")
    keys.append(key_of_program(("geometry",), ("knowledge",)))
    (data / "two.npz").write_bytes(b"12")
    keys.append(key_of_program(("geometry",), ("knowledge",)))
    (tmp_path / "files.json").write_text("[]")
    keys.append(key_of_program(("geometry",), ("knowledge",)))
    keys.append(key_of_program(("points",), ("knowledge",)))
    assert len(set(keys)) == len(keys)
    assert key_of_program(("points",), ("knowledge",)) == keys[-1]
