"""Everything a person can set, declared once, and kept between starts in one small file.

What the file holds is believed only as far as its declaration goes: one bad value costs that value, never the start. Nothing of
the person's is lost: what could not be used is kept aside, keys of a newer version stay, and of two windows each keeps what was
changed in it.
"""

import json
import os
import re
import shutil
import stat
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from acuviewer.body.shape import BodyShape, BodyShapeError, parse_body
from acuviewer.dataclass import dataclass
from acuviewer.session.body_figures import UNITS, Units
from acuviewer.session.point_sets import MOST_SETS, read_sets, write_sets
from acuviewer.session.session import NAME_FORMS, NameForm, PointSets, Session
from acuviewer.theme import THEME_NAMES
from acuviewer.whole_file import write_whole

Value = str | bool | float | list[int]
_LARGEST_FILE, _LONGEST_QUOTE, _MOST_ASIDE = 1_000_000, 60, 9
_LONGEST_PATH, _LONGEST_SCRIPT, _LONGEST_NAME = 4096, 100_000, 60
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""The sizes of letters that the commands go through, in percent."""
PROJECTOR_SIZES = (150, 175, 200, 225, 250, 275, 300)
"""How much larger a class is shown labels and lines, in percent of what one reader needs."""


@dataclass(frozen=True)
class Setting:
    """One setting: name, default, a sentence, and ``must``, which says what a value has to be, or None when it is that."""

    name: str
    default: Value
    sentence: str
    must: Callable[[object], str | None]

    def problem(self, value: object) -> str | None:
        """What is wrong with a value, or None."""
        wanted = self.must(value)
        if wanted is None:
            return None
        return f"{self.name} is {_quote(value)}; it must be {wanted}."


def _quote(value: object) -> str:
    try:
        found = ascii(value)
    except RecursionError:
        return "nested deeply"
    return found if len(found) <= _LONGEST_QUOTE else f"{found[:_LONGEST_QUOTE]}…"


def _one_of(*choices: str) -> Callable[[object], str | None]:
    return lambda value: None if isinstance(value, str) and value in choices else f"one of {', '.join(choices)}"


def _switch(value: object) -> str | None:
    return None if isinstance(value, bool) else "true or false"


def _number(low: float, high: float) -> Callable[[object], str | None]:
    def must(value: object) -> str | None:
        fits = isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high  # NaN is not
        return None if fits else f"a number from {low:g} to {high:g}"

    return must


def _geometry(value: object) -> str | None:
    fits = isinstance(value, str) and len(value) <= 1000 and re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", value)
    return None if fits else "text as this program writes it"


def _widths(value: object) -> str | None:
    fits = isinstance(value, list) and len(value) in (0, 3) and all(type(item) is int and 0 <= item <= 10_000 for item in value)
    return None if fits else "three whole numbers from 0 to 10000"


def _body(value: object) -> str | None:
    try:
        parse_body(value if isinstance(value, str) else "=")
    except BodyShapeError:
        return "a body as on the command line, such as sex=female,age=35"
    return None


def _path(value: object) -> str | None:
    fits = isinstance(value, str) and len(value) <= _LONGEST_PATH and value.isprintable()
    return None if fits else "the path of a folder"


def _script(value: object) -> str | None:
    # Whether there are such commands is asked where they are carried out: this knows none.
    fits = isinstance(value, str) and len(value) <= _LONGEST_SCRIPT and value.isprintable()
    return None if fits else "commands as on the command line, such as point.select GB30; step.all"


def _learner(value: object) -> str | None:
    fits = isinstance(value, str) and len(value) <= _LONGEST_NAME and value.isprintable()
    return None if fits else f"a name of up to {_LONGEST_NAME} letters"


def _sets(value: object) -> str | None:
    fits = isinstance(value, str) and read_sets(value) is not None
    return None if fits else "sets of points, such as Six points=BL23 BL25;Twins=LU7 KI6"


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("theme", "light", "Colours of panels and 3D view.", _one_of(*THEME_NAMES)),
        Setting("first_start_seen", False, "Whether the first steps were shown.", _switch),
        Setting("geometry", "", "Place and size of the window, as Qt writes it.", _geometry),
        Setting("splitter", [], "Widths of the three columns.", _widths),
        Setting("body", "", "The body of the last session, as on the command line.", _body),
        Setting("last_body", "", "The last body that was none of those to begin with, as on the command line.", _body),
        Setting("units", "metric", "In which units the figures of a body are written.", _one_of(*UNITS)),
        Setting("skin", 1.0, "Opacity of the skin.", _number(0.0, 1.0)),
        Setting("sets", "", "Sets of points that are kept, as name=CODE CODE;name=CODE.", _sets),
        Setting("text_size", 100, "Size of all letters, in percent of the usual one.", _number(TEXT_SIZES[0], TEXT_SIZES[-1])),
        Setting(
            "projector_size",
            200,
            "Size of labels and lines for a class, in percent.",
            _number(PROJECTOR_SIZES[0], PROJECTOR_SIZES[-1]),
        ),
        Setting("folder", "", "The folder in which a file was last saved.", _path),
        Setting("resume", True, "Whether a start shows what the last one ended with.", _switch),
        Setting("left_off", "", "What the last window ended with, as commands.", _script),
        Setting("learner", "", "Who learns: the name under which answers are kept.", _learner),
        Setting("recent", "", "What was chosen last, as commands, the newest last.", _script),
        Setting("recent_lessons", "", "The lessons that were opened last, as commands, the newest first.", _script),
        Setting("flights", True, "Whether the camera flies to what is looked at, or is there at once.", _switch),
        Setting("names", "code", "In which form the labels name points.", _one_of(*NAME_FORMS)),
    )
}


class Settings:
    """Values by name, kept in ``settings.json`` of a folder. ``notices`` are sentences for the person about what could not be used."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._values: dict[str, Value] = {name: setting.default for name, setting in SETTINGS.items()}
        self._changed: set[str] = set()
        self._may_replace = True
        self.notices: list[str] = []

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __setitem__(self, name: str, value: Value) -> None:
        problem = SETTINGS[name].problem(value)
        if problem:
            raise ValueError(problem)
        if self._values[name] != value:
            self._values[name] = value
            self._changed.add(name)

    def load(self) -> None:
        """Read the file. What cannot be used falls back to its default and is told; the file is kept aside then."""
        try:
            content = _read(self._path)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            reason = error.strerror or "it is no plain file"
            self._may_replace = False
            self.notices.append(f"The settings in {self._path} cannot be read ({reason}); the defaults are used.")
            return
        except ValueError as error:
            aside = self._set_aside(os.replace)
            self.notices.append(f"The settings in {self._path} are broken ({error}); the defaults are used{aside}.")
            return
        problems = []
        for name, value in content.items():
            problem = f"{_quote(name)} stands twice." if name in content.twins else None
            if name in SETTINGS:
                problem = problem or SETTINGS[name].problem(value)
            if problem:
                problems.append(problem)
            elif name in SETTINGS:
                self._values[name] = value
        if problems:
            told = " ".join(problems)
            self.notices.append(f"Some settings in {self._path} were not used{self._set_aside(shutil.copyfile)}. {told}")

    def _set_aside(self, keep: Callable[[Path, Path], object]) -> str:
        """Copy or move the file to a name of its own; returns how the sentence goes on. The oldest stay, the last gives way."""
        names = ["settings.broken.json", *(f"settings.broken-{number}.json" for number in range(2, _MOST_ASIDE + 1))]
        aside = next((path for path in map(self._path.with_name, names) if not path.exists()), self._path.with_name(names[-1]))
        try:
            keep(self._path, aside)
        except OSError as error:
            return f" (they could not be kept aside: {error.strerror})"
        return f"; they are kept aside as {aside.name}"

    def save(self) -> str | None:
        """Write what was changed, whole or not at all; returns a sentence when it cannot be written.

        Another window may have written meanwhile: what it has changed stays, unless it was changed here too.
        """
        if not self._may_replace:
            return f"The settings are not kept: what stands in {self._path} could not be read and is left alone."
        try:
            found: Mapping[str, Any] = _read(self._path)
        except (OSError, ValueError):
            found = {}
        content = {name: value for name, value in found.items() if name not in SETTINGS or not SETTINGS[name].problem(value)}
        content |= {name: self._values[name] for name in sorted(self._changed)}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, (json.dumps(content, indent=1) + "\n").encode("ascii"))
        except OSError as error:
            return f"The settings cannot be kept in {self._path} ({error.strerror})."
        self._changed.clear()
        return None

    @property
    def is_left_alone(self) -> bool:
        """Whether the file could not be read and is therefore not written either."""
        return not self._may_replace

    def why_not_kept(self) -> str | None:
        """A sentence when nothing could be written to the folder now; asked at the start, so that nobody is surprised at the end."""
        trial = self._path.with_name(f".acuviewer-trial-{os.getpid()}")
        try:
            trial.parent.mkdir(parents=True, exist_ok=True)
            trial.write_bytes(b"may this be written?")
        except OSError as error:
            return f"The settings cannot be kept in {self._path.parent} ({error.strerror}); this window works without."
        finally:
            with suppress(OSError):
                trial.unlink()
        return None

    def name_form(self) -> NameForm:
        """The kept form of the labels' names."""
        return next(form for form in NAME_FORMS if form == self["names"])

    def units(self) -> Units:
        """The kept units of figures."""
        return next(units for units in UNITS if units == self["units"])

    def keep(self, session: Session) -> None:
        """Take over what a session leaves for the next start."""
        self["body"] = session.body.to_text()
        self["skin"] = session.layers.skin
        self["names"] = session.layers.names
        self["sets"] = write_sets(session.sets[-MOST_SETS:])

    def sets(self) -> PointSets:
        """The sets of points that are kept."""
        return read_sets(str(self["sets"])) or ()

    def body(self) -> BodyShape:
        """The kept body, or the average one."""
        return parse_body(str(self["body"]))


class _Table(dict[str, Any]):
    """An object of JSON that remembers which keys stand in it more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(key for key, _ in pairs)
        self.twins = [key for key, count in counts.items() if count > 1]


def _read(path: Path) -> _Table:
    """The table in a settings file; raises OSError when it cannot be read, and ValueError saying what is wrong with it."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError  # a pipe would be waited for
    if status.st_size > _LARGEST_FILE:
        raise ValueError(f"it is larger than {_LARGEST_FILE} bytes")
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_Table)
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is no UTF-8") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(content, _Table):
        raise ValueError("it holds no table of settings")
    return content
