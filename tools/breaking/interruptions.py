"""Part "interruptions": a signal at a random moment of a run that writes.

It ends, soon, by the signal or with the code that tells of it; no traceback, no half-written file, no litter (SIGKILL leaves
nobody to clean up), and settings that can be read afterwards.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from breaking.comparing import pixels, ply_vertices
from breaking.displays import Display
from breaking.outcome import LeftOutError, Options, Outcome, Problem, chance
from breaking.running import Run, last_line, problems_of, program_environment, program_of, run, stop

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL)
_FIRST_LIMIT_S, _AFTER_S = 180.0, 3.0
_OLD = b"what stood here before"

_USUAL_COUNT = 40


def _is_picture(content: bytes) -> bool:
    return pixels(content) is not None


def _is_mesh(content: bytes) -> bool:
    return ply_vertices(content) is not None


@dataclass(frozen=True)
class Job:
    """What is interrupted: the words after ``acuviewer``, the file it writes over, and how to tell whether that is whole."""

    words: tuple[str, ...]
    output: str = ""
    is_whole: Callable[[bytes], bool] = bool
    is_window: bool = False


JOBS = (
    Job(("snapshot", "out.png", "--point", "GB30", "--size", "400x300"), "out.png", _is_picture),
    Job(("do", "theme.dark; body.set sex=female,height_mm=1600; app.quit"), is_window=True),
    Job(("export", "out.ply"), "out.ply", _is_mesh),
    Job(("locate", "--all", "--json")),
    Job(("do", "point.select GB30; step.all"), is_window=True),
    Job(("check",)),
    Job(("do", "theme.dark; point.select BL23; app.quit"), is_window=True),
    Job(("export", "out.glb"), "out.glb", lambda content: int.from_bytes(content[8:12], "little") == len(content)),
    Job(("self-test",)),
    Job(("tour", "tour")),
)


class InterruptionsPart:
    """Signals."""

    name = "interruptions"

    def __init__(self, options: Options) -> None:
        self._options = options
        try:
            self._display: Display | None = Display()
        except LeftOutError:
            self._display = None
        self._top = Path(tempfile.mkdtemp(prefix="acuviewer-interruptions-"))
        self._seconds: dict[Job, float] = {}
        self._start_s = self._time(("--version",))

    def numbers(self) -> range:
        """As many as are asked for."""
        return range(self._options.count or _USUAL_COUNT)

    def attempt(self, number: int) -> Outcome:
        """Start a job, send a signal, look at what is left."""
        random = chance(self._options.seed, self.name, number)
        job = JOBS[number % len(JOBS)]
        if job.is_window and self._display is None:
            raise LeftOutError("windows: there is no Xvfb")
        sent = random.choice(SIGNALS)
        share, over_old, in_writing = random.uniform(0.0, 1.05), random.random() < 0.5, random.random() < 0.4
        folder = self._top / str(number)
        folder.mkdir()
        (folder / "settings").mkdir()
        kept = json.dumps({"theme": "light", "skin": 0.5, "first_start_seen": True})
        (folder / "settings" / "settings.json").write_text(kept, encoding="utf-8")
        if over_old and job.output:
            (folder / job.output).write_bytes(_OLD)
        moment = self._start_s + share * max(self._usual(job) - self._start_s, 0.1)
        done, was_over = self._interrupt(job, folder, moment, sent, in_writing)
        problems = _judge(job, done, sent, was_over) + _judge_folder(job, folder, over_old, sent, done)
        shutil.rmtree(folder, ignore_errors=True)
        when = "when it writes, or " if in_writing else ""
        title = f"{sent.name} {when}after {share:.0%} of acuviewer {' '.join(job.words)}"
        return Outcome(title, tuple(problems), {"stdout.txt": done.out, "stderr.txt": done.err})

    def _interrupt(self, job: Job, folder: Path, moment: float, sent: signal.Signals, in_writing: bool) -> tuple[Run, bool]:
        """The run, its seconds those after the signal, and whether it had ended before.

        With ``in_writing`` the signal comes as soon as a passing file is seen, or at last when the run should be over.
        """
        command = [*program_of(self._options), *job.words]
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                command,
                env=self._environment(folder),
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
                preexec_fn=_heed_signals,
            )
            code = _wait_for_writing(process, folder, 2 * self._usual(job)) if in_writing else _wait(process, moment)
            was_over = code is not None
            began = time.monotonic()
            if not was_over:
                process.send_signal(sent)
                code = _wait(process, _AFTER_S + self._options.patience_s)
            seconds = time.monotonic() - began
            stop(process)
            out.seek(0)
            err.seek(0)
            return Run(tuple(command), code, out.read(), err.read(), seconds), was_over

    def _environment(self, folder: Path) -> dict[str, str]:
        changes = {"ACUVIEWER_CONFIG_DIR": str(folder / "settings")}
        if self._display is not None:
            changes["DISPLAY"] = self._display.name
        return program_environment(self._options, changes)

    def _usual(self, job: Job) -> float:
        if job not in self._seconds:
            # A window that nobody closes is open after as long as one that is closed by its script.
            words = (job.words[0], f"{job.words[1]}; app.quit") if job.is_window else job.words
            self._seconds[job] = self._time(words)
        return self._seconds[job]

    def _time(self, words: tuple[str, ...]) -> float:
        with tempfile.TemporaryDirectory(dir=self._top) as name:
            folder = Path(name)
            done = run([*program_of(self._options), *words], self._environment(folder), folder, _FIRST_LIMIT_S)
        if done.code != 0:
            raise RuntimeError(f"uninterrupted, acuviewer {' '.join(words)} ends with {done.code}: {done.told[-500:]}")
        return done.seconds

    def close(self) -> None:
        """Stop the X server and remove the folders."""
        if self._display is not None:
            self._display.close()
        shutil.rmtree(self._top, ignore_errors=True)


def _heed_signals() -> None:
    """A tool in the background or under nohup has signals that are ignored, and its children inherit that."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _wait(process: "subprocess.Popen[bytes]", seconds: float) -> int | None:
    """The exit code, None while it runs still."""
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


