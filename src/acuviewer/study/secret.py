"""What may not be said while a question is open. The one place that decides it: labels, tooltips, lists, search, pages, the status bar
and the meridians' colours ask here, and nowhere else.

A question that asks for a place keeps all dots and lines of the body from being shown, for each of them would betray the place by the
distance to its neighbours. One that asks for a name lets the dot be shown and keeps all names, for those of the others leave one over. Where
choices stand, their words are on the page anyway: but nothing besides them may be looked up.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from acuviewer.dataclass import dataclass
from acuviewer.study.question import Kind, Question

Stage = Literal["asked", "told"]
"""A question is ``asked`` until its answer is confirmed; in an exam it stays so to the end, for nothing is told before."""

Hidden = Literal["all", "others", "none"]


@dataclass(frozen=True)
class Secret:
    """What may not be said now. Without a question nothing is secret.

    ``dots`` and ``marks`` say which points and landmarks may not be drawn: all of them, all ``others`` than the ``lit`` one, or none.
    ``names`` keeps codes and names of points off everything but the question's own choices, ``landmark_names`` those of landmarks.
    ``lines`` keeps off what belongs to points as lines: meridians and their colours, constructions, rings of spread, rulers between points.
    ``lookup`` keeps lists, filters, search and pages shut, ``links`` what a point is good for: pain types, categories, cautions.
    """

    dots: Hidden = "none"
    marks: Hidden = "none"
    lit: str | None = None
    lit_side: str | None = None
    names: bool = False
    landmark_names: bool = False
    lines: bool = False
    lookup: bool = False
    links: bool = False

    def may_draw_point(self, code: str, side: str) -> bool:
        """Whether a point's dot may be drawn."""
        return self._may_draw(self.dots, code, side)

    def may_draw_landmark(self, name: str, side: str) -> bool:
        """Whether a landmark's mark may be drawn."""
        return self._may_draw(self.marks, name, side)

    @property
    def may_name_points(self) -> bool:
        """Whether codes and names of points may stand in labels, tooltips, the status bar and titles."""
        return not self.names

    @property
    def may_name_landmarks(self) -> bool:
        """The same of landmarks, and of the bones that carry them."""
        return not self.landmark_names

    @property
    def may_look_up(self) -> bool:
        """Whether lists, filters, the search and pages may be opened."""
        return not self.lookup

    @property
    def may_draw_lines(self) -> bool:
        """Whether meridians, constructions, rings and measures between points may be drawn."""
        return not self.lines

    @property
    def may_show_known(self) -> bool:
        """Whether points may be coloured by how well they are known: what was never asked, or is known badly, may be the answer."""
        return not self.lookup

    @property
    def may_tell_links(self) -> bool:
        """Whether pain types, categories and cautions of points may be told, as by their colours."""
        return not self.links

    def _may_draw(self, hidden: Hidden, key: str, side: str) -> bool:
        if hidden == "others":
            return key == self.lit and side in (self.lit_side, "midline")
        return hidden == "none"


NOTHING_SECRET = Secret()

_ALL_SHUT = Secret("all", "all", names=True, lines=True, lookup=True, links=True, landmark_names=True)

_OF_PLACE = Secret("all", "none", names=True, lines=True, lookup=True, links=True)
"""Where a point is sought, a landmark may be felt and named: it is what she goes by."""

_OF_NAME = Secret("others", "none", names=True, lines=True, lookup=True, links=True)

_OF_CHOICES = Secret("none", "none", names=True, lines=True, lookup=True, links=True)
"""Where points are picked by what they are good for, or by their row, dots without names tell nothing."""

_SECRETS: Mapping[Kind, Secret] = {
    "place": _OF_PLACE,
    "name": _OF_NAME,
    "name_choice": _OF_NAME,
    "landmark": Secret("all", "others", names=True, landmark_names=True, lines=True, lookup=True, links=True),
    "find_landmark": _ALL_SHUT,
    "pain": _OF_CHOICES,
    "caution": _OF_CHOICES,
    "category": _OF_CHOICES,
    "next": _OF_CHOICES,
    "steps": _OF_PLACE,
}


def secret_of(question: Question | None, stage: Stage) -> Secret:
    """What may not be said of a question at a stage of it."""
    if question is None or stage == "told":
        return NOTHING_SECRET
    found = _SECRETS[question.kind]
    if "others" in (found.dots, found.marks):
        return replace(found, lit=question.subject, lit_side=question.lit_side)
    return found
