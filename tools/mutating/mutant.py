"""A mutant: one line of the source that says something else."""

from dataclasses import dataclass
from pathlib import Path

TOP_MODULES = "top"
"""What the modules beside the packages are called in the account."""


class MutantError(Exception):
    """A mutant that cannot be made; the message says why and what to do."""


@dataclass(frozen=True)
class Mutant:
    """One changed line. ``file`` is seen from the folder of the source, ``number`` counts lines from 0; texts are without the line's end."""

    name: str
    file: str
    number: int
    before: str
    after: str

    @property
    def package(self) -> str:
        """The package that it is a mutant of, or ``TOP_MODULES``."""
        return package_of(self.file)

    @property
    def change(self) -> str:
        """What is changed, in a line."""
        return f"{self.file}: {self.before.strip()}  →  {self.after.strip()}"

    def written_into(self, source: str) -> str:
        """The source with the line changed; raises MutantError when it holds another line there."""
        lines = source.split("\n")
        if self.number >= len(lines) or lines[self.number] != self.before:
            raise MutantError(f"{self.name}: line {self.number + 1} of {self.file} is no longer: {self.before.strip()}")
        lines[self.number] = self.after
        return "\n".join(lines)


def package_of(file: str) -> str:
    """The package of a file such as ``acuviewer/points/scale.py``; ``TOP_MODULES`` for ``acuviewer/cli.py``."""
    parts = file.split("/")
    return parts[1] if len(parts) > 2 else TOP_MODULES


def by_text(name: str, source: Path, file: str, before: str, after: str) -> Mutant:
    """The mutant of the one line that reads ``before``, whatever stands before and behind it; indentation is kept.

    Raises MutantError when the file has gone, or when not exactly one line reads so.
    """
    path = source / file
    if not path.is_file():
        raise MutantError(f"{name}: there is no file {file} any more; bring the table in tools/mutating/by_hand.py up to date.")
    lines = path.read_text(encoding="utf-8").split("\n")
    found = [number for number, line in enumerate(lines) if line.strip() == before]
    if len(found) != 1:
        raise MutantError(
            f"{name}: {len(found)} lines of {file} read {before!r}, and it must be one; "
            "bring the table in tools/mutating/by_hand.py up to date."
        )
    line = lines[found[0]]
    indent = line[: len(line) - len(line.lstrip())]
    return Mutant(name, file, found[0], line, indent + after)
