"""The page of a place: in which part of the body it lies, what is beneath, by which cun it is measured, what is near."""

from acuviewer.body.bone_depth import REACH_MM, BoneBeneath
from acuviewer.body.shape import Side
from acuviewer.i18n import listed, said, say, text
from acuviewer.knowledge.terms import capitalised
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Page, Run
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.points.distance import Distance, OnSkin
from acuviewer.points.measured_chain import MidlineDistance
from acuviewer.points.neighbours import directions
from acuviewer.session.kinds import line_of
from acuviewer.session.place_told import IN_MIDLINE_MM, AlongSegment, PlaceTold, name_of_place, tell_place
from acuviewer.session.ruler_places import RulerPlace


def place_page(context: PageContext, place: RulerPlace) -> Page:
    """What lies at a place that was asked about; a point without a place on this body has nothing to tell."""
    write = PageWriter(context.library)
    told = tell_place(context.anatomy, place)
    name = say(name_of_place(place, context.atlas))
    write.title(name if told is None else say(told.part))
    if told is None:
        write.text(text("page.place.nowhere"), "muted")
        return write.page(name)
    write.text(name, "muted")
    _write_acts(write, context, place)
    write.section("place")
    write.text(_tell_midline(told.midline))
    if told.along is not None:
        write.text(_tell_along(told.along, context))
    write.text(text("fact.cun", mm=told.scale.mm_per_cun, segment=told.scale.called))
    write.section("beneath")
    _write_beneath(write, told.beneath)
    write.section("near_points")
    for near in told.points:
        other = near.location
        _write_near(
            write,
            told,
            context.point_name(other.code),
            line_of("point", other.code, other.side),
            other.side,
            other,
            near.distance,
        )
    write.section("near_landmarks")
    for found in told.landmarks:
        placed = found.landmark
        named = capitalised(context.atlas.landmarks[placed.name].english)
        _write_near(write, told, named, line_of("landmark", placed.name, placed.side), placed.side, placed, found.distance)
    write.text(text("page.place.how", mm=told.scale.mm_per_cun, segment=told.scale.called), "muted")
    return write.page(name)


def _write_acts(write: PageWriter, context: PageContext, place: RulerPlace) -> None:
    """What one does with a place: fly to it, measure from it, copy it."""
    chips = [context.act("point.fly", text("offer.fly"))]
    for name in ("ruler.begin", "place.copy"):
        command = context.commands[name]
        chips.append(Chip(say(command.title), f"{name} {place.to_text()}", False, say(command.help)))
    write.chips([*chips, context.act("layer.bone_depth"), context.act("place.clear")])


def _tell_midline(middle: MidlineDistance) -> str:
    if middle.straight_mm <= IN_MIDLINE_MM:
        return text("page.place.in_midline")
    along = middle.along_skin
    if along is None:
        return text("page.place.midline", mm=middle.straight_mm)
    return text("page.place.midline_cun", straight=middle.straight_mm, mm=along.mm, cun=along.cun, segment=along.scale.called)


def _tell_along(along: AlongSegment, context: PageContext) -> str:
    segment = along.segment
    start, end = (context.atlas.landmarks[name].english for name in (segment.start, str(segment.to)))
    return text(
        "page.place.along",
        cun=along.cun,
        total=segment.length_cun,
        start=start,
        end=end,
        segment=along.scale.called,
        mm=along.scale.mm_per_cun,
    )


def _write_beneath(write: PageWriter, beneath: BoneBeneath | None) -> None:
    if beneath is None:
        write.text(text("fact.no_bone", mm=REACH_MM))
        return
    write.text(text("fact.bone", mm=beneath.depth_mm, bone=beneath.bone.english))
    write.chips([Chip(beneath.bone.english, line_of("bone", beneath.bone.name), False, beneath.bone.latin)])


def _write_near(
    write: PageWriter, told: PlaceTold, name: str, command: str, side: Side, there: OnSkin, distance: Distance
) -> None:
    """What lies near: its name as a link, how far, in which direction."""
    where = [said(f"direction.{word}") for word in directions(told.spot, there)]
    named = name if side in (told.side, "midline") else text(f"mark.on_{side}", name=name)
    key = "page.place.near" if distance.along_skin else "page.place.near_straight"
    apart = text(key, mm=distance.mm, cun=told.scale.cun(distance.mm))
    write.text((link(named, command), Run("  " + " · ".join(filter(None, (apart, listed(where)))))), bullet=True)
