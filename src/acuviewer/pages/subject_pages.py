"""The pages of a pain type, a landmark, a bone and a meridian."""

from acuviewer.i18n import said, text
from acuviewer.knowledge.pain_types import PainType
from acuviewer.knowledge.terms import capitalised
from acuviewer.landmarks.catalog import Landmark
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Chip, Page, Run
from acuviewer.pages.note_section import write_note
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.points.meridian_catalog import Meridian
from acuviewer.points.rules import names_in, read_rule
from acuviewer.statement import Statement


def pain_type_page(context: PageContext, pain: PainType) -> Page:
    """When to see a doctor, what it is, its points with reasons, evidence."""
    write = PageWriter(context.library)
    write.title(pain.name)
    if pain.warning_signs:
        write.section("doctor")
        signs = (Run(text("page.severity.danger") + " ", strong=True), Run(text("page.pain.doctor")))
        write.fold("doctor", signs, lambda inner: inner.statements(pain.warning_signs, bullet=True), "danger", opened=True)
    write_note(write, context, f"pain_type {pain.id}")
    write.section("what")
    write.statements(pain.statements)
    write.section("pain_points")
    only = text("page.pain.only", n=len(pain.points))
    write.chips([Chip(only, f"filter.pain_type {pain.id}", False, text("page.pain.only_tip"))])
    for linked in pain.points:
        why = "\n".join(context.say_concerns(linked.code))
        name = link(context.point_name(linked.code), f"point.select {linked.code}", why)
        write.statement(linked.reason, before=(name, Run("  ")))
    write_studies(write, context, (pain.id,))
    write.section("other_pains")
    write_pain_types(write, context, first=pain.group, without=pain.id)
    return write.page(pain.id)


def write_studies(write: PageWriter, context: PageContext, pain_types: tuple[str, ...]) -> None:
    """The section of the studies of some pain types; each has a page of its own."""
    studies = context.library.studies_of(pain_types)
    write.section("evidence")
    if not studies:
        write.text(text("page.evidence.none"), "muted")
    for study in studies:
        write.text((link(study.title, f"study.show {study.id}"), Run(" — "), Run(study.design_and_people)), bullet=True)
        write.statements((*study.findings, *study.article_reading)[:1])
        write.statements(study.limits[:1])
    write.text((link(text("page.point.all_evidence"), "evidence.show"),), "muted")


def write_pain_types(write: PageWriter, context: PageContext, first: str = "", without: str = "") -> None:
    """All pain types by group, the group ``first`` before the others, ``without`` one of them."""
    groups = context.library.pain_groups
    for group in sorted(groups, key=lambda group: group != first):
        chips = pain_chips(context, group, without)
        if chips:
            write.text(groups[group], "muted")
            write.chips(chips)


def pain_chips(context: PageContext, group: str, without: str = "") -> list[Chip]:
    """Chips of the pain types of a group."""
    return [
        Chip(pain.name, f"pain.choose {pain.id}", False, text("count.points", n=len(pain.points)))
        for pain in context.library.pain_types.values()
        if pain.group == group and pain.id != without
    ]


