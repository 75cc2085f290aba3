"""Pages one after the other: what cites a source cites the same one afterwards."""

from acuviewer.pages.document import Fold, Note, Page, Run, Table, Text
from acuviewer.pages.joined import joined


def _note(number: int, source: str, standing: str = "standard") -> Note:
    return Note(number, source, source, f"Book {source}.", standing)


def test_sources_are_counted_on_and_the_same_one_has_one_number() -> None:
    first = Page("a", (Text((Run("A", notes=(2, 1)),)),), (_note(1, "x"), _note(2, "y")))
    inside = (Text((Run("B", notes=(1,)),)), Table((Run("h", notes=(3,)),), (((Run("c", notes=(2,)),),),)))
    second = Page("b", (Fold("k", (Run("F", notes=(2,)),), inside),), (_note(1, "y"), _note(2, "z"), _note(3, "x", "tradition")))
    whole = joined([first, second])
    assert [(note.number, note.source, note.standing) for note in whole.notes] == [
        (1, "x", "standard"), (2, "y", "standard"), (3, "z", "standard"), (4, "x", "tradition"),
    ]  # fmt: skip
    assert [run.notes for line in whole.every_line() for run in line] == [(2, 1), (3,), (2,), (4,), (3,)]
