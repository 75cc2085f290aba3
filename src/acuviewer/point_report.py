"""What ``acuviewer points show`` prints: all that is known of a point, in words or as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from acuviewer.body.shape import BodyShape
from acuviewer.knowledge.categories import load_categories
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.library import Library, load_library
from acuviewer.knowledge.sources import ARTICLE, Source
from acuviewer.knowledge.studies import Study
from acuviewer.knowledge.terms import meridian_phrase
from acuviewer.points.atlas import load_atlas
from acuviewer.points.catalog import AcuPoint, Needling, OtherName
from acuviewer.reports import known_codes
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.statement import Standing, Statement

Section = tuple[str, Sequence[str]]
_PLACED = {
    "standard": "by the standard", "disputed": "the standard itself leaves the place open", "textbook": "not in the standard of 2008: as textbooks give it",
}  # fmt: skip
_SAID: Mapping[Standing, str] = {
    "standard": "standard", "textbook": "textbook", "trial": "study", "traditional": "traditional", "article": "article for general readers",
    "guideline": "guideline",
}  # fmt: skip


def points_report(codes: Sequence[str], as_json: bool) -> str:
    """All that is known of some points; places and steps are those of the average body. Raises UnknownPointError with all unknown codes."""
    points = [load_atlas().points[code] for code in known_codes(codes, "points show")]
    anatomy, library = build_anatomy(BodyShape()), load_library()
    if as_json:
        return json.dumps({"points": [_as_json(point, anatomy, library) for point in points]}, ensure_ascii=False)
    return "\n\n".join("\n".join(_as_text(point, anatomy, library)) for point in points)


def _as_text(point: AcuPoint, anatomy: Anatomy, library: Library) -> Iterator[str]:
    yield f"{point.code} {point.names.pinyin} {point.names.simplified}"
    for title, lines in _sections(point, anatomy, library):
        if lines:
            yield ""
            yield title
            yield from (f"  {line}" for line in lines)


def _sections(point: AcuPoint, anatomy: Anatomy, library: Library) -> Iterator[Section]:
    names = point.names
    studies = _studies(point, library)
    yield (
        "Names",
        [
            f"English: {names.english}",
            f"Chinese: {names.simplified}, traditional {names.traditional}, pinyin {names.pinyin}",
            f"Korean: {names.korean}{_unless(names.korean_checked)}, hanja {names.korean_hanja}{_unless(names.korean_hanja_checked)}",
            f"Japanese: {names.japanese or 'unknown'}{_unless(names.japanese_checked or not names.japanese)}, "
            f"kanji {names.japanese_kanji}{_unless(names.japanese_kanji_checked)}",
            *(_other_name(other, library) for other in point.other_names),
        ],
    )
    yield "What it is", list(_kinds(point))
    yield "Location", list(_location(point, library))
    yield "How it is found (on an average body)", list(_ways(point, anatomy))
    yield "Needling", [f"{_depth(needle)}. {_said(needle.note, library)}" for needle in point.needling]
    yield (
        "Cautions",
        [
            f"{library.cautions[caution.caution].title} ({library.cautions[caution.caution].severity}): {_said(caution.statement, library)}"
            for caution in load_caution_rules().cautions_of(point)
        ]
        or ["none of its own is known here; those that hold for all needling hold here too"],
    )
    yield "Indications", [_said(said, library) for said in point.indications]
    yield "What lies under it", [_said(said, library) for said in point.tissue]
    yield (
        "Pain types, and why",
        [
            f"{library.pain_types[link.pain_type].name}: {_said(link.reason, library)}"
            for link in library.links_of_point(point.code)
        ],
    )
    yield "Spread among practitioners", list(_spread(point, library))
    yield "Evidence on its pain types, with its limits", [line for study in studies for line in _study(study, library)]
    yield "Sources", [_source(library.sources[name]) for name in _source_ids(point, library)]


def _kinds(point: AcuPoint) -> Iterator[str]:
    sides = "on both sides" if point.laterality == "both" else "in the median line"
    yield f"{meridian_phrase(point.meridian)}, {point.region}, {sides}"
    for category in point.categories:
        yield f"{category}: {' '.join(said.text for said in load_categories().explain(category))}"
    if point.meets:
        yield f"meets here, by tradition: {', '.join(meridian_phrase(name) for name in point.meets)}"


def _unless(checked: bool) -> str:
    return "" if checked else " (not checked in print)"


def _other_name(other: OtherName, library: Library) -> str:
    name = f"{other.text} {other.reading}" if other.reading else other.text
    return f"Also {name}: {other.used_by} [{_short(other.sources, library)}]{_unless(other.checked)}"


def _location(point: AcuPoint, library: Library) -> Iterator[str]:
    yield f"{point.location} [{_short(point.sources, library)}; {_PLACED[point.standing]}]"
    if point.off_surface:
        yield f"Not on the skin: it lies {point.off_surface}."
    if point.departure:
        yield f"Where the rule departs: {point.departure}"
    for other in point.alternatives:
        yield f"Another definition, {other.title} ({other.id}): {other.text} [{_short(other.sources, library)}; {other.standing}]"
    for note in point.notes:
        yield _said(note, library)


def _ways(point: AcuPoint, anatomy: Anatomy) -> Iterator[str]:
    """The steps of each place and definition."""
    if point.off_surface:
        return
    yield f"Posture: {point.posture}"
    titles = {part.id: part.title for part in point.parts} | {other.id: other.title for other in point.alternatives}
    for definition in point.definitions:
        if len(titles) > 1:
            yield f"{titles[definition]}:"
        if why := anatomy.unplaced.get((point.code, definition)):
            yield f"cannot be placed: {why}"
        yield from _steps(point, definition, anatomy)


def _steps(point: AcuPoint, definition: str, anatomy: Anatomy) -> Iterator[str]:
    found = next((location for side in ("left", "midline") if (location := anatomy.location(point.code, side, definition))), None)
    if found is not None:
        yield from (f"{number}. {step.text}" for number, step in enumerate(found.steps, start=1))


def _depth(needle: Needling) -> str:
    if needle.depth_cun is None:
        return needle.direction[0].upper() + needle.direction[1:]
    low, high = needle.depth_cun
    return f"{low:g} cun, {needle.direction}" if low == high else f"{low:g} to {high:g} cun, {needle.direction}"


def _spread(point: AcuPoint, library: Library) -> Iterator[str]:
    measured = library.spread.get(point.code)
    if measured is None:
        yield "not measured at this point"
        return
    for share, area_cm2 in measured.areas_cm2.items():
        yield f"{share:.0%} of the places that {measured.n_practitioners} practitioners chose: {area_cm2:g} cm² of skin"
    yield from (_said(said, library) for said in measured.statements)


def _studies(point: AcuPoint, library: Library) -> tuple[Study, ...]:
    return library.studies_of_point(point.code)


def _study(study: Study, library: Library) -> Iterator[str]:
    compared = "" if study.about == "advice" else f"; compared with {study.comparison}"
    yield f"{study.title}: {study.design_and_people}, {study.population}{compared}"
    yield from (f"  found: {_said(said, library)}" for said in study.findings)
    yield from (
        f"  the article “{library.sources[ARTICLE].title}” reads: {_said(said, library)}" for said in study.article_reading
    )
    yield from (f"  limits: {_said(said, library)}" for said in study.limits)


def _said(said: Statement, library: Library) -> str:
    checked = "" if said.checked else ", not checked in print"
    return f"{said.text} [{_short(said.sources, library)}; {_SAID[said.standing]}{checked}]"


def _short(sources: Iterable[str], library: Library) -> str:
    return ", ".join(library.sources[name].short for name in sources)


def _source(source: Source) -> str:
    parts = (source.short, source.title, source.where, source.note)
    checked = "compared by the authors" if source.checked else "not compared by the authors"
    told = ". ".join(dict.fromkeys(part.rstrip(".") for part in parts if part))
    return f"{source.id}: {told} ({source.kind}, {checked})"


def _source_ids(point: AcuPoint, library: Library) -> list[str]:
    """All sources that stand behind what is said of a point, each once, in the order of the library."""
    said = [
        *point.notes, *point.indications, *point.tissue, *(needle.note for needle in point.needling),
        *(caution.statement for caution in load_caution_rules().cautions_of(point)),
        *(link.reason for link in library.links_of_point(point.code)),
        *(said for study in _studies(point, library) for said in study.statements),
    ]  # fmt: skip
    spread = library.spread.get(point.code)
    used = {*point.sources, *(name for other in point.alternatives for name in other.sources)}
    used |= {name for other in point.other_names for name in other.sources}
    used |= {name for one in (*said, *(spread.statements if spread else ())) for name in one.sources}
    used |= {study.source for study in _studies(point, library)} | ({spread.source} if spread else set())
    return [name for name in library.sources if name in used]


def _as_json(point: AcuPoint, anatomy: Anatomy, library: Library) -> dict[str, Any]:
    """The point as the catalog has it, with what other tables say of it."""
    spread = library.spread.get(point.code)
    return {
        **asdict(point),
        "cautions": [asdict(caution) for caution in load_caution_rules().cautions_of(point)],
        "steps": {name: [line.partition(" ")[2] for line in _steps(point, name, anatomy)] for name in point.definitions},
        "pain_types": [{"id": link.pain_type, "name": library.pain_types[link.pain_type].name, "reason": asdict(link.reason)}
                       for link in library.links_of_point(point.code)],
        "studies": [asdict(study) for study in _studies(point, library)],
        "spread": None if spread is None else asdict(spread),
        "source_list": [asdict(library.sources[name]) for name in _source_ids(point, library)],
    }  # fmt: skip
