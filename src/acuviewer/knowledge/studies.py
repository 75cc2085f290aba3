"""Studies, reviews and guidelines: whom they asked about what, what they found, and their limits."""

from collections.abc import Mapping
from typing import Any, Literal

from acuviewer.dataclass import dataclass
from acuviewer.statement import Statement, read_statements

About = Literal["effect", "safety", "locating", "advice"]
"""What a study is about: whether needling helps, harms, hits its point; or what a guideline advises."""
Measure = Literal["difference", "ratio", "rate"]
"""Between two groups a difference (0 is no effect) or a ratio (1 is no effect); or the rate of one group alone."""
Favours = Literal["acupuncture", "comparison"]


@dataclass(frozen=True)
class Result:
    """One figure of a study, with what it was measured by; what is not known is None.

    ``effect`` is acupuncture against ``compared_with`` by ``measure``, in ``unit``; ``ci_low`` to ``ci_high`` is its 95 % confidence
    interval. ``with_acupuncture`` and ``without`` are the figures of either group. ``at`` is the time of measuring.
    """

    outcome: str
    unit: str
    at: str | None
    compared_with: str | None
    measure: Measure
    effect: float | None
    ci_low: float | None
    ci_high: float | None
    with_acupuncture: float | None
    without: float | None
    lower_is_better: bool | None
    note: str | None

    @property
    def no_effect(self) -> float | None:
        """The figure that would be no effect; None for a rate, which is compared with nothing."""
        return None if self.measure == "rate" else float(self.measure == "ratio")

    @property
    def favours(self) -> Favours | None:
        """Which side the whole interval lies on; None while it holds no effect, or is not known."""
        if self.ci_low is None or self.ci_high is None or self.no_effect is None or self.lower_is_better is None:
            return None
        if self.ci_low <= self.no_effect <= self.ci_high:
            return None
        return "acupuncture" if (self.ci_high < self.no_effect) == self.lower_is_better else "comparison"


@dataclass(frozen=True)
class Study:
    """A study or review: its question, what was found, what the article read in it, and its limits.

    ``people`` is their number, None where it is not known; ``n`` tells it in words. ``pain_types`` is empty for one that is about no
    kind of pain. One that is named ``for_balance`` is not cited by the article.
    """

    id: str
    source: str
    title: str
    about: About
    question: str
    design: str
    n: str
    people: int | None
    population: str
    comparison: str
    pain_types: tuple[str, ...]
    results: tuple[Result, ...]
    findings: tuple[Statement, ...]
    article_reading: tuple[Statement, ...]
    limits: tuple[Statement, ...]
    for_balance: bool = False

    @property
    def design_and_people(self) -> str:
        """How it was made and with how many; advice asks nobody, so its design alone."""
        return self.design if self.about == "advice" else f"{self.design}; {self.n}"

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that is said of it: findings, the article's reading, limits."""
        return (*self.findings, *self.article_reading, *self.limits)


def read_study(entry: Mapping[str, Any]) -> Study:
    """A study from its JSON form."""
    lists = {
        "pain_types": tuple(entry["pain_types"]),
        "results": tuple(Result(**result) for result in entry["results"]),
        "findings": read_statements(entry["findings"]),
        "article_reading": read_statements(entry["article_reading"]),
        "limits": read_statements(entry["limits"]),
    }
    return Study(**{**entry, **lists})
