"""The account of what was tried, by package."""

from collections import Counter

from mutating.explained import why_it_may_live
from mutating.trial import Verdict

MOST_SURVIVING = 0.05
"""The share of mutants that may survive without being explained."""


class Account:
    """How many mutants of each package were tried and caught, and which survived."""

    def __init__(self) -> None:
        self._tried: Counter[str] = Counter()
        self._caught: Counter[str] = Counter()
        self._explained: Counter[str] = Counter()
        self._survived: list[Verdict] = []

    def add(self, verdict: Verdict) -> str:
        """Enter a verdict; returns it as a line."""
        mutant = verdict.mutant
        self._tried[mutant.package] += 1
        reason = why_it_may_live(mutant.file, mutant.after)
        if verdict.by is not None:
            self._caught[mutant.package] += 1
            return f"caught    {mutant.name} ({verdict.seconds:.0f} s): {mutant.change}  [{verdict.by}]"
        if reason is not None:
            self._explained[mutant.package] += 1
            return f"explained {mutant.name} ({verdict.seconds:.0f} s): {mutant.change}  [{reason}]"
        self._survived.append(verdict)
        return f"SURVIVED  {mutant.name} ({verdict.seconds:.0f} s): {mutant.change}"

    @property
    def is_good(self) -> bool:
        """Whether so few survived that nothing need be done."""
        return len(self._survived) <= MOST_SURVIVING * self._tried.total()

    def __str__(self) -> str:
        survived = Counter(verdict.mutant.package for verdict in self._survived)
        lines = [f"{'package':12} {'tried':>6} {'caught':>7} {'explained':>10} {'survived':>9} {'share':>7}"]
        for package in [*sorted(self._tried), ""]:
            counts = [
                counter[package] if package else counter.total()
                for counter in (self._tried, self._caught, self._explained, survived)
            ]
            share = 1.0 - counts[3] / max(counts[0], 1)
            lines.append(f"{package or 'all':12} {counts[0]:6} {counts[1]:7} {counts[2]:10} {counts[3]:9} {share:7.1%}")
        return "\n".join(lines)
