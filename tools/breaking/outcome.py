"""What came out of a case, and the account of many."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Protocol


@dataclass(frozen=True)
class Problem:
    """One thing that went wrong: its kind in two or three words, and what was seen."""

    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


@dataclass(frozen=True)
class Outcome:
    """A case that was tried: what was done, what went wrong, and the files that somebody who mends it wants to see."""

    title: str
    problems: tuple[Problem, ...] = ()
    kept: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Options:
    """What is asked for on the command line; ``cases`` are the numbers to be tried again, () for all;
    ``patience_s`` is how much longer than usual nothing may last; ``program`` is how acuviewer is started, () for the package that is imported here."""

    seed: int
    count: int | None
    minutes: float | None
    keep: Path | None
    program: tuple[str, ...]
    jobs: int
    cases: tuple[int, ...] = ()
    replay: Path | None = None
    patience_s: float = 2.0


class Part(Protocol):
    """One way of breaking. Cases are known by their number; the same seed and number are the same case everywhere."""

    name: str

    def numbers(self) -> range:
        """The cases to try when no single ones are asked for."""

    def attempt(self, number: int) -> Outcome:
        """Carry out one case."""

    def close(self) -> None:
        """Give back what the part has started."""


class LeftOutError(Exception):
    """A part, or a case of it, that cannot be tried on this machine; the message says why."""


def chance(seed: int, part: str, number: int) -> Random:
    """The source of chance of one case, the same on every machine."""
    return Random(f"{seed}/{part}/{number}")


def carry_out(part: Part, options: Options) -> int:
    """Try all cases of a part, a line for each that failed; returns how many failed."""
    began = time.monotonic()
    numbers = options.cases or part.numbers()
    tally: Counter[str] = Counter()
    failed = tried = 0
    for number, outcome in _outcomes(part, numbers, options.jobs, options.minutes):
        if isinstance(outcome, LeftOutError):
            tally[f"left out: {outcome}"] += 1
            continue
        tried += 1
        if outcome.problems:
            failed += 1
            tally.update({problem.kind for problem in outcome.problems})
            _tell(part, number, outcome, options)
    print(f"{part.name}: {tried} tried, {failed} failed, {time.monotonic() - began:.0f} s", flush=True)
    for kind, count in sorted(tally.items()):
        print(f"  {count:5} {kind}", flush=True)
    return failed


def _outcomes(
    part: Part, numbers: Iterable[int], jobs: int, minutes: float | None
) -> Iterator[tuple[int, Outcome | LeftOutError]]:
    """Each case as it is done; after ``minutes`` no new one is begun."""
    end = None if minutes is None else time.monotonic() + 60.0 * minutes

    def attempt(number: int) -> Outcome | LeftOutError | None:
        if end is not None and time.monotonic() > end:
            return None
        try:
            return part.attempt(number)
        except LeftOutError as reason:
            return reason

    with ThreadPoolExecutor(jobs) as pool:
        waiting = {pool.submit(attempt, number): number for number in numbers}
        try:
            for done in as_completed(waiting):
                # What was kept of a case is not kept longer than it is looked at.
                number, outcome = waiting.pop(done), done.result()
                del done
                if outcome is not None:
                    yield number, outcome
        finally:
            pool.shutdown(cancel_futures=True)


def _tell(part: Part, number: int, outcome: Outcome, options: Options) -> None:
    seen = "; ".join(map(str, outcome.problems))
    print(f"{part.name} --seed {options.seed} --case {number}: {outcome.title}: {seen}", flush=True)
    if options.keep is None:
        return
    folder = options.keep / f"{part.name}-{options.seed}-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "told.txt").write_text(f"{outcome.title}\n{seen}\n", encoding="utf-8", errors="backslashreplace")
    for name, content in outcome.kept.items():
        (folder / name).write_bytes(content)
