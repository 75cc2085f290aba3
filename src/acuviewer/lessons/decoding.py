"""The lines of a file of text, with what in them is no text."""

from dataclasses import field

from acuviewer.dataclass import dataclass
from acuviewer.faults import Fault, quoted
from acuviewer.i18n import Part, text
from acuviewer.lessons.lesson import ODD

MOST_FAULTS = 200
_MARK = "\ufeff"


@dataclass()
class Faults:
    """The faults of a ``file``, in the order in which they are found; beyond ``MOST_FAULTS`` they are counted."""

    file: str
    _found: list[Fault] = field(default_factory=list)
    _n_more: int = 0

    def add(self, line: int, kind: str, **parts: Part) -> None:
        """Note a fault of a line (0 for the whole file), told by the texts ``lesson_fault.KIND.what`` and ``.remedy``."""
        what, remedy = text(f"lesson_fault.{kind}.what", **parts), text(f"lesson_fault.{kind}.remedy", **parts)
        self.note(line, what, remedy)

    def note(self, line: int, what: str, remedy: str) -> None:
        """Note a fault in words."""
        if len(self._found) >= MOST_FAULTS:
            self._n_more += 1
            return
        where = text("lesson_fault.line", line=line) if line else text("lesson_fault.file")
        self._found.append(Fault(self.file, where, what, remedy))

    def all(self) -> tuple[Fault, ...]:
        """All of them; the last one says how many more there are."""
        if not self._n_more:
            return tuple(self._found)
        more = text("lesson_fault.more.what", count=self._n_more)
        return (*self._found, Fault(self.file, text("lesson_fault.file"), more, text("lesson_fault.more.remedy")))


def text_lines(content: bytes, faults: Faults) -> list[str]:
    """The lines of UTF-8 text, without blanks at their ends. What is no UTF-8 becomes U+FFFD, what is no text is taken out; both are told."""
    raw = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    lines = []
    for number, line in enumerate(raw, start=1):
        try:
            decoded = line.decode("utf-8")
        except UnicodeDecodeError:
            faults.add(number, "no_utf8")
            decoded = line.decode("utf-8", errors="replace")
        plain = decoded.replace("\t", " ")
        plain = plain.removeprefix(_MARK) if number == 1 else plain
        if odd := ODD.search(plain):
            faults.add(number, "control_character", found=quoted(odd[0]))
            plain = ODD.sub("", plain)
        lines.append(plain.rstrip())
    return lines
