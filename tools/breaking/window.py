"""Part "window": a monkey at the real window. ``--count`` are acts here, ``--minutes`` how long it goes on.

It plays in a process of its own; what that said, the acts it did and the measures it took come back as files. A failure is
told with the last acts; all of them are kept (``--keep``) and can be done again with ``--replay``.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from breaking.displays import Display
from breaking.outcome import Options, Outcome, Problem
from breaking.running import last_line, program_environment, run

_USUAL_ACTS = 400
_START_S, _ACT_S, _SLACK = 120.0, 5.0, 1.5
_LAST_ACTS = 6


class WindowPart:
    """The monkey; one case, however many acts."""

    name = "window"

    def __init__(self, options: Options) -> None:
        self._options = options
        self._display = Display()
        self._folder = Path(tempfile.mkdtemp(prefix="acuviewer-window-"))

    def numbers(self) -> range:
        """One case."""
        return range(1)

    def attempt(self, number: int) -> Outcome:
        """Let it play."""
        options = self._options
        report = self._folder / str(number)
        report.mkdir()
        words, limit_s = ["--count", str(options.count or _USUAL_ACTS)], _START_S + _ACT_S * (options.count or _USUAL_ACTS)
        if options.replay is not None:
            words, limit_s = ["--replay", str(options.replay.resolve())], 3600.0
        elif options.minutes is not None:
            words, limit_s = ["--minutes", str(options.minutes)], _START_S + _SLACK * 60.0 * options.minutes
        environment = program_environment(
            options, {"DISPLAY": self._display.name, "ACUVIEWER_CONFIG_DIR": str(report / "settings")}
        )
        environment["PYTHONPATH"] = f"{Path(__file__).parents[1]}:{environment['PYTHONPATH']}"
        command = [sys.executable, "-m", "breaking.monkey", str(options.seed), str(report), *words]
        done = run(command, environment, report, limit_s)
        problems = _read_problems(report)
        acts = _lines(report / "acts.txt")
        if done.code != 0:
            kind = "hang" if done.code is None else "signal" if done.code < 0 else "the monkey stopped"
            problems.append(
                Problem(kind, f"exit code {done.code}: {last_line(done.said)}; last acts: {' '.join(acts[-_LAST_ACTS:])}")
            )
        if options.keep is None and problems:
            print(f"  the acts, to be done again with --replay: {self._save(acts)}", flush=True)
        kept = {path.name: path.read_bytes() for path in sorted(report.iterdir()) if path.suffix == ".txt"}
        title = f"{sum(not line.startswith(chr(91) + chr(34) + 'rest') for line in acts)} acts"
        for line in _lines(report / "measures.txt")[-1:]:
            print(f"  at the end: {line}", flush=True)
        return Outcome(title, tuple(problems), {**kept, "stderr.txt": done.err})

    def _save(self, acts: list[str]) -> Path:
        """Keep the acts where they outlast this run."""
        place = Path(tempfile.mkdtemp(prefix="acuviewer-acts-")) / f"acts-{self._options.seed}.txt"
        place.write_text("\n".join(acts) + "\n", encoding="utf-8")
        return place

    def close(self) -> None:
        """Stop the X server and remove the folder."""
        self._display.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _read_problems(report: Path) -> list[Problem]:
    found = []
    for line in _lines(report / "problems.txt"):
        kind, _, what = line.partition("\t")
        found.append(Problem(kind, what))
    return found
