"""The wrong ones among four choices: near the right one or alike, and never right by another reason."""

from collections.abc import Iterable, Mapping

from acuviewer.knowledge.library import Library
from acuviewer.knowledge.pain_types import PainType
from acuviewer.knowledge.plain_text import squeeze
from acuviewer.knowledge.point_filter import PointFacets, kind_of_category
from acuviewer.landmarks.catalog import Landmark
from acuviewer.points.catalog import AcuPoint
from acuviewer.study.drawing import shuffled
from acuviewer.study.point_words import PointWords

N_WRONG = 3
_POOL = 12
"""The wrong ones are drawn from so many that are most alike, so that the same question is not always asked with the same ones."""

_FAR = 6
"""Points of one meridian that are so many numbers apart are no neighbours."""


def parted(code: str) -> tuple[str, int]:
    """Meridian and number of a code: ``EX-HN`` and 3 of EX-HN3."""
    meridian = code.rstrip("0123456789")
    return meridian, int(code[len(meridian) :])


def next_on_meridian(code: str) -> str:
    """The code of the next number, whether or not there is such a point; "" for an extra point, which stands in no row."""
    meridian, number = parted(code)
    return "" if meridian.startswith("EX-") else f"{meridian}{number + 1}"


def likeness(one: AcuPoint, other: AcuPoint) -> int:
    """How easily two points are taken for each other: neighbours on a meridian, the same region, shared characters, the same kind."""
    (meridian, number), (others, others_number) = parted(one.code), parted(other.code)
    alike = max(1, _FAR - abs(number - others_number)) if meridian == others else 0
    alike += 3 if one.region == other.region else 0
    alike += 2 * len(set(one.names.simplified) & set(other.names.simplified))
    kinds = [set(map(kind_of_category, point.categories)) - {"crossing point"} for point in (one, other)]
    return alike + (1 if kinds[0] & kinds[1] else 0)


def wrong_names(point: AcuPoint, points: Mapping[str, AcuPoint], words: PointWords, *seed: object) -> tuple[str, ...]:
    """Codes of three other points that a point may be taken for; none of them shares a name or its place."""
    here = point.code
    able = [
        other
        for code, other in points.items()
        if code != here and not words.share_a_name(here, code) and not words.may_be_one_place(here, code)
    ]
    return _drawn(point, able, N_WRONG, *seed)


def wrong_next(
    point: AcuPoint, right: AcuPoint, points: Mapping[str, AcuPoint], words: PointWords, *seed: object
) -> tuple[str, ...]:
    """Codes of three points that do not follow a point on its meridian, most of them its other neighbours there."""
    asked = (point.code, right.code)
    able = [other for code, other in points.items() if code not in asked and not words.share_a_name(right.code, code)]
    return _drawn(right, able, N_WRONG, *seed)


def wrong_for_category(
    right: Iterable[AcuPoint], category: str, organ: str, points: Mapping[str, AcuPoint], *seed: object
) -> tuple[str, ...]:
    """Codes of three points that are not what is asked for, such as the he-sea of the ``organ`` whose meridian they lie on.

    A point whose category tells the same of the same organ (``lower he-sea of the stomach``) would be right in other words.
    """
    model, *_ = right = list(right)
    codes, kind = {point.code for point in right}, kind_of_category(category)

    def is_right(point: AcuPoint) -> bool:
        same_organ = organ and any(kind in other and other.endswith(f"of the {organ}") for other in point.categories)
        on_meridian = category in point.categories and point.meridian == model.meridian
        return point.code in codes or on_meridian or bool(same_organ)

    return _drawn(model, [point for point in points.values() if not is_right(point)], N_WRONG, *seed)


def wrong_for_pain(
    pain: PainType,
    right: Iterable[AcuPoint],
    n: int,
    points: Mapping[str, AcuPoint],
    library: Library,
    words: PointWords,
    *seed: object,
) -> tuple[str, ...]:
    """Codes of points that nothing in the program links with a pain type: no link of it or of its group, no indication in its words."""
    group = (other for other in library.pain_types.values() if other.group == pain.group)
    linked = {link.code for other in group for link in other.points}
    called = [squeeze(name) for name in (pain.name, *pain.synonyms)]
    able = [
        point
        for code, point in points.items()
        if code not in linked and not any(name in words.indications[code] for name in called)
    ]
    return _drawn(next(iter(right)), able, n, *seed)


def wrong_for_caution(
    caution: str, right: Iterable[AcuPoint], n: int, points: Mapping[str, AcuPoint], facets: PointFacets, *seed: object
) -> tuple[str, ...]:
    """Codes of points without a caution, from parts of the body where no point has it: beside it nobody should learn to be careless."""
    has = facets.codes["caution"][caution]
    regions = {points[code].region for code in has}
    away = [point for point in points.values() if point.region not in regions]
    return _drawn(next(iter(right)), away, n, *seed)


def wrong_landmarks(landmark: Landmark, landmarks: Mapping[str, Landmark], *seed: object) -> tuple[str, ...]:
    """Names of three other landmarks, those of the same part of the body and with words in common first."""
    words = set(landmark.english.casefold().split())

    def alike(other: Landmark) -> int:
        return len(words & set(other.english.casefold().split())) + (4 if other.region == landmark.region else 0)

    able = [other for other in landmarks.values() if other.name != landmark.name and other.english != landmark.english]
    pool = sorted(able, key=alike, reverse=True)[:_POOL]
    return tuple(shuffled((other.name for other in pool), *seed)[:N_WRONG])


def _drawn(model: AcuPoint, able: Iterable[AcuPoint], n: int, *seed: object) -> tuple[str, ...]:
    pool = sorted(able, key=lambda other: likeness(model, other), reverse=True)[: max(_POOL, 2 * n)]
    return tuple(shuffled((other.code for other in pool), *seed)[:n])
