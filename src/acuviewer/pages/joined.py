"""Several pages as one: the sources of all are counted on."""

from collections.abc import Sequence
from dataclasses import replace

from acuviewer.pages.document import Block, Fold, Line, Note, Page, Table, Text


def joined(pages: Sequence[Page]) -> Page:
    """The blocks of all pages one after the other; a source that several cite for the same has one number."""
    notes: dict[tuple[str, str, str], Note] = {}
    blocks: list[Block] = []
    for page in pages:
        numbers = {}
        for note in page.notes:
            known = notes.setdefault((note.source, note.text, note.standing), replace(note, number=len(notes) + 1))
            numbers[note.number] = known.number
        blocks += [_renumbered(block, numbers) for block in page.blocks]
    return Page("", tuple(blocks), tuple(notes.values()))


def _renumbered(block: Block, numbers: dict[int, int]) -> Block:
    def line(words: Line) -> Line:
        return tuple(replace(run, notes=tuple(numbers[number] for number in run.notes)) for run in words)

    match block:
        case Text():
            return replace(block, line=line(block.line))
        case Fold():
            inside = tuple(_renumbered(one, numbers) for one in block.blocks)
            return replace(block, line=line(block.line), blocks=inside)
        case Table():
            return replace(block, heads=line(block.heads), rows=tuple(tuple(map(line, row)) for row in block.rows))
    return block
