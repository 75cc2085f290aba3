"""The way back from a source: what rests on it."""

from collections.abc import Iterable, Iterator
from typing import Literal

from acuviewer.dataclass import dataclass
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.points.catalog import AcuPoint

Citing = Literal["pain_type", "causes", "mechanism", "study", "caution", "spread", "point"]
"""What can name a source: an entry of a table of knowledge, the causes of back pain, what is known of a point's spread, a point."""


@dataclass(frozen=True)
class Citation:
    """One thing that names a source; ``key`` is its id or a point's code."""

    kind: Citing
    key: str
    title: str


def points_citing(source: str, points: Iterable[AcuPoint]) -> tuple[Citation, ...]:
    """The points whose entry in the catalog names a source, in the order given."""
    return tuple(
        Citation("point", point.code, f"{point.code} {point.names.pinyin}") for point in points if source in _sources_of(point)
    )


def _sources_of(point: AcuPoint) -> set[str]:
    return {*point.sources, *_sources_of_alternatives(point), *_sources_of_statements(point)}


def _sources_of_alternatives(point: AcuPoint) -> Iterator[str]:
    return (source for other in point.alternatives for source in other.sources)


def _sources_of_statements(point: AcuPoint) -> Iterator[str]:
    said = [
        *point.notes, *point.indications, *point.tissue, *(needle.note for needle in point.needling),
        *(caution.statement for caution in load_caution_rules().cautions_of(point)),
    ]  # fmt: skip
    return (source for statement in said for source in statement.sources)
