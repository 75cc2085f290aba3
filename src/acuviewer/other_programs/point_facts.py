"""What other programs are told of a point, in words: the same in cards, questions and tables."""

from collections.abc import Iterable

from acuviewer.dataclass import dataclass
from acuviewer.i18n import text
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.library import Library, Severity
from acuviewer.knowledge.plain_text import normalise, squeeze
from acuviewer.knowledge.terms import capitalised, meridian_phrase
from acuviewer.points.catalog import AcuPoint
from acuviewer.study.ground import Ground

_GRAVEST_FIRST: tuple[Severity, ...] = ("danger", "care", "info")


@dataclass(frozen=True)
class PointFacts:
    """A point in words. ``plain`` are its names in letters without tones, by which programs find it that know no tones.

    ``steps`` are those on the body that was asked for, () where the rule finds no place; ``cautions`` begin with how grave they are;
    ``remarks`` tell where the rule departs from the definition and why a point has no place; ``sources`` say which nobody compared in print.
    """

    code: str
    pinyin: str
    plain: str
    simplified: str
    traditional: str
    english: str
    japanese: str
    korean: str
    meridian: str
    region: str
    categories: tuple[str, ...]
    location: str
    posture: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    remarks: tuple[str, ...]
    sources: tuple[str, ...]


def point_facts(ground: Ground, code: str) -> PointFacts:
    """The facts of a point, with the steps of its first side on the body of ``ground``."""
    point, names = ground.atlas.points[code], ground.atlas.points[code].names
    found = ground.location(code, point.sides[0])
    return PointFacts(
        code=code,
        pinyin=names.pinyin,
        plain=" ".join(dict.fromkeys((code.lower(), squeeze(code), normalise(names.pinyin), squeeze(names.pinyin)))),
        simplified=names.simplified,
        traditional=names.traditional,
        english=names.english,
        japanese=names.japanese_kanji,
        korean=names.korean,
        meridian=meridian_phrase(point.meridian),
        region=capitalised(point.region),
        categories=tuple(map(capitalised, point.categories)),
        location=point.location,
        posture=capitalised(point.posture),
        steps=tuple(capitalised(step.text) for step in found.steps) if found else (),
        cautions=tuple(_cautions(ground.library, point)),
        remarks=tuple(_remarks(point)),
        sources=tuple(name_source(ground.library, source) for source in point.sources),
    )


def name_source(library: Library, source: str) -> str:
    """A source in short; that nobody compared it in print is said."""
    found = library.sources[source]
    return found.short if found.checked else text("taken_along.source_unchecked", source=found.short)


def _cautions(library: Library, point: AcuPoint) -> Iterable[str]:
    told = load_caution_rules().cautions_of(point)
    for one in sorted(told, key=lambda one: _GRAVEST_FIRST.index(library.cautions[one.caution].severity)):
        general = library.cautions[one.caution]
        yield f"{text(f'page.severity.{general.severity}')} {general.title}. {one.statement.text}"


def _remarks(point: AcuPoint) -> Iterable[str]:
    if point.standing != "standard":
        yield text(f"page.point.standing.{point.standing}")
    if point.departure:
        yield text("page.point.departure", how=point.departure)
    if point.off_surface:
        yield text("page.point.off_surface", where=point.off_surface)
