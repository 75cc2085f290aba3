"""The page of an acupoint: names, location, how it is found, what it is for, needling, cautions, evidence."""

from PySide6.QtWidgets import QWidget

from acuviewer.points.catalog import AcuPoint, Needling
from acuviewer.points.location import Location
from acuviewer.points.neighbours import find_neighbours
from acuviewer.points.scale import FINGER_SEGMENT, Scale, scale_of
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.place_facts import facts_of
from acuviewer.session.session import Session
from acuviewer.shown.rings import practitioner_rings
from acuviewer.statement import Statement
from acuviewer.ui.pages.definition_table import DefinitionTable
from acuviewer.ui.pages.page import Page, PageContext
from acuviewer.ui.pages.point_header import PointHeader
from acuviewer.ui.text_widgets import Card, Fold, StatementBox, StepRow, chips

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
        self.add_statements("Indications", point.indications, bullet=True)
        self._add_needling()
        self.add_statements("What lies under it", point.tissue, bullet=True)
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
        self.add_heading("Location")
        self.add_text(point.location)
        words = {"standard": "Standard location.", "disputed": "The standard itself leaves this location open."}
        text = words.get(point.standing, "Not part of the standard of 2008: as textbooks give it.")
        checked = all(self.context.library.sources[name].checked for name in point.sources)
        said = Statement(text, point.sources, "textbook" if point.standing == "textbook" else "standard", checked)
        self.add(StatementBox(said, self.context.library, self.context.show_sources))
        if location is None and point.off_surface:
            self.add_text(f"Not on the surface: {point.off_surface}. It is not drawn on the body.", "warning")
        elif why := self.context.anatomy.why_unplaced(point.code):
            self.add_text(f"Not placed on this body: {why}", "warning")
        if point.departure:
            self.add_text(f"Where the rule departs: {point.departure}", "muted")
        for note in point.notes:
            self.add(StatementBox(note, self.context.library, self.context.show_sources))

    def _add_places(self, location: Location) -> None:
        """The places of a point that consists of several; a chip goes to each."""
        if len(self._point.parts) < 2:
            return
        self.add_heading(f"{len(self._point.parts)} places")
        entries = [
            (part.title, f"point.definition {part.id}", part.id == location.definition, part.title) for part in self._point.parts
        ]
        self.add(chips(entries, self.context.run))

    def _add_cautions(self) -> None:
        library = self.context.library
        self.add_heading("Cautions")
        if not self._point.cautions:
            self.add_text("None of its own is known here; those that hold for all needling hold here too.", "muted")
        for caution in self._point.cautions:
            general = library.cautions[caution.caution]
            self.add(Card(general.title, caution.statement, general.severity, library, self.context.show_sources))

    def _add_definitions(self, location: Location) -> None:
        if not self._point.alternatives:
            return
        standard = self.context.anatomy.location(self._point.code, location.side) or location
        self.add_heading("Definitions")
        scale = _scale(self.context.anatomy, standard)
        self.add(DefinitionTable(self.context, self._point, location, scale))

    def _add_steps(self, location: Location) -> None:
        self.add_heading("How to find it")
        self.add_text(f"Posture: {self._point.posture}. Choose a step to see it on the body (, and . go through them).", "muted")
        for number, step in enumerate(location.steps, start=1):
            row = StepRow(number, step.text)
            row.chosen.connect(lambda number: self.context.run(f"step.show {number}"))
            self._steps.append(row)
            self.add(row)

    def _add_facts(self, location: Location) -> None:
        """What is told of the place on this body."""
        self.add_heading("On this body")
        for fact in facts_of(self.context.anatomy, location):
            self.add_text(fact.sentence)

    def _add_spread(self, location: Location, scale: Scale) -> None:
        """How far practitioners lie apart here, where a study measured it."""
        library, anatomy = self.context.library, self.context.anatomy
        self.add_heading("Spread among practitioners")
        measured = library.spread.get(self._point.code)
        if measured is None:
            self.add_text("Not measured at this point: no study of it is known here.", "muted")
            return
        rings = practitioner_rings(anatomy, measured, location.side)
        for share, area_cm2 in measured.areas_cm2.items():
            words = f"{share:.0%} of the places that {measured.n_practitioners} practitioners chose: {area_cm2:g} cm² of skin"
            if share in rings:
                radius = rings[share].radius_mm
                words += f", here a circle with a radius of {radius:.0f} mm = {scale.cun(radius):.1f} cun"
            self.add_text(f"{words}.")
        self.add(self.context.controls.switch("layer.spread", "Draw the rings"))
        self.add_text(
            "Published as an area; its form and middle are not given here. Drawn as a circle around our place by the standard "
            "definition, as large on every body.",
            "muted",
        )
        for said in measured.statements:
            self.add(StatementBox(said, library, self.context.show_sources))

    def _add_neighbours(self, location: Location, scale: Scale) -> None:
        """Points that could be taken for this one."""
        anatomy = self.context.anatomy
        self.add_heading("Neighbours")
        same_side = [other for other in anatomy.locations.values() if other.side in (location.side, "midline")]
        if location.side == "midline":
            # Both sides lie alike; one of them is enough.
            same_side += [other for other in anatomy.locations.values() if other.side == self.context.session.selection.side]
        found = find_neighbours(anatomy.skin, location, same_side, NEAR_CUN * scale.mm_per_cun)
        if not found:
            self.add_text(f"No other point lies within {NEAR_CUN:g} cun ({scale.called}, {scale.mm_per_cun:.1f} mm).", "muted")
            return
        entries = []
        for near in found:
            other, apart = near.location, near.distance
            text = f"{other.code}  {apart.mm:.0f} mm · {scale.cun(apart.mm):.1f} cun"
            line = f"point.select {other.code} {other.side}".removesuffix(" midline")
            entries.append((text, line, False, f"{self.context.atlas.points[other.code].names.pinyin}, {apart.way}"))
        self.add(chips(entries, self.context.run))
        straight = "" if all(near.distance.along_skin for near in found) else ", or straight where no tape can lie"
        self.add_text(f"Along the skin{straight}; 1 cun = {scale.mm_per_cun:.1f} mm ({scale.called}).", "muted")

    def _add_pain_types(self) -> None:
        library = self.context.library
        links = library.links_of_point(self._point.code)
        self.add_heading("Pain types")
        if not links:
            self.add_text("No pain type is linked to this point.", "muted")
            return
        chosen = self.context.session.selection.pain_type
        entries = [
            (library.pain_types[link.pain_type].name, f"pain.choose {link.pain_type}", link.pain_type == chosen, link.reason.text)
            for link in links
        ]
        self.add(chips(entries, self.context.run))
        for link in links:
            name = library.pain_types[link.pain_type].name
            reason = Statement(f"{name}: {link.reason.text}", link.reason.sources, link.reason.standing, link.reason.checked)
            self.add(StatementBox(reason, library, self.context.show_sources))

    def _add_needling(self) -> None:
        self.add_heading("Needling")
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

        self.add_heading("Evidence, with its limits")
        self.add(Fold(f"{len(studies)} {'study' if len(studies) == 1 else 'studies'} of its pain types", build))


def _scale(anatomy: Anatomy, location: Location) -> Scale:
    return scale_of(location, anatomy.skin, anatomy.landmarks, anatomy.ruler)


def _say_depth(needle: Needling, scale: float) -> str:
    """The usual range in cun and in mm of this body's finger-cun; what is done instead at a point that is not needled."""
    if needle.depth_cun is None:
        return f"{needle.direction[0].upper()}{needle.direction[1:]}."
    low, high = needle.depth_cun
    cun = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    mm = f"{low * scale:.0f}" if low == high else f"{low * scale:.0f} to {high * scale:.0f}"
    return f"{cun} cun {needle.direction}: about {mm} mm in the finger-cun of this body (1 cun = {scale:.1f} mm)."
