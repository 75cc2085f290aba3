"""The other pages of the right-hand panel: a pain type, a landmark, a bone; and which page a session asks for."""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from acuviewer.knowledge.library import PainType
from acuviewer.landmarks.catalog import Landmark
from acuviewer.points.catalog import AcuPoint
from acuviewer.points.rules import names_in, read_rule
from acuviewer.session.session import BoneChoice, LandmarkChoice, PointChoice
from acuviewer.statement import Statement
from acuviewer.ui.pages.meridian_page import MeridianPage, MeridianStrip
from acuviewer.ui.pages.page import Page, PageContext
from acuviewer.ui.pages.welcome_page import WelcomePage, add_pain_types
from acuviewer.ui.text_widgets import Card, StatementBox, chips, link


class PainTypePage(Page):
    """A pain type: what it is, when to see a doctor, its points with reasons, evidence."""

    def __init__(self, context: PageContext, pain: PainType) -> None:
        super().__init__(context)
        library = context.library
        self.add_text(pain.name, "title")
        for sign in pain.warning_signs:
            self.add(Card("see a doctor first", sign, "danger", library, context.show_sources))
        self.add_statements("What it is", pain.statements)
        self.add_heading("Points, and why")
        only = f"Only these {len(pain.points)} points" if len(pain.points) > 1 else "Only this point"
        self.add(chips([(only, f"filter.pain_type {pain.id}", False, "Leaves them in the list and on the body")], context.run))
        for linked in pain.points:
            point = context.atlas.points[linked.code]
            line = f"point.select {linked.code}"
            text = f"{point.code}  {point.names.simplified}  {point.names.pinyin}"
            self.add(link(text, lambda line=line: context.run(line)))  # type: ignore[misc]
            self.add(StatementBox(linked.reason, library, context.show_sources))
        self.add_studies(library.studies_of((pain.id,)))
        self.add_heading("Other pain types")
        add_pain_types(self, first=pain.group, without=pain.id)


class LandmarkPage(Page):
    """A landmark: names, what it is, how a finger finds it, and what is measured from it."""

    def __init__(self, context: PageContext, landmark: Landmark) -> None:
        super().__init__(context)
        self.add_text(landmark.english[0].upper() + landmark.english[1:], "title")
        side = context.session.selection.side
        where = "" if landmark.sides == "midline" else f"{side} side · "
        self.add_text(f"{landmark.latin or 'no Latin name'} · {where}{landmark.tissue}", "muted")
        standing = Statement(landmark.definition, landmark.sources, landmark.standing, landmark.checked)  # type: ignore[arg-type]
        self.add_statements("What it is", [standing])
        self.add_heading("How a finger finds it")
        self.add_text(landmark.palpation)
        placed = context.anatomy.landmark(landmark.name, context.session.selection.side)
        if placed is not None and placed.bone is not None:
            bone = context.anatomy.skeleton.pattern.bones[placed.bone]
            self.add_heading("On the bone")
            self.add_text(
                f"{landmark.found_by[0].upper()}{landmark.found_by[1:]}; here {placed.depth_mm:.0f} mm under the finger."
            )
            self.add(chips([(bone.english, f"bone.select {bone.name}", False, bone.latin)], context.run))
        else:
            self.add_text("Placed by the form of the skin: no bone marks it.", "muted")
        codes = [
            point.code
            for point in context.atlas.points.values()
            if any(landmark.name in names_in(read_rule(part.rule))[0] for part in point.parts)
        ]
        self.add_heading("Points found from it")
        if codes:
            self.add(chips([(code, f"point.select {code}", False, "") for code in codes], context.run))
        else:
            self.add_text("None of the points so far.", "muted")
        segments = [s for s in context.atlas.segments.values() if landmark.name in (s.start, s.to)]
        if segments:
            self.add_heading("Cun segments that begin or end here")
        for segment in segments:
            scale = context.anatomy.ruler.mm_per_cun(segment.id)
            self.add_text(f"{segment.id.replace('_', ' ')}: {segment.length_cun:g} cun, here 1 cun = {scale:.1f} mm")


class BonePage(Page):
    """A bone: names, what one can do with it, and the landmarks that a finger finds on it."""

    def __init__(self, context: PageContext, name: str) -> None:
        super().__init__(context)
        bone = context.anatomy.skeleton.pattern.bones[name]
        self.add_text(bone.english[0].upper() + bone.english[1:], "title")
        self.add_text(bone.latin + ("" if bone.side == "midline" else f" · {bone.side} side"), "muted")
        self.add_acts("bone.isolate", "bone.hide", "bone.show_all")
        found = [placed for placed in context.anatomy.landmarks.values() if placed.bone == name]
        self.add_heading("Landmarks on it")
        if not found:
            self.add_text("No landmark of this program lies on it.", "muted")
        entries = []
        for placed in found:
            english = context.atlas.landmarks[placed.name].english
            line = f"landmark.select {placed.name}" + ("" if placed.side == "midline" else f" {placed.side}")
            entries.append((english, line, False, english))
        self.add(chips(entries, context.run))


def build_page(context: PageContext) -> QWidget:
    """The page for what the session has chosen."""
    selection, atlas = context.session.selection, context.atlas
    match selection.chosen:
        case PointChoice(code):
            page = _point_page(context, atlas.points[code])
            if page is not None:
                return page
        case LandmarkChoice(name):
            return LandmarkPage(context, atlas.landmarks[name])
        case BoneChoice(name):
            return BonePage(context, name)
        case None:
            pass
        case other:
            assert_never(other)
    if selection.meridian:
        return MeridianPage(context, atlas.meridians[selection.meridian])
    if selection.pain_type:
        return PainTypePage(context, context.library.pain_types[selection.pain_type])
    return WelcomePage(context)


def _point_page(context: PageContext, point: AcuPoint) -> QWidget | None:
    """The page of a point, on its meridian if that is chosen; None for a point that is nowhere and says no reason."""
    from acuviewer.ui.pages.point_page import PointPage

    location = context.anatomy.chosen_location(context.session.selection)
    if location is None and not point.off_surface and not context.anatomy.why_unplaced(point.code):
        return None
    page = PointPage(context, point, location)
    if context.session.selection.meridian == point.meridian:
        page.add_on_top(MeridianStrip(context, context.atlas.meridians[point.meridian], point))
    return page
