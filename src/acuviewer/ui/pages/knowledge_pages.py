"""The other pages of the right-hand panel: a pain type, a landmark, a bone; and which page a session asks for."""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from acuviewer.i18n import said, text
from acuviewer.knowledge.pain_types import PainType
from acuviewer.knowledge.terms import capitalised
from acuviewer.landmarks.catalog import Landmark
from acuviewer.points.catalog import AcuPoint
from acuviewer.points.rules import names_in, read_rule
from acuviewer.session.session import BoneChoice, LandmarkChoice, PageChoice, PointChoice
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
            self.add(Card(text("page.pain.doctor"), sign, "danger", library, context.show_sources))
        self.add_statements(text("page.what_it_is"), pain.statements)
        self.add_heading(text("page.pain.points"))
        only = text("page.pain.only", n=len(pain.points))
        self.add(chips([(only, f"filter.pain_type {pain.id}", False, text("page.pain.only_tip"))], context.run))
        for linked in pain.points:
            point = context.atlas.points[linked.code]
            line = f"point.select {linked.code}"
            name = f"{point.code}  {point.names.simplified}  {point.names.pinyin}"
            self.add(link(name, lambda line=line: context.run(line)))  # type: ignore[misc]
            self.add(StatementBox(linked.reason, library, context.show_sources))
        self.add_studies(library.studies_of((pain.id,)))
        self.add_heading(text("page.pain.others"))
        add_pain_types(self, first=pain.group, without=pain.id)


class LandmarkPage(Page):
    """A landmark: names, what it is, how a finger finds it, and what is measured from it."""

    def __init__(self, context: PageContext, landmark: Landmark) -> None:
        super().__init__(context)
        self.add_text(capitalised(landmark.english), "title")
        side = context.session.selection.side
        where = [] if landmark.sides == "midline" else [text(f"side.{side}")]
        self.add_text(" · ".join([landmark.latin or text("page.landmark.no_latin"), *where, landmark.tissue]), "muted")
        standing = Statement(landmark.definition, landmark.sources, landmark.standing, landmark.checked)  # type: ignore[arg-type]
        self.add_statements(text("page.what_it_is"), [standing])
        self.add_heading(text("page.landmark.finger"))
        self.add_text(landmark.palpation)
        placed = context.anatomy.landmark(landmark.name, context.session.selection.side)
        if placed is not None and placed.bone is not None:
            bone = context.anatomy.skeleton.pattern.bones[placed.bone]
            self.add_heading(text("page.landmark.on_bone"))
            self.add_text(text("page.landmark.found_by", rule=capitalised(landmark.found_by), mm=placed.depth_mm or 0.0))
            self.add(chips([(bone.english, f"bone.select {bone.name}", False, bone.latin)], context.run))
        else:
            self.add_text(text("page.landmark.by_skin"), "muted")
        codes = [
            point.code
            for point in context.atlas.points.values()
            if any(landmark.name in names_in(read_rule(part.rule))[0] for part in point.parts)
        ]
        self.add_heading(text("page.landmark.points"))
        if codes:
            self.add(chips([(code, f"point.select {code}", False, "") for code in codes], context.run))
        else:
            self.add_text(text("page.landmark.no_points"), "muted")
        segments = [s for s in context.atlas.segments.values() if landmark.name in (s.start, s.to)]
        if segments:
            self.add_heading(text("page.landmark.segments"))
        for segment in segments:
            scale = context.anatomy.ruler.mm_per_cun(segment.id)
            called = said(f"segment.{segment.id}")
            self.add_text(text("page.landmark.segment", segment=called, cun=segment.length_cun, mm=scale))


class BonePage(Page):
    """A bone: names, what one can do with it, and the landmarks that a finger finds on it."""

    def __init__(self, context: PageContext, name: str) -> None:
        super().__init__(context)
        bone = context.anatomy.skeleton.pattern.bones[name]
        self.add_text(capitalised(bone.english), "title")
        where = [] if bone.side == "midline" else [text(f"side.{bone.side}")]
        self.add_text(" · ".join([bone.latin, *where]), "muted")
        self.add_acts("bone.isolate", "bone.hide", "bone.show_all")
        found = [placed for placed in context.anatomy.landmarks.values() if placed.bone == name]
        self.add_heading(text("page.bone.landmarks"))
        if not found:
            self.add_text(text("page.bone.no_landmarks"), "muted")
        entries = []
        for placed in found:
            english = context.atlas.landmarks[placed.name].english
            line = f"landmark.select {placed.name}" + ("" if placed.side == "midline" else f" {placed.side}")
            entries.append((english, line, False, english))
        self.add(chips(entries, context.run))


class KnowledgePage(Page):
    """Evidence, mechanisms, risks or sources: all of them, or one entry."""

    def __init__(self, context: PageContext, chosen: PageChoice) -> None:
        super().__init__(context)
        library, key = context.library, chosen.key
        self.add_text(text(f"page.{chosen.kind}.title"), "title")
        match chosen.kind:
            case "evidence" | "study":
                self.add_studies([library.studies[key]] if key else library.studies.values())
            case "mechanisms" | "mechanism":
                for mechanism in [library.mechanisms[key]] if key else library.mechanisms.values():
                    self.add_statements(mechanism.title, mechanism.statements)
            case "risks" | "caution":
                for caution in [library.cautions[key]] if key else library.cautions.values():
                    self.add(Card(caution.title, caution.statement, caution.severity, library, context.show_sources))
            case "sources" | "source":
                for source in [library.sources[key]] if key else library.sources.values():
                    self.add_text(source.title)


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
        case PageChoice():
            return KnowledgePage(context, selection.chosen)
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
