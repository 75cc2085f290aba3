"""What the measures of a body are called where a person gives them."""

from collections.abc import Iterator, Mapping

from acuviewer.body.measures import Measure, MeasureGroup
from acuviewer.dataclass import dataclass
from acuviewer.i18n import Words, text
from acuviewer.knowledge.terms import capitalised
from acuviewer.landmarks.catalog import Landmark
from acuviewer.landmarks.cun import CunSegment
from acuviewer.points.atlas import Atlas
from acuviewer.session.body_draft import PERSON_KEYS, measures_by_key

_NAMED_BY_PLACE = ("girths", "heights")
"""Of these the group says what they are, and a name need only say where: ``waist`` for ``girth of the waist``."""


@dataclass(frozen=True)
class FigureName:
    """A figure's ``key``, what it is called beside its field, its whole name, and how it is taken ("" where that goes without saying)."""

    key: str
    short: str
    whole: str
    how: str = ""


def names_of_person() -> list[FigureName]:
    """Age, height and weight."""
    return [FigureName(key, text(f"figure.{key}"), text(f"figure.{key}")) for key in PERSON_KEYS]


def names_of_group(group: MeasureGroup, atlas: Atlas) -> list[FigureName]:
    """The measures of one kind, in the order of the table."""
    return [_name(measure, atlas) for measure in measures_by_key().values() if measure.group == group]


def names_by_key(atlas: Atlas) -> Mapping[str, Words]:
    """What to call each figure in a sentence."""
    whole = {key: _name(measure, atlas).whole for key, measure in measures_by_key().items()}
    return {key: text(f"figure.{key}") for key in PERSON_KEYS} | whole


def _name(measure: Measure, atlas: Atlas) -> FigureName:
    if measure.name is None:
        return _name_segment(measure.key, atlas.segments[measure.how["cun_segment"]], atlas.landmarks)
    plain, _, _ = measure.name.partition(",")
    _, _, place = plain.partition(" of the ")
    short = place if place and measure.group in _NAMED_BY_PLACE else plain
    return FigureName(measure.key, capitalised(short), capitalised(measure.name), capitalised(measure.definition or ""))


def _name_segment(key: str, segment: CunSegment, landmarks: Mapping[str, Landmark]) -> FigureName:
    name = capitalised(segment.id.replace("_", " "))
    start, end = _ends(segment, landmarks)
    how = text("measure.segment.how", start=start, end=end, cun=segment.length_cun)
    return FigureName(key, name, text("measure.segment", name=name, cun=segment.length_cun), how)


def _ends(segment: CunSegment, landmarks: Mapping[str, Landmark]) -> Iterator[str]:
    def called(name: str) -> str:
        return landmarks[name].english if name in landmarks else name.replace("_", " ")

    yield called(segment.start)
    if isinstance(segment.to, str):
        yield called(segment.to)
    elif "landmark" in segment.to:
        yield text("measure.segment.other_side")
    else:
        yield text("measure.segment.median_line")