def _wait_for_writing(process: "subprocess.Popen[bytes]", folder: Path, seconds: float) -> int | None:
    """Wait until a passing file lies in a folder or one below it; returns as ``_wait``."""
    end = time.monotonic() + seconds
    watched = (folder, folder / "settings", folder / "tour")
    while time.monotonic() < end:
        for place in watched:
            if place.is_dir() and any(name.endswith(".part") for name in os.listdir(place)):  # noqa: PTH208  # the quickest way
                return None
        code = process.poll()
        if code is not None:
            return code
    return None


def _judge(job: Job, done: Run, sent: signal.Signals, was_over: bool) -> list[Problem]:
    if done.code is None:
        return [Problem("hang", f"still there seconds after {sent.name}")]
    told = done.told
    found = []
    if "Traceback" in told and not _before_the_program(told):
        found.append(Problem("traceback", last_line(done.said)))
    if "a fault of the program" in told:
        found.append(Problem("fault of the program", last_line(done.said)))
    if was_over:
        return found + ([] if done.code == 0 else problems_of(done))
    stays_open = job.is_window and "app.quit" not in job.words[1]
    fitting = {-sent, 128 + sent} | (set() if stays_open else {0})
    if done.code not in fitting:
        found.append(Problem("exit code", f"{done.code} after {sent.name}: {last_line(done.said)}"))
    return found


def _before_the_program(told: str) -> bool:
    """Whether an interrupt came while Python itself was starting, before the program had a word in it."""
    frames = [line for line in told.splitlines() if line.strip().startswith("File ")]
    return not any("acuviewer" in line and "__main__" not in line and "__init__" not in line for line in frames)


def _judge_folder(job: Job, folder: Path, over_old: bool, sent: signal.Signals, done: Run) -> list[Problem]:
    """Files are old or whole; settings can be read; nothing else lies about."""
    problems = []
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    litter = [path.name for path in files if path.name.endswith(".part")]
    if litter and sent != signal.SIGKILL and done.code is not None:
        problems.append(Problem("litter", ", ".join(litter)))
    for path in files:
        content = path.read_bytes()
        if path.name == job.output and not (over_old and content == _OLD) and not job.is_whole(content):
            problems.append(Problem("half a file", f"{path.name} has {len(content)} bytes"))
        if path.parent.name == "tour" and path.suffix == ".png" and not _is_picture(content):
            problems.append(Problem("half a file", f"tour/{path.name} has {len(content)} bytes"))
    if over_old and job.output and not (folder / job.output).exists():
        problems.append(Problem("an old file is lost", job.output))
    try:
        kept = json.loads((folder / "settings" / "settings.json").read_text(encoding="utf-8"))
        if kept.get("skin") != 0.5:
            problems.append(Problem("settings lost", f"skin is {kept.get('skin')!r}"))
    except (OSError, ValueError) as error:
        problems.append(Problem("settings lost", str(error)[:160]))
    return problems
