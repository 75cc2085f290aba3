"""One medical statement: what is said, on whose word, and how firmly it stands."""

from dataclasses import dataclass
from typing import Literal

Standing = Literal["standard", "textbook", "trial", "traditional"]


@dataclass(frozen=True)
class Statement:
    """A sentence with the ids of its sources.

    ``checked`` is False for common knowledge that nobody has compared with a print source yet.
    """

    text: str
    sources: tuple[str, ...]
    standing: Standing
    checked: bool
