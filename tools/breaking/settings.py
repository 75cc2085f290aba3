"""Part "settings": damaged settings. The window must open all the same, show the body and close; what was left out is said,
what could not be read is kept, and what was good stays.
"""

import json
import queue
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import acuviewer
from breaking import json_damage
from breaking.damage import harm
from breaking.displays import Display
from breaking.installation import remove
from breaking.outcome import Options, Outcome, Problem, chance
from breaking.running import Run, problems_of
from breaking.warm import WarmProgram

_SCRIPT = "point.select GB30; app.quit"
_FIRST_LIMIT_S, _MOST_BYTES, _FEW_BYTES = 120.0, 32 << 30, 4 << 30
_GOOD: dict[str, Any] = {
    "theme": "dark", "first_start_seen": True, "body": "sex=female,age=50,height_mm=1600", "skin": 0.5, "names": "pinyin",
}  # fmt: skip
"""Settings as a person may have them, besides the place of the window; these must survive what befalls the others."""

_USUAL_COUNT = 100


class Place:
    """Where one case after the other is tried: a folder of settings and a program that opens its window on it."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder = folder / "settings"
        self.scratch = folder
        folder.mkdir(parents=True)
        source = Path(acuviewer.__file__).parents[1]
        self.program = WarmProgram(source, {"ACUVIEWER_CONFIG_DIR": str(self.folder), "DISPLAY": display})

    def run(self, limit_s: float, most_bytes: int = _MOST_BYTES) -> tuple[Run, str]:
        """Open the window and close it; returns the run, and what the window said."""
        notices = self.scratch / "notices.txt"
        notices.unlink(missing_ok=True)
        done = self.program.run(("do", _SCRIPT), self.scratch, limit_s, most_bytes=most_bytes, notices=notices)
        return done, notices.read_text(encoding="utf-8", errors="replace") if notices.exists() else ""


class SettingsPart:
    """Damaged settings."""

    name = "settings"

    def __init__(self, options: Options) -> None:
        self._options = options
        self._display = Display()
        self._top = Path(tempfile.mkdtemp(prefix="acuviewer-settings-"))
        self._all = [Place(self._top / str(number), self._display.name) for number in range(options.jobs)]
        self._places: queue.Queue[Place] = queue.Queue()
        for place in self._all:
            self._places.put(place)
        self._good, self._seconds = _written_by_the_program(self._all[0])

    def numbers(self) -> range:
        """As many as are asked for."""
        return range(self._options.count or _USUAL_COUNT)

    def attempt(self, number: int) -> Outcome:
        """Damage the settings, open the window, look at what is left."""
        random = chance(self._options.seed, self.name, number)
        place = self._places.get()
        try:
            remove(place.folder)
            place.folder.mkdir()
            file = place.folder / "settings.json"
            file.write_text(json.dumps(self._good, indent=1), encoding="utf-8")
            kind, endless = _harm(file, self._good, random)
            before = file.read_bytes() if file.is_file() and not endless else None
            limit_s = self._seconds + max(self._options.patience_s, 2.0 * self._seconds)
            done, notices = place.run(limit_s, _FEW_BYTES if endless else _MOST_BYTES)
            problems = problems_of(done)
            if done.code not in (0, None):
                problems.append(Problem("the window does not open", done.said.strip()[:200]))
            if done.code == 0:
                problems += _judge(place.folder, before, self._good, f"{notices}\n{done.said}")
            kept = {"notices.txt": notices.encode(), "stderr.txt": done.err, "before.json": before or b""}
        finally:
            self._places.put(place)
        return Outcome(f"settings.json: {kind}", tuple(problems), kept)

    def close(self) -> None:
        """Stop everything and remove the folders."""
        for place in self._all:
            place.program.close()
        self._display.close()
        shutil.rmtree(self._top, ignore_errors=True)


def _written_by_the_program(place: Place) -> tuple[dict[str, Any], float]:
    """Good settings, as the program has written them itself, and how long the window takes with them."""
    place.folder.mkdir()
    file = place.folder / "settings.json"
    file.write_text(json.dumps(_GOOD), encoding="utf-8")
    seconds = 0.0
    for _ in range(2):
        done, _ = place.run(_FIRST_LIMIT_S)
        seconds = max(seconds, done.seconds)
        if done.code != 0:
            raise RuntimeError(f"with good settings the window ends with {done.code}: {done.told[-500:]}")
    written: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return written, seconds


def _harm(file: Path, good: Mapping[str, Any], random: Random) -> tuple[str, bool]:
    """Damage the settings: a third of the cases as any file, the others in one value. Returns what, and whether it is endless."""
    pick = random.randrange(6)
    if pick == 0:
        return _harm_folder(file, random), False
    if pick <= 2:
        damage = harm(file, random)
        return damage.kind, damage.endless
    key = random.choice(sorted(good))
    values: dict[str, Any] = {**good, key: "@here@"}
    raw = _spell_wrong(good[key], random)
    file.write_text(json.dumps(values, indent=1).replace('"@here@"', raw), encoding="utf-8")
    return f"{key} is {raw[:40]}", False


def _spell_wrong(good: Any, random: Random) -> str:
    """A wrong value in the spelling of the file: of another type, or of the same and senseless."""
    if random.random() < 0.3:
        return json_damage.RAW[random.choice(sorted(json_damage.RAW))] or "null"
    choices = list(json_damage.WRONG)
    if isinstance(good, list):
        numbers = (2**31, 2**63, 10**40, -1, 0, 1e308, True, None, "1")
        choices += [[random.choice(numbers) for _ in good] for _ in range(8)] + [[*good, *good], good[:1], [good]]
    elif isinstance(good, str):
        middle = len(good) // 2
        choices += [
            good[:middle],
            good * 500,
            good[:middle] + random.choice("ÿ１ \t=,") + good[middle:],
            good.upper(),
            good[::-1],
        ]
        choices += [f"{good},{good}", good.replace("=", "=-"), good.replace("5", "٥"), "sex=female,age=banana"]
    elif isinstance(good, float):
        choices += [-0.001, 1.001, 1e300, -1e-300, int(good)]
    return json.dumps(random.choice(choices))


def _harm_folder(file: Path, random: Random) -> str:
    """Something else stands where the folder should be."""
    kind = random.choice(("the folder is a file", "the folder is a dangling link", "the folder is missing", "the file is empty"))
    if kind == "the file is empty":
        file.write_bytes(b"")
        return kind
    remove(file.parent)
    if kind == "the folder is a file":
        file.parent.write_text("a file\n", encoding="utf-8")
    elif kind == "the folder is a dangling link":
        file.parent.symlink_to("nowhere")
    return kind


def _judge(folder: Path, before: bytes | None, good: Mapping[str, Any], said: str) -> list[Problem]:
    """What the settings were, and what has become of them."""
    problems = []
    content, faults = read_strictly(before, good) if before is not None else (None, [])
    if faults and "settings" not in said.lower():
        problems.append(Problem("nothing is said", f"of {faults[0]}"))
    if faults and not _is_kept(folder, before):
        problems.append(Problem("nothing is kept", f"the file with {faults[0]} is gone"))
    file = folder / "settings.json"
    now = _read(file)
    # What is no plain file may be left alone.
    if folder.is_dir() and now is None and (file.is_file() or not (file.is_symlink() or file.exists())):
        problems.append(Problem("no settings afterwards", f"the folder holds {_names(folder)}"))
    if content is not None and now is not None:
        wrong = {key for key in good if content.get(key, "") != good[key]}
        lost = [key for key in _GOOD if key not in wrong and now.get(key) != good[key]]
        if lost:
            problems.append(Problem("good settings lost", ", ".join(f"{key} is {now.get(key)!r}" for key in lost)[:200]))
    litter = [name for name in _names(folder) if name.endswith(".part")]
    if litter:
        problems.append(Problem("litter", ", ".join(litter)))
    return problems


def read_strictly(before: bytes, good: Mapping[str, Any]) -> tuple[dict[str, Any] | None, list[str]]:
    """The table that a file holds, None where it holds none, and what a reader must not pass over in silence."""
    twins: list[str] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        twins.extend(f"the key {key} standing twice" for key in {key for key, _ in pairs} if [k for k, _ in pairs].count(key) > 1)
        return dict(pairs)

    try:
        content = json.loads(before.decode("utf-8"), object_pairs_hook=table)
    except (ValueError, RecursionError) as error:
        return None, [f"what is no JSON ({str(error)[:60]})"]
    if not isinstance(content, dict):
        return None, ["no table"]
    types = [f"{key} being {str(content[key])[:40]!r}" for key in good if key in content and _is_other(content[key], good[key])]
    return content, sorted(twins) + types


def _is_other(value: Any, good: Any) -> bool:
    """Whether a value is of another type; a whole number may stand for any."""
    return type(value) is not type(good) and not (type(value) is int and isinstance(good, float))


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _read(file: Path) -> dict[str, Any] | None:
    try:
        content = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None
    except (OSError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _is_kept(folder: Path, before: bytes | None) -> bool:
    return any(path.is_file() and path.read_bytes() == before for path in sorted(folder.rglob("*")))
