"""Settings: kept, mended, never in the way of a start."""

import json
from pathlib import Path

import pytest

from acuviewer.session.settings import SETTINGS, Settings, settings_folder


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "new")
    settings["theme"] = "dark"
    settings["splitter"] = [200, 700, 300]
    assert settings.save() is None
    again = Settings(tmp_path / "new")
    again.load()
    assert (again["theme"], again["splitter"], again.notice) == ("dark", [200, 700, 300], None)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["settings.json"]


def test_without_a_file_the_defaults_hold_in_silence(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.load()
    assert settings.notice is None
    assert {setting.name: settings[setting.name] for setting in SETTINGS} == {s.name: s.default for s in SETTINGS}


@pytest.mark.parametrize("content", ["{", "[]", "\ufffd\x00"])
def test_a_broken_file_is_kept_aside_and_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, encoding="utf-8")
    settings = Settings(tmp_path)
    settings.load()
    assert settings.notice is not None
    assert "settings.broken.json" in settings.notice
    assert (tmp_path / "settings.broken.json").read_text(encoding="utf-8") == content
    assert settings["theme"] == "light"


def test_single_bad_values_do_not_spoil_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(
        json.dumps({"theme": "pink", "splitter": "wide", "first_start_seen": True}), encoding="utf-8"
    )
    settings = Settings(tmp_path)
    settings.load()
    assert settings["first_start_seen"] is True
    assert (settings["theme"], settings["splitter"]) == ("light", [])
    assert settings.notice is not None
    assert "pink" in settings.notice
    assert "splitter" in settings.notice


def test_a_kept_body_that_is_no_longer_possible_becomes_the_average(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings["body"] = "age=500"
    assert settings.body().age == 35


def test_a_wrong_value_cannot_be_set(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="light, dark"):
        Settings(tmp_path)["theme"] = "pink"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    sentence = Settings(tmp_path / "file" / "below").save()
    assert sentence is not None
    assert "cannot be written" in sentence


def test_the_environment_chooses_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACUVIEWER_CONFIG_DIR", str(tmp_path))
    assert settings_folder() == tmp_path


def test_the_form_of_names_is_kept_and_a_wrong_one_is_not_used(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings["names"] = "characters"
    settings.save()
    again = Settings(tmp_path)
    again.load()
    assert again.name_form() == "characters"
    (tmp_path / "settings.json").write_text('{"names": "klingon"}', encoding="utf-8")
    wrong = Settings(tmp_path)
    wrong.load()
    assert wrong.name_form() == "code"
    assert "klingon" in (wrong.notice or "")
