"""How a point is found, and what is told of its place on this body: steps, definitions, neighbours, spread."""

from acuviewer.i18n import listed, said, say, text
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Line, Run, Step, Table
from acuviewer.pages.page_writer import PageWriter, line, link
from acuviewer.points.catalog import STANDARD, AcuPoint, Alternative
from acuviewer.points.distance import Difference, compare_definitions
from acuviewer.points.location import Location
from acuviewer.points.neighbours import Neighbour, directions, find_nearest, find_neighbours
from acuviewer.points.scale import Scale, scale_of
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.place_facts import facts_of
from acuviewer.shown.rings import practitioner_rings
from acuviewer.statement import Standing, Statement

NEAR_CUN, _N_NEAREST = 2.0, 3


def write_finding(write: PageWriter, context: PageContext, point: AcuPoint, location: Location) -> None:
    """The section on how a point is found."""
    scale = _scale(context.anatomy, location)
    write.section("finding")
    if len(point.parts) > 1:
        write.text(text("page.point.places", n=len(point.parts)), "muted")
        write.chips(
            Chip(part.title, f"point.definition {part.id}", part.id == location.definition, part.title) for part in point.parts
        )
    write.text(text("page.point.posture", posture=point.posture), "muted")
    now = context.session.selection.step
    write.add(
        *(
            Step(number, step.text, f"step.show {number}", number - 1 == now)
            for number, step in enumerate(location.steps, start=1)
        )
    )
    write.text(" ".join(say(fact.sentence) for fact in facts_of(context.anatomy, location)), "muted")
    _write_neighbours(write, context, location, scale)
    _write_spread(write, context, location, scale)
    _write_definitions(write, context, point, location)


def _write_definitions(write: PageWriter, context: PageContext, point: AcuPoint, location: Location) -> None:
    """The competing definitions: which is chosen, how far each lies from the standard place, on whose word."""
    if not point.alternatives:
        return
    anatomy = context.anatomy
    scale = _scale(anatomy, anatomy.location(point.code, location.side) or location)
    write.section("definitions")
    rows = [_definition(write, location, STANDARD, text("definitions.standard"), "", text("definitions.no_way"), point)]
    differences = compare_definitions(anatomy.skin, anatomy.locations, point, location.side)
    for other, difference in zip(point.alternatives, differences, strict=True):
        rows.append(_definition(write, location, other.id, other.title, other.text, _apart(difference, scale), other))
    heads = (Run(text("definitions.place")), Run(text("definitions.distance")))
    write.add(Table(heads, tuple(rows)))
    write.chips([context.act("definition.compare", text("definitions.draw_all"))])
    write.text(text("definitions.scale", mm=scale.mm_per_cun, segment=scale.called), "muted")


def _definition(
    write: PageWriter, location: Location, name: str, title: str, words: str, apart: str, whose: AcuPoint | Alternative
) -> tuple[Line, Line]:
    """A row of the table of definitions; ``whose`` tells its sources and standing."""
    standing: Standing = "textbook" if whose.standing == "textbook" else "standard"
    chosen = location.definition == name
    choose = Run(title, "", strong=True) if chosen else link(title, f"point.definition {name}")
    notes = write.cite(Statement(words, whose.sources, standing, all(write.library.sources[s].checked for s in whose.sources)))
    said_too = (Run(f" — {words}"),) if words else ()
    return ((choose, *said_too, Run("", notes=notes)), line(apart))


def _apart(difference: Difference, scale: Scale) -> str:
    distance = difference.distance
    key = "definitions.apart" if distance.along_skin else "definitions.apart_straight"
    return text(key, mm=distance.mm, cun=scale.cun(distance.mm))


def _write_neighbours(write: PageWriter, context: PageContext, location: Location, scale: Scale) -> None:
    """Points that could be taken for this one."""
    anatomy = context.anatomy
    same_side = [other for other in anatomy.locations.values() if other.side in (location.side, "midline")]
    if location.side == "midline":
        # Both sides lie alike; one of them is enough.
        same_side += [other for other in anatomy.locations.values() if other.side == context.session.selection.side]
    found = find_neighbours(anatomy.skin, location, same_side, NEAR_CUN * scale.mm_per_cun)
    if not found:
        _write_nearest(write, location, find_nearest(anatomy.skin, location, same_side, _N_NEAREST), scale)
        return
    all_along = all(near.distance.along_skin for near in found)
    key = "page.point.measured_along" if all_along else "page.point.measured_or_straight"
    told = f"{text('page.point.neighbours')}. {text(key, mm=scale.mm_per_cun, segment=scale.called)}"

    def inside(inner: PageWriter) -> None:
        chips = []
        for near in found:
            other, apart = near.location, near.distance
            name = text("page.point.neighbour", code=other.code, mm=apart.mm, cun=scale.cun(apart.mm))
            command = f"point.select {other.code} {other.side}".removesuffix(" midline")
            tip = f"{context.atlas.points[other.code].names.pinyin}, {say(apart.way)}"
            chips.append(Chip(name, command, False, tip))
        inner.chips(chips)
        inner.text(told, "muted")

    first = found[0]
    nearest = text(
        "page.point.nearest", n=len(found), code=first.location.code, mm=first.distance.mm, cun=scale.cun(first.distance.mm)
    )
    write.fold("neighbours", nearest, inside)


def _write_nearest(write: PageWriter, location: Location, nearest: list[Neighbour], scale: Scale) -> None:
    """That nothing is near, and what is nearest all the same: how far and where."""

    def inside(inner: PageWriter) -> None:
        for near in nearest:
            other, mm = near.location, near.distance.mm
            name = text("page.point.neighbour", code=other.code, mm=mm, cun=scale.cun(mm))
            where = listed(said(f"direction.{word}") for word in directions(location, other))
            choose = link(name, f"point.select {other.code} {other.side}".removesuffix(" midline"))
            inner.text((choose, Run(" · "), Run(where)))

    alone = text("page.point.no_neighbours", cun=NEAR_CUN, segment=scale.called, mm=scale.mm_per_cun)
    write.fold("neighbours", alone, inside)


def _write_spread(write: PageWriter, context: PageContext, location: Location, scale: Scale) -> None:
    """How far practitioners lie apart here, where a study measured it."""
    measured = context.library.spread.get(location.code)
    if measured is None:
        return
    rings = practitioner_rings(context.anatomy, measured, location.side)

    def inside(inner: PageWriter) -> None:
        for share, area_cm2 in measured.areas_cm2.items():
            area = said("page.point.spread.area", share=share, n=measured.n_practitioners, cm2=area_cm2)
            if share in rings:
                radius = rings[share].radius_mm
                inner.text(text("page.point.spread.circle", area=area, mm=radius, cun=scale.cun(radius)))
            else:
                inner.text(text("page.point.spread.no_circle", area=area))
        inner.text(text("page.point.spread.how"), "muted")
        inner.statements(measured.statements)
        inner.chips([context.act("layer.spread", text("page.point.spread.draw"))])

    write.fold("spread", text("page.point.spread"), inside)


def _scale(anatomy: Anatomy, location: Location) -> Scale:
    return scale_of(location, anatomy.skin, anatomy.landmarks, anatomy.ruler)
