"""The page of an acupoint: names, location, how it is found, what it is for, needling, cautions, evidence."""

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from acuviewer.points.catalog import STANDARD, AcuPoint
from acuviewer.points.location import Location
from acuviewer.points.neighbours import find_neighbours
from acuviewer.session.anatomy import Anatomy
from acuviewer.statement import Statement
from acuviewer.ui.reading import Page, PageContext
from acuviewer.ui.text_widgets import Card, StatementBox, StepRow, chips, label

NEAR_CUN = 2.0
DEPTH_SEGMENT = "finger_middle_phalanx"
"""Depths are given in the person's own finger-cun: no segment of the skin measures into the depth."""


class PointPage(Page):
    """The chosen point on the chosen side."""

    def __init__(self, context: PageContext, point: AcuPoint, location: Location | None) -> None:
        """``location`` is None for a point that does not lie on the outer skin."""
        super().__init__(context)
        self._point = point
        self._location = location
        self._steps: list[StepRow] = []
        self._add_names()
        self._add_cautions()
        self.add_heading("Location")
        self.add_text(point.location)
        standing = {"standard": "Standard location.", "disputed": "The standard itself leaves this location open."}
        words = standing.get(point.standing, "Not part of the standard of 2008: as textbooks give it.")
        self.add(StatementBox(Statement(words, point.sources, "standard"), context.library, context.show_sources))
        if location is None:
            self.add_text(f"Not on the surface: {point.off_surface}. It is not drawn on the body.", "warning")
        else:
            self._add_departure()
            self._add_places(location)
            self._add_definitions(location)
            self._add_steps(location)
            self._add_neighbours(location)
        self._add_pain_types()
        self.add_statements("Indications", point.indications, bullet=True)
        self._add_needling()
        self.add_statements("What lies under it", point.tissue, bullet=True)
        links = context.library.links_of_point(point.code)
        self.add_studies(context.library.studies_of(tuple(link.pain_type for link in links)))
        self.show_step(context.session.selection.step)

    def show_step(self, step: int | None) -> None:
        """Mark the step that is drawn last."""
        for number, row in enumerate(self._steps):
            row.set_now(number == step)

    def step_row(self, step: int) -> QWidget:
        """The row of a step, to scroll to."""
        return self._steps[step]

    def _add_names(self) -> None:
        names, run = self._point.names, self.context.run
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        for text, name in ((self._point.code, "code"), (names.simplified, "hanzi")):
            words = QLabel(text)
            words.setObjectName(name)
            row.addWidget(words)
        row.addStretch(1)
        for text, command, tip in (("◀", "point.previous", "Previous point  ["), ("▶", "point.next", "Next point  ]")):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip.split("  ")[0])
            button.setFixedWidth(34)
            button.clicked.connect(lambda _=False, line=command: run(line))
            row.addWidget(button)
        self.add(head)
        self.add_text(f"{names.pinyin} · {names.english}", "title")
        other = "" if names.traditional == names.simplified else f"{names.traditional} · "
        unchecked = "" if names.korean_checked and names.japanese_checked else "  (Korean and Japanese not checked)"
        self.add_text(f"{other}{names.korean} · {names.japanese or 'Japanese reading unknown'}{unchecked}", "muted")
        kinds = ", ".join(self._point.categories)
        self.add_text(f"{self._point.region}{' · ' + kinds if kinds else ''}", "muted")
        if self._point.meets:
            self.add_text(f"Meets here, by tradition: {', '.join(self._point.meets)}.", "muted")
        if self._point.laterality == "both" and self._location is not None:
            self._add_sides(self._location)

    def _add_departure(self) -> None:
        if self._point.departure:
            self.add_text(f"Where the rule departs: {self._point.departure}", "muted")

    def _add_places(self, location: Location) -> None:
        """The places of a point that consists of several; a chip goes to each."""
        if len(self._point.parts) < 2:
            return
        self.add_heading(f"{len(self._point.parts)} places")
        entries = [
            (part.title, f"point.definition {part.id}", part.id == location.definition, part.title) for part in self._point.parts
        ]
        self.add(chips(entries, self.context.run))

    def _add_sides(self, location: Location) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(4)
        for side in ("left", "right"):
            button = QPushButton(f"{side.capitalize()} side")
            button.setCheckable(True)
            button.setChecked(location.side == side)
            button.setToolTip("The body's own left and right  S")
            line = f"point.select {self._point.code} {side}"
            button.clicked.connect(lambda _=False, line=line: self.context.run(line))
            row.addWidget(button)
        fly = QPushButton("Fly to it")
        fly.setToolTip("Look at the point from outside  F")
        fly.clicked.connect(lambda: self.context.run("point.fly"))
        row.addStretch(1)
        row.addWidget(fly)
        self.add(holder)

    def _add_cautions(self) -> None:
        library = self.context.library
        self.add_heading("Cautions")
        for caution in self._point.cautions:
            general = library.cautions[caution.caution]
            self.add(Card(general.title, caution.statement, general.severity, library, self.context.show_sources))

    def _add_definitions(self, location: Location) -> None:
        if not self._point.alternatives:
            return
        anatomy, side = self.context.anatomy, location.side
        scale = _scale(anatomy, location)
        standard = anatomy.location(self._point.code, side)
        self.add_heading("Definitions")
        entries = [("Standard line", STANDARD, "")]
        entries += [(other.title, other.id, other.text) for other in self._point.alternatives]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for title, name, text in entries:
            button = QPushButton(title)
            button.setCheckable(True)
            button.setChecked(location.definition == name)
            button.clicked.connect(lambda _=False, name=name: self.context.run(f"point.definition {name}"))
            column.addWidget(button)
            if text:
                column.addWidget(label(text, "muted"))
            other = anatomy.location(self._point.code, side, name)
            if name != STANDARD and standard and other:
                apart = float(np.linalg.norm(other.position_mm - standard.position_mm))
                words = f"On this body {apart:.0f} mm or {apart / scale:.1f} cun from the standard place (straight through)."
                column.addWidget(label(words, "muted"))
        self.add(holder)

    def _add_steps(self, location: Location) -> None:
        self.add_heading("How to find it")
        self.add_text(f"Posture: {self._point.posture}. Choose a step to see it on the body (, and . go through them).", "muted")
        for number, step in enumerate(location.steps, start=1):
            row = StepRow(number, step.text)
            row.chosen.connect(lambda number: self.context.run(f"step.show {number}"))
            self._steps.append(row)
            self.add(row)

    def _add_neighbours(self, location: Location) -> None:
        """Points that could be taken for this one."""
        anatomy = self.context.anatomy
        scale = _scale(anatomy, location)
        self.add_heading("Neighbours")
        same_side = [other for other in anatomy.locations.values() if other.side in (location.side, "midline")]
        found = find_neighbours(anatomy.skin, location, same_side, NEAR_CUN * scale)
        if not found:
            self.add_text(f"No other point lies within {NEAR_CUN:g} cun.", "muted")
            return
        entries = []
        for near in found:
            way = near.distance.way
            text = f"{near.location.code}  {near.distance.mm:.0f} mm · {near.distance.mm / scale:.1f} cun"
            entries.append((text, f"point.select {near.location.code} {near.location.side}".removesuffix(" midline"), False, way))
        self.add(chips(entries, self.context.run))

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
        scale = self.context.anatomy.ruler.mm_per_cun(DEPTH_SEGMENT)
        for needle in self._point.needling:
            low, high = needle.depth_cun
            self.add_text(
                f"{low:g} to {high:g} cun {needle.direction}: about {low * scale:.0f} to {high * scale:.0f} mm in the finger-cun "
                f"of this body (1 cun = {scale:.1f} mm)."
            )
            self.add(StatementBox(needle.note, self.context.library, self.context.show_sources))
        if not self._point.needling:
            self.add_text("No usual depth is known here.", "muted")


def _scale(anatomy: Anatomy, location: Location) -> float:
    """mm per cun where a point lies: of the segment it was measured by, else the finger-cun."""
    return next(iter(location.mm_per_cun.values()), anatomy.ruler.mm_per_cun(DEPTH_SEGMENT))
