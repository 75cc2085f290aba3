"""How the programs of a benchmark are run: each a process of its own, its bytecode compiled before, one thread of BLAS for all."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
TOP = HERE.parent
BLAS_THREADS = 1


class Row(NamedTuple):
    """A line of the table: both figures, what they are, and the bar: at most, or at least, so many times the baseline.

    Without a baseline the bar is for our own figure.
    """

    what: str
    unit: str
    ours: float
    baseline: float | None
    bar: str

    @property
    def ratio(self) -> float | None:
        """Ours by the baseline."""
        return None if self.baseline is None else self.ours / self.baseline

    @property
    def is_met(self) -> bool:
        """Whether the figure, or its ratio, keeps to the bar."""
        sign, _, wanted = self.bar.partition(" ")
        figure = self.ours if self.ratio is None else self.ratio
        return figure <= float(wanted) if sign == "<=" else figure >= float(wanted)

    def __str__(self) -> str:
        baseline, ratio = ("", "") if self.ratio is None else (f"{self.baseline:.1f}", f"{self.ratio:.2f}")
        return f"| {self.what} | {self.ours:.1f} {self.unit} | {baseline} | {ratio} | {self.bar} | {'yes' if self.is_met else 'no'} |"

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {**self._asdict(), "ratio": self.ratio, "met": self.is_met}


class Used(NamedTuple):
    """What a process took, with all that it waited for."""

    wall_ms: float
    cpu_ms: float


class Runner:
    """Runs programs with the code of a checkout. Bytecode lies in a folder of its own, which set-up fills: where nobody may write it,
    every start would compile everything again, and that is no speed of the program's.
    """

    def __init__(self, checkout: Path, bytecode: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment = kept | {
            "PYTHONPATH": str(checkout / "src"), "PYTHONPYCACHEPREFIX": str(bytecode), "OPENBLAS_NUM_THREADS": str(BLAS_THREADS),
        }  # fmt: skip
        folders = [str(checkout / "src"), str(HERE)]
        subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], env=self._environment, check=True)

    def figures(self, script: str, *arguments: str) -> dict[str, float]:
        """Run one of the scripts beside this one and read its line of figures."""
        return self.line(str(HERE / script), *arguments)

    def line(self, *arguments: str) -> dict[str, float]:
        """Run Python with some arguments and read its last line, which is JSON."""
        command = [sys.executable, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=self._environment, check=False)
        if done.returncode or not done.stdout.strip():
            raise SystemExit(f"{arguments[0]} failed: {done.stderr[-2000:]}")
        figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
        return figures

    def used(self, *arguments: str) -> Used:
        """What Python takes with some arguments, from its start to its end."""
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=self._environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
        return Used((time.perf_counter() - started) * 1000, (usage.ru_utime + usage.ru_stime) * 1000)