def landmark_page(context: PageContext, landmark: Landmark) -> Page:
    """Names, what it is, how a finger finds it, and what is measured from it."""
    write = PageWriter(context.library)
    side = context.session.selection.side
    write.title(capitalised(landmark.english))
    where = [] if landmark.sides == "midline" else [text(f"side.{side}")]
    write.text(" · ".join([landmark.latin or text("page.landmark.no_latin"), *where, landmark.tissue]), "muted")
    write_note(write, context, f"landmark {landmark.name}")
    write.section("what")
    write.statement(Statement(landmark.definition, landmark.sources, landmark.standing, landmark.checked))  # type: ignore[arg-type]
    write.section("finger")
    write.text(landmark.palpation)
    placed = context.anatomy.landmark(landmark.name, side)
    if placed is not None and placed.bone is not None:
        bone = context.anatomy.skeleton.pattern.bones[placed.bone]
        write.section("on_bone")
        write.text(text("page.landmark.found_by", rule=capitalised(landmark.found_by), mm=placed.depth_mm or 0.0))
        write.chips([Chip(bone.english, f"bone.select {bone.name}", False, bone.latin)])
    else:
        write.text(text("page.landmark.by_skin"), "muted")
    codes = [
        point.code
        for point in context.atlas.points.values()
        if any(landmark.name in names_in(read_rule(part.rule))[0] for part in point.parts)
    ]
    write.section("found_from")
    if codes:
        write.chips(context.point_chips(codes))
    else:
        write.text(text("page.landmark.no_points"), "muted")
    segments = [segment for segment in context.atlas.segments.values() if landmark.name in (segment.start, segment.to)]
    if segments:
        write.section("segments")
    for segment in segments:
        scale = context.anatomy.ruler.mm_per_cun(segment.id)
        write.text(text("page.landmark.segment", segment=said(f"segment.{segment.id}"), cun=segment.length_cun, mm=scale))
    return write.page(landmark.name)


def bone_page(context: PageContext, name: str) -> Page:
    """Names, what one can do with it, and the landmarks that a finger finds on it."""
    write = PageWriter(context.library)
    bone = context.anatomy.skeleton.pattern.bones[name]
    write.title(capitalised(bone.english))
    where = [] if bone.side == "midline" else [text(f"side.{bone.side}")]
    write.text(" · ".join([bone.latin, *where]), "muted")
    write.chips(context.acts("bone.isolate", "bone.hide", "bone.show_all"))
    found = [placed for placed in context.anatomy.landmarks.values() if placed.bone == name]
    write.section("bone_landmarks")
    if not found:
        write.text(text("page.bone.no_landmarks"), "muted")
    chips = []
    for placed in found:
        english = context.atlas.landmarks[placed.name].english
        command = f"landmark.select {placed.name}" + ("" if placed.side == "midline" else f" {placed.side}")
        chips.append(Chip(english, command, False, english))
    write.chips(chips)
    return write.page(name)


def meridian_page(context: PageContext, meridian: Meridian) -> Page:
    """Names, nature, how it runs and whose word that is, its points in order."""
    write = PageWriter(context.library)
    names = meridian.names
    write.title(f"{meridian.code}  {names.simplified} · {names.english} · {names.pinyin}")
    traditional = [] if names.traditional == names.simplified else [names.traditional]
    kana = names.japanese or text("page.meridian.no_japanese")
    hanja = [] if names.korean_hanja == names.traditional else [names.korean_hanja]
    told = " · ".join([*traditional, names.korean, *hanja, kana, names.japanese_kanji])
    checked = all((names.korean_checked, names.korean_hanja_checked, names.japanese_checked, names.japanese_kanji_checked))
    write.text(told if checked else text("page.meridian.unchecked", names=told), "muted")
    limb = meridian.limb or text("page.meridian.vessel")
    write.text(" · ".join([text(f"polarity.{meridian.polarity}"), text(f"element.{meridian.element or 'none'}"), limb]), "muted")
    write.chips(
        context.acts("meridian.flow", "view.meridian", "meridian.first_point", "layer.meridians", "layer.element_colours")
    )
    write.chips([context.act("quiz.ask", text("page.ask_these"))])
    write.section("course")
    write.statements(meridian.course)
    pair = context.atlas.meridians[meridian.pair]
    write.section("pair")
    write.chips([Chip(pair.names.english, f"meridian.choose {pair.code}", False, pair.names.simplified)])
    points = [point for point in context.atlas.points.values() if point.meridian == meridian.code]
    write.section("meridian_points", n=len(points))
    for point in points:
        name = context.point_name(point.code)
        row = text("page.meridian.off_surface", point=name) if point.off_surface else name
        write.text((link(row, f"point.select {point.code}"),))
    write.section("other_meridians")
    write.chips(
        Chip(other.code, f"meridian.choose {other.code}", False, other.names.english)
        for other in context.atlas.meridians.values()
        if other is not meridian
    )
    return write.page(meridian.code)
