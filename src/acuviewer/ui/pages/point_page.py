"""The page of an acupoint: names, location, how it is found, what it is for, needling, cautions, evidence."""

from PySide6.QtWidgets import QWidget

from acuviewer.i18n import said, say, text
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.terms import capitalised
from acuviewer.points.catalog import AcuPoint, Needling
from acuviewer.points.location import Location
from acuviewer.points.neighbours import find_neighbours
from acuviewer.points.scale import FINGER_SEGMENT, Scale, scale_of
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.place_facts import facts_of
from acuviewer.session.session import Session
from acuviewer.shown.rings import practitioner_rings
from acuviewer.statement import Statement
from acuviewer.ui.fold import Fold
from acuviewer.ui.pages.definition_table import DefinitionTable
from acuviewer.ui.pages.page import Page, PageContext
from acuviewer.ui.pages.point_header import PointHeader
from acuviewer.ui.text_widgets import Card, StatementBox, StepRow, chips

NEAR_CUN = 2.0


class PointPage(Page):
    """The chosen point on the chosen side."""

    def __init__(self, context: PageContext, point: AcuPoint, location: Location | None) -> None:
        """``location`` is None for a point that does not lie on the outer skin."""
        super().__init__(context)
        self._point = point
        self._steps: list[StepRow] = []
        self.add(PointHeader(context, point, location))
        self._add_cautions()
        self._add_location(location)
        if location is not None:
            scale = _scale(context.anatomy, location)
            self._add_places(location)
            self._add_definitions(location)
            self._add_steps(location)
            self._add_facts(location)
            self._add_spread(location, scale)
            self._add_neighbours(location, scale)
        self._add_pain_types()
        self.add_statements(text("page.point.indications"), point.indications, bullet=True)
        self._add_needling()
        self.add_statements(text("page.point.tissue"), point.tissue, bullet=True)
        self._add_evidence()
        self.show_choices(context.session)

    def show_choices(self, session: Session) -> None:
        """Mark the step that is drawn last."""
        for number, row in enumerate(self._steps):
            row.set_now(number == session.selection.step)

    def step_row(self, step: int) -> QWidget:
        """The row of a step, to scroll to."""
        return self._steps[step]

    def _add_location(self, location: Location | None) -> None:
        point = self._point
        self.add_heading(text("page.point.location"))
        self.add_text(point.location)
        standing = text(f"page.point.standing.{point.standing}")
        checked = all(self.context.library.sources[name].checked for name in point.sources)
        whose = Statement(standing, point.sources, "textbook" if point.standing == "textbook" else "standard", checked)
        self.add(StatementBox(whose, self.context.library, self.context.show_sources))
        if location is None and point.off_surface:
            self.add_text(text("page.point.off_surface", where=point.off_surface), "warning")
        elif why := self.context.anatomy.why_unplaced(point.code):
            self.add_text(text("page.point.unplaced", why=why), "warning")
        if point.departure:
            self.add_text(text("page.point.departure", how=point.departure), "muted")
        for note in point.notes:
            self.add(StatementBox(note, self.context.library, self.context.show_sources))

    def _add_places(self, location: Location) -> None:
        """The places of a point that consists of several; a chip goes to each."""
        if len(self._point.parts) < 2:
            return
        self.add_heading(text("page.point.places", n=len(self._point.parts)))
        entries = [
            (part.title, f"point.definition {part.id}", part.id == location.definition, part.title) for part in self._point.parts
        ]
        self.add(chips(entries, self.context.run))

    def _add_cautions(self) -> None:
        library = self.context.library
        self.add_heading(text("page.point.cautions"))
        cautions = load_caution_rules().cautions_of(self._point)
        if not cautions:
            self.add_text(text("page.point.no_cautions"), "muted")
        for caution in cautions:
            general = library.cautions[caution.caution]
            self.add(Card(general.title, caution.statement, general.severity, library, self.context.show_sources))

    def _add_definitions(self, location: Location) -> None:
        if not self._point.alternatives:
            return
        standard = self.context.anatomy.location(self._point.code, location.side) or location
        self.add_heading(text("page.point.definitions"))
        scale = _scale(self.context.anatomy, standard)
        self.add(DefinitionTable(self.context, self._point, location, scale))

    def _add_steps(self, location: Location) -> None:
        self.add_heading(text("page.point.steps"))
        self.add_text(text("page.point.posture", posture=self._point.posture), "muted")
        for number, step in enumerate(location.steps, start=1):
            row = StepRow(number, step.text)
            row.chosen.connect(lambda number: self.context.run(f"step.show {number}"))
            self._steps.append(row)
            self.add(row)

    def _add_facts(self, location: Location) -> None:
        """What is told of the place on this body."""
        self.add_heading(text("page.point.on_this_body"))
        for fact in facts_of(self.context.anatomy, location):
            self.add_text(say(fact.sentence))

    def _add_spread(self, location: Location, scale: Scale) -> None:
        """How far practitioners lie apart here, where a study measured it."""
        library, anatomy = self.context.library, self.context.anatomy
        self.add_heading(text("page.point.spread"))
        measured = library.spread.get(self._point.code)
        if measured is None:
            self.add_text(text("page.point.spread.none"), "muted")
            return
        rings = practitioner_rings(anatomy, measured, location.side)
        for share, area_cm2 in measured.areas_cm2.items():
            area = said("page.point.spread.area", share=share, n=measured.n_practitioners, cm2=area_cm2)
            if share in rings:
                radius = rings[share].radius_mm
                self.add_text(text("page.point.spread.circle", area=area, mm=radius, cun=scale.cun(radius)))
            else:
                self.add_text(text("page.point.spread.no_circle", area=area))
        self.add(self.context.controls.switch("layer.spread", text("page.point.spread.draw")))
        self.add_text(
            text("page.point.spread.how"),
            "muted",
        )
        for statement in measured.statements:
            self.add(StatementBox(statement, library, self.context.show_sources))

    def _add_neighbours(self, location: Location, scale: Scale) -> None:
        """Points that could be taken for this one."""
        anatomy = self.context.anatomy
        self.add_heading(text("page.point.neighbours"))
        same_side = [other for other in anatomy.locations.values() if other.side in (location.side, "midline")]
        if location.side == "midline":
            # Both sides lie alike; one of them is enough.
            same_side += [other for other in anatomy.locations.values() if other.side == self.context.session.selection.side]
        found = find_neighbours(anatomy.skin, location, same_side, NEAR_CUN * scale.mm_per_cun)
        if not found:
            alone = text("page.point.no_neighbours", cun=NEAR_CUN, segment=scale.called, mm=scale.mm_per_cun)
            self.add_text(alone, "muted")
            return
        entries = []
        for near in found:
            other, apart = near.location, near.distance
            name = text("page.point.neighbour", code=other.code, mm=apart.mm, cun=scale.cun(apart.mm))
            line = f"point.select {other.code} {other.side}".removesuffix(" midline")
            entries.append((name, line, False, f"{self.context.atlas.points[other.code].names.pinyin}, {say(apart.way)}"))
        self.add(chips(entries, self.context.run))
        all_along = all(near.distance.along_skin for near in found)
        key = "page.point.measured_along" if all_along else "page.point.measured_or_straight"
        self.add_text(text(key, mm=scale.mm_per_cun, segment=scale.called), "muted")

    def _add_pain_types(self) -> None:
        library = self.context.library
        links = library.links_of_point(self._point.code)
        self.add_heading(text("page.point.pains"))
        if not links:
            self.add_text(text("page.point.no_pains"), "muted")
            return
        chosen = self.context.session.selection.pain_type
        entries = [
            (library.pain_types[link.pain_type].name, f"pain.choose {link.pain_type}", link.pain_type == chosen, link.reason.text)
            for link in links
        ]
        self.add(chips(entries, self.context.run))
        for link in links:
            name = library.pain_types[link.pain_type].name
            reason = Statement(
                text("page.point.pain", pain=name, reason=link.reason.text),
                link.reason.sources,
                link.reason.standing,
                link.reason.checked,
            )
            self.add(StatementBox(reason, library, self.context.show_sources))

    def _add_needling(self) -> None:
        self.add_heading(text("page.point.needling"))
        scale = self.context.anatomy.ruler.mm_per_cun(FINGER_SEGMENT)
        for needle in self._point.needling:
            self.add_text(_say_depth(needle, scale))
            self.add(StatementBox(needle.note, self.context.library, self.context.show_sources))

    def _add_evidence(self) -> None:
        """The studies of the pain types that the point is linked to; many, so they are built when they are asked for."""
        context = self.context
        studies = context.library.studies_of(tuple(link.pain_type for link in context.library.links_of_point(self._point.code)))
        if not studies:
            self.add_studies(studies)
            return

        def build() -> QWidget:
            page = Page(context)
            page.add_studies(studies)
            return page

        self.add_heading(text("page.evidence"))
        self.add(Fold(text("page.point.studies", n=len(studies)), build))


def _scale(anatomy: Anatomy, location: Location) -> Scale:
    return scale_of(location, anatomy.skin, anatomy.landmarks, anatomy.ruler)


def _say_depth(needle: Needling, scale: float) -> str:
    """The usual range in cun and in mm of this body's finger-cun; what is done instead at a point that is not needled."""
    if needle.depth_cun is None:
        return text("page.point.needle", direction=capitalised(needle.direction))
    low, high = needle.depth_cun
    if low == high:
        return text("page.point.needle.depth", cun=low, direction=needle.direction, mm=low * scale, scale=scale)
    return text(
        "page.point.needle.range",
        low=low,
        high=high,
        direction=needle.direction,
        low_mm=low * scale,
        high_mm=high * scale,
        scale=scale,
    )
