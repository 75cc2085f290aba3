"""Settings: kept, mended, never in the way of a start."""

import json
import os
from pathlib import Path

import pytest

from acuviewer.session.settings import SETTINGS, Settings
from acuviewer.user_folder import user_folder


def _load(folder: Path) -> Settings:
    settings = Settings(folder)
    settings.load()
    return settings


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "new")
    settings["theme"] = "dark"
    settings["splitter"] = [200, 700, 300]
    assert settings.save() is None
    again = _load(tmp_path / "new")
    assert (again["theme"], again["splitter"], again.notices) == ("dark", [200, 700, 300], [])
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["settings.json"]


def test_without_a_file_the_defaults_hold_in_silence(tmp_path: Path) -> None:
    settings = _load(tmp_path)
    assert settings.notices == []
    assert {name: settings[name] for name in SETTINGS} == {name: setting.default for name, setting in SETTINGS.items()}
    assert settings.why_not_kept() is None
    assert list(tmp_path.iterdir()) == []


def test_every_default_is_a_value_that_its_setting_allows() -> None:
    assert [setting.problem(setting.default) for setting in SETTINGS.values()] == [None] * len(SETTINGS)


DEEP = "[" * 900 + "]" * 900
BROKEN = {
    "cut": b'{"theme": "da',
    "empty": b"",
    "no table": b"[]",
    "not utf-8": b'{"theme": "d\xe4nk"}',
    "utf-16": '{"theme": "dark"}'.encode("utf-16"),
    "zeros": bytes(200),
    "deeper than can be read": b'{"body": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a number of 5,000 digits": b'{"skin": ' + b"9" * 5000 + b"}",
    "too large": b'{"theme": "' + b"x" * 1_000_001 + b'"}',
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_kept_aside_and_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    settings = _load(tmp_path)
    (notice,) = settings.notices
    assert str(tmp_path / "settings.json") in notice
    assert "settings.broken.json" in notice
    assert settings["theme"] == "light"
    settings["theme"] = "dark"
    assert settings.save() is None
    assert _load(tmp_path)["theme"] == "dark"
    assert (tmp_path / "settings.broken.json").read_bytes() == content


BAD_VALUES = {
    "theme": ['"pink"', '["dark"]', "null", "1", '"\\ud800"'],
    "first_start_seen": ['"yes"', "1", "null"],
    "geometry": ['"\\ud800"', '"not base 64!"', "12", '"' + "A" * 1001 + '"'],
    "splitter": ['"wide"', "[2147483648, 1, 1]", "[1, 2]", "[1.5, 2, 3]", "[true, 2, 3]", "[-1, 2, 3]", "[NaN, 1, 1]"],
    "body": ['"sex=female,age=banana"', '"age=500"', "{}", DEEP],
    "last_body": ['"waist_mm=1"', "null"],
    "units": ['"cubits"', "true"],
    "skin": ["1e308", "1e400", "NaN", "-Infinity", "true", '"1"', "-0.1", "1" + "0" * 400],
    "sets": ['"Six points"', '"=BL23"', '"A=BL23;A=BL25"', '"A="', "[]", '"' + "x" * 41 + '=BL23"'],
    "names": ['"klingon"', "null", "[]"],
    "projector_size": ["149", "301", "NaN", '"large"', "true"],
    "text_size": ["79", "201", "NaN", '"large"', "true"],
    "folder": ["1", '"a\\nb"', '"' + "x" * 4097 + '"'],
    "learner": ["1", '"a\\nb"', '"' + "x" * 61 + '"'],
    "resume": ['"no"', "0"],
    "left_off": ["[]", '"point.select GB30\\n"', '"' + "x" * 100_001 + '"'],
    "recent_lessons": ["7", '"a\\u0000"'],
    "flights": ['"yes"', "1"],
    "recent": ["null", '"\\u0000"'],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD_VALUES.items() for value in values])
def test_a_bad_value_costs_that_value_alone(tmp_path: Path, name: str, value: str) -> None:
    good = "first_start_seen" if name != "first_start_seen" else "theme"
    good_value = '"dark"' if good == "theme" else "true"
    text = f'{{"{good}": {good_value}, "{name}": {value}}}'
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    settings = _load(tmp_path)
    assert settings[good] == json.loads(good_value)
    assert settings[name] == SETTINGS[name].default
    (notice,) = settings.notices
    assert str(tmp_path / "settings.json") in notice
    assert f"{name} is " in notice
    assert len(notice) < 500
    notice.encode("utf-8")  # can be shown: a half of a character cannot
    assert (tmp_path / "settings.broken.json").read_text(encoding="utf-8") == text


def test_a_setting_that_stands_twice_costs_that_setting_alone(tmp_path: Path) -> None:
    text = '{"theme": "dark", "names": "pinyin", "theme": "dark"}'
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    settings = _load(tmp_path)
    assert (settings["theme"], settings["names"]) == ("light", "pinyin")
    (notice,) = settings.notices
    assert "'theme' stands twice" in notice
    assert (tmp_path / "settings.broken.json").read_text(encoding="utf-8") == text


def test_every_setting_has_bad_values_above() -> None:
    assert set(BAD_VALUES) == set(SETTINGS)


def test_copies_that_were_kept_aside_are_not_overwritten(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / "settings.json").write_text(f"broken {number}", encoding="utf-8")
        _load(tmp_path)
    kept = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("settings.broken*")}
    assert kept == {
        "settings.broken.json": "broken 0",
        "settings.broken-2.json": "broken 1",
        "settings.broken-3.json": "broken 2",
    }


