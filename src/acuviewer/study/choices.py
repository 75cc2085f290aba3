"""The wrong ones among four choices: near the right one or alike, and never right by another reason."""

import json
from collections.abc import Iterable, Mapping

from acuviewer.knowledge.library import Library
from acuviewer.knowledge.plain_text import squeeze
from acuviewer.knowledge.point_filter import PointFacets, kind_of_category
from acuviewer.knowledge.search_entries import other_names
from acuviewer.landmarks.catalog import Landmark
from acuviewer.points.catalog import AcuPoint
from acuviewer.study.drawing import shuffled

N_WRONG = 3
_POOL = 12
"""The wrong ones are drawn from so many that are most alike, so that the same question is not always asked with the same ones."""

_FAR = 6
"""Points of one meridian that are so many numbers apart are no neighbours."""


def all_names(point: AcuPoint) -> frozenset[str]:
    """Everything a point is called, in the form in which names are compared: small letters, no tones, no gaps."""
    names = point.names
    own = (names.pinyin, names.simplified, names.traditional, names.korean, names.korean_hanja, names.japanese or "",
           names.japanese_kanji, names.english)  # fmt: skip
    return frozenset(squeeze(name) for name in (*own, *other_names(point)) if name)


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


def share_a_place(one: AcuPoint, other: AcuPoint) -> bool:
    """Whether some place of a point, by any of its definitions, is by the same rule that of another, as PC9 is one of EX-UE11."""
    return bool(_rules(one) & _rules(other))


def may_be_one_place(one: AcuPoint, other: AcuPoint) -> bool:
    """Whether two points share a place, or one is found from the other."""
    first, second = _rules(one), _rules(other)
    named = any(f'{{"point": "{b.code}"}}' in rule for b, rules in ((other, first), (one, second)) for rule in rules)
    return bool(first & second) or named


def _rules(point: AcuPoint) -> set[str]:
    return {json.dumps(rule, sort_keys=True) for rule in point.rules.values()}


def wrong_names(point: AcuPoint, points: Mapping[str, AcuPoint], *seed: object) -> tuple[str, ...]:
    """Codes of three other points that a point may be taken for; none of them shares a name or its place."""
    names = all_names(point)
    able = [
        other
        for other in points.values()
        if other.code != point.code and not names & all_names(other) and not may_be_one_place(point, other)
    ]
    return _drawn(point, able, N_WRONG, *seed)


def wrong_next(point: AcuPoint, right: AcuPoint, points: Mapping[str, AcuPoint], *seed: object) -> tuple[str, ...]:
    """Codes of three points that do not follow a point on its meridian, most of them its other neighbours there."""
    names = all_names(right)
    able = [other for other in points.values() if other.code not in (point.code, right.code) and not names & all_names(other)]
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
    pain: str, right: Iterable[AcuPoint], n: int, points: Mapping[str, AcuPoint], library: Library, *seed: object
) -> tuple[str, ...]:
    """Codes of points that nothing in the program links with a pain type: no link of it or of its group, no indication in its words."""
    model = next(iter(right))
    group = library.pain_types[pain].group
    linked = {link.code for other in library.pain_types.values() if other.group == group for link in other.points}
    words = _words_of_pain(library, pain)
    able = [
        point
        for point in points.values()
        if point.code not in linked and not any(word in squeeze(said.text) for said in point.indications for word in words)
    ]
    return _drawn(model, able, n, *seed)


def _words_of_pain(library: Library, pain: str) -> frozenset[str]:
    named = library.pain_types[pain]
    return frozenset(filter(None, (squeeze(word) for word in (named.name, *named.synonyms))))


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
