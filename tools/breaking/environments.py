"""Part "environments": the window and a picture under combinations of what surrounds a program.

Each must work, or end with exit code 1 and sentences of the program alone. A picture never needs a display. Senseless values
are random words and numbers; the program's own guard has to refuse them before any library sees them.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from breaking.commands import PAGES
from breaking.displays import Display
from breaking.outcome import LeftOutError, Options, Outcome, Problem, chance
from breaking.running import Run, last_line, problems_of, program_environment, program_of, run

_FIRST_LIMIT_S = 120.0
_SMALL_DISK = "16k"
_LOCALES = (
    "C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "az_AZ.UTF-8", "ar_EG.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8", "fa_IR.UTF-8", "hi_IN.UTF-8",
    "ja_JP.eucJP", "tr_TR.ISO-8859-9", "xx_XX.UTF-8", "",
)  # fmt: skip

_USUAL_COUNT = 60


@dataclass
class Surroundings:
    """What a case is tried in: variables to set (None: not set at all), what stands before the command, and what may follow.

    ``window_may_refuse``: the window has a reason not to open. ``picture_may_refuse``: so has a picture.
    """

    folder: Path
    variables: dict[str, str | None] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    window_may_refuse: bool = False
    picture_may_refuse: bool = False
    told: list[str] = field(default_factory=list)

    def put(self, name: str, value: str | None) -> None:
        """Set a variable, or take it away."""
        self.variables[name] = value
        shown = (value or "").replace(str(self.folder), "…")
        self.told.append(f"{name} unset" if value is None else f"{name}={shown!r}")


def _word(random: Random) -> str:
    """A senseless value."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return random.choice(
        (
            "".join(random.choices(letters, k=7)),
            str(-random.randint(1, 9)),
            "0",
            "Ω≈ç",
            f"{random.uniform(-3, -0.1):.2f}",
            ";",
            "0x10",
        )
    )


def _locale(case: Surroundings, random: Random) -> None:
    for name in random.choice((("LANG",), ("LC_ALL",), ("LANG", "LC_ALL"), ("LC_NUMERIC", "LC_CTYPE"))):
        case.put(name, random.choice(_LOCALES))
    if "LC_ALL" not in case.variables:
        case.put("LC_ALL", None)


def _coding(case: Surroundings, random: Random) -> None:
    if random.random() < 0.6:
        case.put("PYTHONIOENCODING", random.choice(PAGES))
    else:
        case.put("LC_ALL", random.choice(("C", "POSIX")))
        case.put("PYTHONUTF8", "0")
        case.put("PYTHONCOERCECLOCALE", "0")


def _display(case: Surroundings, random: Random) -> None:
    case.put("DISPLAY", random.choice((None, "", f":{random.randint(4000, 9000)}", _word(random))))
    case.window_may_refuse = True


def _wayland(case: Surroundings, random: Random) -> None:
    case.put("WAYLAND_DISPLAY", random.choice((f"wayland-{random.randint(5, 99)}", _word(random), "")))
    if random.random() < 0.5:
        case.put("DISPLAY", None)
    case.window_may_refuse = True


def _platform(case: Surroundings, random: Random) -> None:
    case.put("QT_QPA_PLATFORM", random.choice(("wayland", "offscreen", "xcb", _word(random), f"xcb:{_word(random)}")))
    case.window_may_refuse = True


def _scale(case: Surroundings, random: Random) -> None:
    names = (
        "QT_SCALE_FACTOR",
        "QT_SCREEN_SCALE_FACTORS",
        "QT_AUTO_SCREEN_SCALE_FACTOR",
        "QT_FONT_DPI",
        "QT_ENABLE_HIGHDPI_SCALING",
    )
    if random.random() < 0.3:
        case.put("QT_SCALE_FACTOR", random.choice(("1", "1.25", "2")))
        return
    case.put(random.choice(names), _word(random))
    case.window_may_refuse = True


def _input_method(case: Surroundings, random: Random) -> None:
    case.put("QT_IM_MODULE", random.choice(("fcitx", "ibus", "compose", "", _word(random))))
    if random.random() < 0.3:
        case.put("XMODIFIERS", f"@im={_word(random)}")


def _folders(case: Surroundings, random: Random) -> None:
    """A folder that is missing, a file, or that nobody can write to."""
    name = random.choice(("HOME", "XDG_CONFIG_HOME", "ACUVIEWER_CONFIG_DIR", "XDG_CACHE_HOME", "TMPDIR", "XDG_RUNTIME_DIR"))
    if name in ("HOME", "XDG_CONFIG_HOME"):
        case.put("ACUVIEWER_CONFIG_DIR", None)
    place = case.folder / "odd"
    kind = random.choice(("unset", "missing", "file", "below a file", "no path"))
    if kind == "file" or kind == "below a file":
        place.write_text("a file\n", encoding="utf-8")
    value = {"unset": None, "no path": "", "below a file": str(place / "below")}.get(kind, str(place))
    case.put(name, value)


