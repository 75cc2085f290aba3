"""Everything a person can set, declared once, and kept between starts in one small file."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from acuviewer.body.shape import BodyShape, BodyShapeError, parse_body
from acuviewer.session.session import NAME_FORMS, NameForm
from acuviewer.theme import THEME_NAMES

Value = str | bool | float | list[int]


@dataclass(frozen=True)
class Setting:
    """One setting: name, default (whose type is the setting's), allowed values ("" for any), and a sentence."""

    name: str
    default: Value
    sentence: str
    choices: tuple[str, ...] = ()

    def problem(self, value: object) -> str | None:
        """What is wrong with a value, or None."""
        if type(value) is not type(self.default):
            return f"{self.name} is {value!r}; it must be a {type(self.default).__name__}."
        if self.choices and value not in self.choices:
            return f"{self.name} is {value!r}; it must be one of {', '.join(self.choices)}."
        if isinstance(value, list) and not all(isinstance(item, int) for item in value):
            return f"{self.name} must be a list of whole numbers."
        return None


SETTINGS = (
    Setting("theme", "light", "Colours of panels and 3D view.", THEME_NAMES),
    Setting("first_start_seen", False, "Whether the first steps were shown."),
    Setting("geometry", "", "Place and size of the window, as Qt writes it."),
    Setting("splitter", [], "Widths of the three columns."),
    Setting("body", "", "The body of the last session, as on the command line."),
    Setting("skin", 1.0, "Opacity of the skin."),
    Setting("names", "code", "In which form the labels name points.", NAME_FORMS),
)


def settings_folder() -> Path:
    """Where settings are kept; the environment variable ACUVIEWER_CONFIG_DIR overrides the system's place."""
    chosen = os.environ.get("ACUVIEWER_CONFIG_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("acuviewer", appauthor=False)


class Settings:
    """Values by name. ``notice`` is a sentence for the person when the file could not be used."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._values: dict[str, Value] = {setting.name: setting.default for setting in SETTINGS}
        self.notice: str | None = None

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __setitem__(self, name: str, value: Value) -> None:
        problem = next(setting for setting in SETTINGS if setting.name == name).problem(value)
        if problem:
            raise ValueError(problem)
        self._values[name] = value

    def load(self) -> None:
        """Read the file. What cannot be used falls back to its default; a broken file is kept aside."""
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            if not isinstance(content, Mapping):
                raise ValueError("it holds no table of settings")
        except FileNotFoundError:
            return
        except OSError as error:
            self.notice = f"The settings in {self._path} cannot be read ({error.strerror}); the defaults are used."
            return
        except ValueError:
            self.notice = self._set_aside()
            return
        problems = []
        for setting in SETTINGS:
            if setting.name in content:
                problem = setting.problem(content[setting.name])
                if problem:
                    problems.append(problem)
                else:
                    self._values[setting.name] = content[setting.name]
        if problems:
            self.notice = f"Some settings in {self._path} were not used: {' '.join(problems)}"

    def _set_aside(self) -> str:
        aside = self._path.with_name("settings.broken.json")
        try:
            self._path.replace(aside)
        except OSError:
            return f"The settings in {self._path} are broken; the defaults are used."
        return f"The settings were broken and are kept as {aside}; the defaults are used."

    def save(self) -> str | None:
        """Write the file whole or not at all; returns a sentence when it cannot be written."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", dir=self._path.parent, prefix="settings-", suffix=".part", delete=False, encoding="utf-8"
            ) as file:
                json.dump(self._values, file, indent=1, ensure_ascii=False)
            os.replace(file.name, self._path)
        except OSError as error:
            return f"The settings cannot be written to {self._path} ({error.strerror})."
        return None

    def name_form(self) -> NameForm:
        """The kept form of the labels' names."""
        return next(form for form in NAME_FORMS if form == self["names"])

    def body(self) -> BodyShape:
        """The kept body, or the average one."""
        try:
            return parse_body(str(self["body"]))
        except BodyShapeError:
            return BodyShape()
