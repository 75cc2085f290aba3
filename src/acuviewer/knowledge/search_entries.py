"""What can be found, made from the catalogs: each entry with the terms by which it is found, and how much they weigh."""

from collections.abc import Iterable
from functools import cache

from acuviewer.body.skeleton import Bone
from acuviewer.i18n import text
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.complaints import load_complaints
from acuviewer.knowledge.found import Entry, Term, What
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import FACETS, Facet, PointFacets, category_keys
from acuviewer.knowledge.terms import (
    CATEGORIES,
    CAUTION_WORDS,
    MERIDIANS,
    REGION_WORDS,
    capitalised,
    meridian_phrase,
)
from acuviewer.landmarks.catalog import Landmark
from acuviewer.points.catalog import AcuPoint

CATEGORY, MERIDIAN, REGION, CROSSES, INDICATION, CAUTION, TISSUE, REASON = 0.62, 0.61, 0.60, 0.5, 0.50, 0.40, 0.34, 0.30
"""What it weighs to be found by something that is said of a point, against 1 for its code. Other words for the same weigh a little less, and of
the indications the first, for which a point is known best, weighs most."""

_OTHER = 0.97


def point_entries(points: Iterable[AcuPoint], library: Library) -> list[Entry]:
    """Entries of acupoints: codes, names, categories, meridian, region, indications, cautions, what lies below, why they are chosen.

    Their pain types are not among these: ``search_groups`` has them.
    """
    reasons: dict[str, list[Term]] = {}
    for pain in library.pain_types.values():
        for link in pain.points:
            reasons.setdefault(link.code, []).append(Term(link.reason.text, REASON, "reason"))
    meridians = {code: _meridian_terms(code, MERIDIAN) for code in MERIDIANS}
    entries = []
    for point in points:
        names = point.names
        terms = [Term(point.code, 1.0, "code")]
        terms += [Term(text, 0.99) for text in (names.pinyin, names.simplified, names.traditional)]
        terms += [Term(text, 0.97) for text in (names.korean, names.korean_hanja, names.japanese or "", names.japanese_kanji)]
        terms += [Term(names.english, 0.95)]
        terms += [Term(text, 0.94, "other name") for text in other_names(point)]
        for category in point.categories:
            terms += _category_terms(category)
        terms += meridians.get(point.meridian, [])
        terms += [Term(meridian_phrase(code), CROSSES, "crosses") for code in point.meets]
        terms += _region_terms(point.region)
        for at, said in enumerate(point.indications):
            terms += _indication_terms(said.text, min(at, 3))
        for caution in load_caution_rules().cautions_of(point):
            terms += _caution_terms(caution.caution, library, CAUTION)
        terms += [Term(said.text, TISSUE, "tissue") for said in point.tissue]
        terms += reasons.get(point.code, [])
        title = f"{point.code}   {names.simplified}  {names.pinyin}"
        entries.append(Entry("point", point.code, title, names.english, tuple(terms)))
    return entries


def pain_type_entries(library: Library) -> list[Entry]:
    """Entries of pain types: name and synonyms."""
    return [
        Entry(
            "pain_type",
            pain.id,
            pain.name,
            text("count.points", n=len(pain.points)),
            tuple(_worded(pain.name, pain.synonyms, 1.0, "name")),
        )
        for pain in library.pain_types.values()
    ]


def filter_entries(facets: PointFacets, library: Library) -> list[Entry]:
    """Entries of what the points can be filtered by; ``key`` is the facet and the value, as in ``caution pregnancy``.

    Pain types are not among them: they are entries of their own, and their filter is offered beside them.
    """
    entries = []
    for facet in FACETS:
        if facet == "pain_type":
            continue
        for value, codes in facets.codes[facet].items():
            title = facets.title(facet, value)
            count = text("count.points", n=len(codes))
            terms = tuple(_filter_terms(facet, value, title, library))
            if facet == "category":
                entries.append(Entry("category", value, title, count, terms))
            else:
                entries.append(Entry("filter", f"{facet} {value}", title, count, terms))
    return entries


def landmark_entries(landmarks: Iterable[Landmark]) -> list[Entry]:
    """Entries of landmarks: English and Latin name, region."""
    return [
        Entry(
            "landmark",
            landmark.name,
            capitalised(landmark.english),
            landmark.latin or landmark.region,
            (Term(landmark.english, 0.98), Term(landmark.latin or "", 0.9), Term(landmark.region, 0.4, "region")),
        )
        for landmark in landmarks
    ]


def bone_entries(bones: Iterable[Bone]) -> list[Entry]:
    """Entries of bones: English and Latin name, side."""
    entries = []
    for bone in bones:
        side = "" if bone.side == "midline" else bone.side
        terms = (Term(bone.english, 0.86), Term(bone.latin, 0.82), Term(f"{side} {bone.english}".strip(), 0.84))
        subtitle = " · ".join([bone.latin, *([text(f"side.{side}")] if side else [])])
        entries.append(Entry("bone", bone.name, capitalised(bone.english), subtitle, terms))
    return entries


def _filter_terms(facet: Facet, value: str, title: str, library: Library) -> list[Term]:
    if facet == "meridian":
        codes = (value, *MERIDIANS[value].codes)
        return [*_meridian_terms(value, 0.98), *(Term(code, 0.96, "meridian") for code in codes)]
    if facet == "category":
        return _worded(title, (f"{title} points", *CATEGORIES[value].others), 0.97, "category")
    if facet == "caution":
        return _caution_terms(value, library, 0.97)
    if facet == "region":
        return _worded(value, REGION_WORDS.get(value, ()), 0.93, "region")
    return _worded(title, (value,), 0.9, "standing")


def _worded(title: str, others: Iterable[str], weight: float, what: What) -> list[Term]:
    return [Term(title, weight, what), *(Term(text, _OTHER * weight, what) for text in others)]


def _meridian_terms(code: str, weight: float) -> list[Term]:
    named = MERIDIANS[code]
    return _worded(meridian_phrase(code), (named.title, *named.others, *_channel(code)), weight, "meridian")


def _channel(code: str) -> tuple[str, ...]:
    phrase = meridian_phrase(code)
    return (phrase.replace("meridian", "channel"),) if phrase.endswith("meridian") else (f"{phrase} meridian",)


@cache
def _category_terms(category: str) -> list[Term]:
    kind, *element = category_keys(category)
    others = CATEGORIES[kind].others if kind in CATEGORIES else ()
    elements = [text for key in element for text in CATEGORIES[key].others]
    return _worded(category, (*others, *elements), CATEGORY, "category")


@cache
def _caution_terms(caution: str, library: Library, weight: float) -> list[Term]:
    return _worded(
        library.cautions[caution].title, (caution.replace("-", " "), *CAUTION_WORDS.get(caution, ())), weight, "caution"
    )


@cache
def _region_terms(region: str) -> list[Term]:
    return _worded(region, REGION_WORDS.get(region, ()), REGION, "region")


@cache
def _indication_terms(indication: str, place: int) -> list[Term]:
    """The terms of an indication; those that stand farther behind are worth less, up to the fourth."""
    return [Term(word, INDICATION - min(0.02 * place, 0.06), "indication") for word in _words_of(indication)]


@cache
def _words_of(indication: str) -> tuple[str, ...]:
    """An indication, and the other words for the complaints that it names."""
    return (indication, *(word for complaint in load_complaints().told_in(indication) for word in complaint.other_words))


def other_names(point: AcuPoint) -> list[str]:
    """What a point is called besides by other standards and books, with how it is read."""
    return [text for other in point.other_names for text in (other.text, other.reading or "") if text]