def _little_room(case: Surroundings, random: Random) -> None:
    """The settings lie on a full or read-only disk, which only this run sees."""
    place = case.folder / "disk"
    place.mkdir()
    options, told = random.choice(((f"size={_SMALL_DISK}", "full"), ("ro", "read-only")))
    fill = f'head -c 1M /dev/zero > "{place}/filled" 2>/dev/null; ' if told == "full" else ""
    script = f'mount -t tmpfs -o {options} none "{place}" && {{ {fill}exec "$@"; }}'
    if (
        shutil.which("unshare") is None
        or run(_alone(script, "true"), program_environment(_NO_OPTIONS, {}), case.folder, 20.0).code != 0
    ):
        raise LeftOutError("full disks: nobody may mount one here")
    case.before = _alone(script)
    case.put("ACUVIEWER_CONFIG_DIR", str(place))
    case.told.append(f"on a {told} disk")


def _alone(script: str, *command: str) -> tuple[str, ...]:
    return ("unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh", *command)


def _python(case: Surroundings, random: Random) -> None:
    name, value = random.choice(
        (
            ("PYTHONDONTWRITEBYTECODE", "1"),
            ("PYTHONOPTIMIZE", "2"),
            ("PYTHONUNBUFFERED", "1"),
            ("PYTHONHASHSEED", "7"),
            ("PYTHONUTF8", "1"),
        )
    )
    case.put(name, value)


def _others(case: Surroundings, random: Random) -> None:
    names = (
        "TZ",
        "TERM",
        "QT_STYLE_OVERRIDE",
        "QT_QPA_PLATFORMTHEME",
        "XDG_SESSION_TYPE",
        "XDG_CURRENT_DESKTOP",
        "LANGUAGE",
        "NO_COLOR",
    )
    case.put(random.choice(names), _word(random))


def _integration(case: Surroundings, random: Random) -> None:
    case.put("QT_XCB_GL_INTEGRATION", random.choice(("none", _word(random))))
    case.window_may_refuse = True


_KINDS: tuple[Callable[[Surroundings, Random], None], ...] = (
    _locale, _locale, _coding, _display, _wayland, _platform, _scale, _input_method, _folders, _folders, _little_room, _python, _others,
    _integration,
)  # fmt: skip
_NO_OPTIONS = Options(0, None, None, None, (), 1)


class EnvironmentsPart:
    """Environments; every second case a window, where there is an X server for it."""

    name = "environments"

    def __init__(self, options: Options) -> None:
        self._options = options
        # A server that begins anew when its last client has gone: so it is where a window comes to a bare X server.
        self._display = Display(resets=True)
        self._steady = Display()
        self._top = Path(tempfile.mkdtemp(prefix="acuviewer-environments-"))
        self._limits = {kind: self._usual_seconds(kind) for kind in ("window", "picture")}

    def _usual_seconds(self, kind: str) -> float:
        folder = self._top / kind
        folder.mkdir()
        done = self._run(kind, Surroundings(folder), _FIRST_LIMIT_S)
        if done.code != 0:
            raise RuntimeError(f"in a plain environment the {kind} ends with {done.code}: {done.told[-500:]}")
        return done.seconds

    def numbers(self) -> range:
        """As many as are asked for."""
        return range(self._options.count or _USUAL_COUNT)

    def attempt(self, number: int) -> Outcome:
        """Open the window, or draw a picture, in drawn surroundings."""
        random = chance(self._options.seed, self.name, number)
        kind = ("window", "picture")[number % 2]
        folder = self._top / str(number)
        folder.mkdir()
        case = Surroundings(folder)
        for change in random.sample(_KINDS, random.choice((1, 1, 2, 3))):
            change(case, random)
        usual = self._limits[kind]
        done = self._run(kind, case, usual + 2.0 * max(self._options.patience_s, usual))
        shutil.rmtree(folder, ignore_errors=True)
        title = f"{kind} with {', '.join(case.told)}"
        return Outcome(title, tuple(_judge(kind, case, done)), {"stdout.txt": done.out, "stderr.txt": done.err})

    def _run(self, kind: str, case: Surroundings, limit_s: float) -> Run:
        display = self._display if len(case.told) % 2 else self._steady
        base = {"DISPLAY": display.name, "ACUVIEWER_CONFIG_DIR": str(case.folder / "settings"), "HOME": str(case.folder)}
        environment = program_environment(self._options, base)
        for name, value in case.variables.items():
            environment.pop(name, None)
            if value is not None:
                environment[name] = value
        words = ("do", "point.select GB30; app.quit") if kind == "window" else ("snapshot", "out.png", "--size", "400x300")
        return run([*case.before, *program_of(self._options), *words], environment, case.folder, limit_s)

    def close(self) -> None:
        """Stop the X servers and remove the folders."""
        for display in (self._display, self._steady):
            display.close()
        shutil.rmtree(self._top, ignore_errors=True)


def _judge(kind: str, case: Surroundings, done: Run) -> list[Problem]:
    found = problems_of(done)
    if done.code is None or done.code == 0:
        return found
    may_refuse = case.window_may_refuse if kind == "window" else case.picture_may_refuse
    if not may_refuse:
        found.append(Problem(f"no {kind}", f"exit code {done.code}: {done.said.strip()[:200]}"))
    elif done.code > 1:
        found.append(Problem("exit code", f"{done.code}: {last_line(done.said)}"))
    noise = [line for line in done.said.splitlines() if line.startswith(("qt.", "Qt", "QX", "Could not", "libEGL", "MESA"))]
    if noise and done.code == 1:
        found.append(Problem("noise", f"libraries speak beside the sentence: {noise[0][:160]}"))
    return found