def test_of_two_windows_each_keeps_what_was_changed_in_it(tmp_path: Path) -> None:
    first, second = _load(tmp_path), _load(tmp_path)
    first["theme"] = "dark"
    second["names"] = "pinyin"
    first.save()
    second.save()
    kept = _load(tmp_path)
    assert (kept["theme"], kept["names"]) == ("dark", "pinyin")


def test_what_a_newer_version_has_set_stays(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"hologram": [1, "\\ud800"], "theme": "dark"}', encoding="utf-8")
    settings = _load(tmp_path)
    assert settings.notices == []
    settings["names"] = "pinyin"
    settings.save()
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert kept == {"hologram": [1, "\ud800"], "theme": "dark", "names": "pinyin"}


@pytest.mark.skipif(os.name != "posix", reason="pipes and links as POSIX has them")
@pytest.mark.parametrize("kind", ["folder", "pipe", "link to itself"])
def test_what_is_no_file_is_told_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "settings.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path)
    before = path.lstat()
    settings = _load(tmp_path)
    (notice,) = settings.notices
    assert str(path) in notice
    settings["theme"] = "dark"
    assert str(path) in (settings.save() or "")
    assert path.lstat().st_mode == before.st_mode
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


def test_a_wrong_value_cannot_be_set(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="light, dark"):
        Settings(tmp_path)["theme"] = "pink"


def test_a_folder_that_cannot_be_written_is_told_at_the_start_and_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = _load(tmp_path / "file" / "below")
    settings["theme"] = "dark"
    for sentence in (settings.why_not_kept(), settings.save()):
        assert sentence is not None
        assert "cannot be kept" in sentence
        assert str(tmp_path / "file" / "below") in sentence


def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(tmp_path)
    settings["theme"] = "dark"
    settings.save()
    settings["theme"] = "light"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in (settings.save() or "")
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
    assert _load(tmp_path)["theme"] == "dark"


def test_the_environment_chooses_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACUVIEWER_CONFIG_DIR", str(tmp_path))
    assert user_folder() == tmp_path


def test_the_kept_body_and_names_are_those_of_the_last_window(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings["names"], settings["body"] = "characters", "sex=female,age=60"
    settings.save()
    again = _load(tmp_path)
    assert (again.name_form(), again.body().sex, again.body().age) == ("characters", "female", 60)
