"""The measures of a body as it is built, beside what was asked for and what people have, as a table and as JSON."""

import json
from collections.abc import Iterator

from acuviewer.body.likely import people_of
from acuviewer.body.measures import Measure, People, load_measures
from acuviewer.body.model import load_body_model
from acuviewer.body.shape import parse_body
from acuviewer.dataclass import dataclass
from acuviewer.landmarks.measured import take_measures
from acuviewer.session.anatomy import Anatomy, build_anatomy, kept_with_body

MET_MM, MET_SHARE, MET_KG = 3.0, 0.005, 0.5
"""A figure that is missed by less is met."""


@dataclass(frozen=True)
class Row:
    """One measure of a body: what was ``asked`` (None: nothing), what is ``built`` (None: it cannot be taken on this body), and
    what is ``expected`` in ``people`` of that stature and weight.
    """

    measure: Measure
    name: str
    asked: float | None
    built: float | None
    expected: float | None
    people: People | None

    @property
    def is_met(self) -> bool:
        """Whether the body has what was asked for."""
        if self.asked is None:
            return True
        least = MET_KG if self.measure.unit == "kg" else MET_MM
        return self.built is not None and abs(self.built - self.asked) <= max(least, MET_SHARE * self.asked)


@kept_with_body
def measure_body(anatomy: Anatomy) -> tuple[Row, ...]:
    """All measures of a body, taken between its own landmarks and along its own tapes."""
    table, shape = load_measures(), anatomy.shape
    taken = take_measures(load_body_model(), anatomy.skin, anatomy.landmarks, anatomy.ruler, table.measures)
    wanted = {"stature": shape.height_mm, **({"weight": shape.weight_kg} if shape.weight_kg else {}), **dict(shape.measures)}
    kg = shape.likely_weight_kg if shape.is_person else taken["weight"] or 0.0
    likely = {name: people.expected(shape.height_mm, kg) for name, people in people_of(shape.sex).items()}
    return tuple(
        Row(
            measure,
            _name(measure, anatomy),
            wanted.get(name),
            taken[name],
            likely.get(name),
            (measure.people or {}).get(shape.sex),
        )
        for name, measure in table.measures.items()
    )


def _name(measure: Measure, anatomy: Anatomy) -> str:
    if measure.name is not None:
        return measure.name
    segment = anatomy.ruler.segments[measure.how["cun_segment"]]
    return f"{segment.id.replace('_', ' ')}, {segment.length_cun:g} cun along the skin"


def unmet(anatomy: Anatomy) -> tuple[Row, ...]:
    """The figures that were asked for and that this body does not have."""
    return tuple(row for row in measure_body(anatomy) if not row.is_met)


def say_row(row: Row) -> str:
    """``girth of the waist: asked 960, built 957 mm``."""
    built = "cannot be taken" if row.built is None else f"built {_spell(row.built, row.measure.unit)} {row.measure.unit}"
    return f"{row.name}: asked {_spell(row.asked or 0.0, row.measure.unit)}, {built}"


def report_body(body: str, as_json: bool) -> str:
    """The measures of a body that is given as text; raises BodyShapeError for one that cannot be."""
    anatomy = build_anatomy(parse_body(body))
    return body_as_json(anatomy) if as_json else tell_body(anatomy)


def tell_body(anatomy: Anatomy) -> str:
    """The table in words, for a terminal."""
    rows = measure_body(anatomy)
    return "\n".join([anatomy.shape.to_text(), "", *_summary(rows), "", *_lines(rows), "", *_notes(anatomy)])


def _summary(rows: tuple[Row, ...]) -> Iterator[str]:
    stature, kg = (next(row.built or 0.0 for row in rows if row.measure.id == name) for name in ("stature", "weight"))
    density = load_measures().density_kg_per_litre
    yield f"{stature / 10:.1f} cm, {kg:.1f} kg ({kg / density:.1f} l of {density:g} kg a litre), body mass index {kg / (stature / 1000) ** 2:.1f}"


def _lines(rows: tuple[Row, ...]) -> Iterator[str]:
    width = max(len(row.measure.key) for row in rows)
    yield f"{'measure':{width}}  {'built':>7} {'asked':>7} {'likely':>7}   {'5 %':>6} {'50 %':>6} {'95 %':>6}   what"
    for row in rows:
        unit, people = row.measure.unit, row.people
        spread = (people.p5, people.p50, people.p95) if people else (None, None, None)
        cells = [f"{_spell(value, unit):>7}" for value in (row.built, row.asked, row.expected)]
        shares = [f"{_spell(value, unit):>6}" for value in spread]
        yield f"{row.measure.key:{width}}  {' '.join(cells)}   {' '.join(shares)}   {row.name}"


def _notes(anatomy: Anatomy) -> Iterator[str]:
    yield "likely: what people of that stature and weight have on the average; 5, 50, 95 %: of all people of the survey."
    yield f"People: {load_measures().source}. Weight is volume times density, a figure of the model."
    if missed := unmet(anatomy):
        yield "Not met: " + "; ".join(map(say_row, missed)) + "."


def _spell(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if unit == "kg" else f"{value:.0f}"


def body_as_json(anatomy: Anatomy) -> str:
    """The table as JSON."""
    rows = measure_body(anatomy)
    stature, kg = (next(row.built or 0.0 for row in rows if row.measure.id == name) for name in ("stature", "weight"))
    density = load_measures().density_kg_per_litre
    record = {
        "body": anatomy.shape.to_text(),
        "volume_litres": round(kg / density, 2),
        "density_kg_per_litre": density,
        "body_mass_index": round(kg / (stature / 1000) ** 2, 2),
        "people": load_measures().source,
        "measures": [_as_record(row) for row in rows],
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _as_record(row: Row) -> dict[str, object]:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 1)

    people = row.people
    return {
        "key": row.measure.key,
        "name": row.name,
        "unit": row.measure.unit,
        "built": rounded(row.built),
        "asked": rounded(row.asked),
        "met": row.is_met,
        "likely": rounded(row.expected),
        "people": None if people is None else {"p5": people.p5, "p50": people.p50, "p95": people.p95},
    }
