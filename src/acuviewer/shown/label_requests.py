"""Which labels a session calls for, and in which order they are served. Where they stand is for ``shown.labels``."""

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import Said, Words, said
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.catalog import STANDARD
from acuviewer.points.location import Location, Step
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.chosen_place import chosen_spot
from acuviewer.session.patient_words import with_sign
from acuviewer.session.point_sets import gathered
from acuviewer.session.session import Session
from acuviewer.shown.asked import her_spot, is_lit
from acuviewer.shown.comparison import compared_locations, shown_differences, tell_difference
from acuviewer.shown.construction import felt_landmarks, measured_steps, shown_steps, stands
from acuviewer.shown.content import ONLY_PLACE, SceneContent
from acuviewer.shown.features import feature_lines
from acuviewer.shown.label_order import far_apart_in_height, lateness_of
from acuviewer.shown.label_request import (
    FELT,
    LIT_PRIORITY,
    NEAR_PRIORITY,
    PLAIN_PRIORITY,
    LabelKind,
    LabelRequest,
    LabelRequests,
    in_order,
)
from acuviewer.shown.landmarks import shown_landmarks
from acuviewer.shown.marks import Pick
from acuviewer.shown.patient import is_concerned
from acuviewer.shown.points import is_selected, shown_locations
from acuviewer.shown.rings import shown_rings
from acuviewer.shown.ruler import ruler_notes, shown_ruler

_CHOSEN_PRIORITY, _FELT_PRIORITY, _OWN_PRIORITY, _MEASURE_PRIORITY = -1.0, -0.1, 0.2, 0.5
_NEAR_MM, _MOST_NEAR = 110.0, 12
"""The points around what is chosen that are named before all others: so far away, and so many."""


_CONCERNED_SHARE = 0.25
"""Among plain points those that concern the patient are named so much earlier."""


def label_requests(anatomy: Anatomy, session: Session, content: SceneContent) -> LabelRequests:
    """All labels that the session calls for, before any slot is given out."""
    wanted = _selection_request(anatomy, session, content)
    for placed in felt_landmarks(anatomy, session):
        name = content.landmark_names[placed.name]
        wanted.append(_of_landmark(f"{FELT}{placed.name}", name, "landmark", _FELT_PRIORITY, placed))
    wanted += _her_request(anatomy, session)
    wanted += _measure_requests(anatomy, session)
    wanted += _comparison_requests(anatomy, session, content)
    wanted += _spread_requests(anatomy, session, content)
    wanted += [
        LabelRequest(note.key, note.words, "ruler", _MEASURE_PRIORITY, note.mark.position_mm, note.mark.normal)
        for note in ruler_notes(anatomy, session)
    ]
    if session.layers.labels:
        wanted += _point_requests(anatomy, session, content) + _landmark_requests(anatomy, session, content)
    return in_order(wanted)


def lines_to_keep_clear(anatomy: Anatomy, session: Session) -> list[Floats]:
    """What no label may cover: the tapes that are drawn, and beside what is chosen the features of the skin."""
    compared = [difference.distance.line_mm for difference in shown_differences(anatomy, session)]
    ruler = shown_ruler(anatomy, session)
    compared += [ruler.path_mm] if ruler else []
    compared += feature_lines(anatomy) if session.selection.point or session.selection.landmark else []
    return compared + [step.line_mm for step in shown_steps(anatomy, session) if len(step.line_mm) > 1]


def _measure_requests(anatomy: Anatomy, session: Session) -> list[LabelRequest]:
    """The lengths of all tapes that are drawn, those laid last first: none goes when the next step comes."""
    measured = measured_steps(shown_steps(anatomy, session))
    wanted = []
    for late, step in enumerate(reversed(measured)):
        key, middle = f"measure {len(measured) - late}", step.line_mm[len(step.line_mm) // 2]
        priority = _MEASURE_PRIORITY + 0.01 * late
        wanted.append(LabelRequest(key, _tell_length(step), "measure", priority, middle, step.normal))
    return wanted


def _tell_length(step: Step) -> Words:
    """The length of a tape, in cun too if it was laid by cun."""
    if step.length_cun:
        return said("label.length_cun", mm=step.length_mm or 0.0, cun=step.length_cun)
    return said("label.length", mm=step.length_mm or 0.0)


def _selection_request(anatomy: Anatomy, session: Session, content: SceneContent) -> list[LabelRequest]:
    found = anatomy.chosen_location(session.selection)
    if found is not None:
        if not stands(anatomy, session):
            return []
        part = content.definition_names[found.code, found.definition]
        name: Words = content.point_names[found.code]
        if part != ONLY_PLACE:
            name = said("label.with_place", point=name, place=part)
        name = with_sign(name, is_concerned(found, session, content))
        return [_of_point("chosen", name, "selected", _CHOSEN_PRIORITY, found)]
    placed = anatomy.chosen_landmark(session.selection)
    if placed is not None:
        name = content.landmark_names[placed.name]
        return [_of_landmark("chosen", name, "selected", _CHOSEN_PRIORITY, placed)]
    spot = chosen_spot(anatomy, session.selection)
    if spot is not None and her_spot(anatomy, session) is None:
        words = Said("label.lit" if is_lit(session) else "label.place")
        return [LabelRequest("chosen", words, "selected", _CHOSEN_PRIORITY, spot.position_mm, spot.normal)]
    return []


def _her_request(anatomy: Anatomy, session: Session) -> list[LabelRequest]:
    """Whose the mark is that she has placed."""
    spot = her_spot(anatomy, session)
    if spot is None:
        return []
    return [LabelRequest("hers", Said("label.hers"), "definition", _FELT_PRIORITY, spot.position_mm, spot.normal)]


def _of_point(key: str, name: Words, kind: LabelKind, priority: float, found: Location, covers: bool = False) -> LabelRequest:
    names = Pick("point", found.code, found.side, found.position_mm, found.definition)
    return LabelRequest(key, name, kind, priority, found.position_mm, found.normal, names, covers)


def _of_landmark(key: str, name: str, kind: LabelKind, priority: float, placed: PlacedLandmark) -> LabelRequest:
    names = Pick("landmark", placed.name, placed.side, placed.position_mm)
    return LabelRequest(key, name, kind, priority, placed.position_mm, placed.normal, names)


def _comparison_requests(anatomy: Anatomy, session: Session, content: SceneContent) -> list[LabelRequest]:
    """The definitions that are compared, and how far each is from the standard one."""
    locations = compared_locations(anatomy, session)
    wanted = []
    for found in locations:
        if not is_selected(found, session):
            text = content.definition_names[found.code, found.definition]
            key = f"definition {found.definition}"
            wanted.append(_of_point(key, text, "definition", _OWN_PRIORITY, found))
    for difference in shown_differences(anatomy, session):
        line, text = difference.distance.line_mm, tell_difference(anatomy, difference, locations[0])
        key = f"apart {difference.location.definition}"
        # The figure is what one compares for: it takes its place before the titles do.
        wanted.append(LabelRequest(key, text, "measure", _OWN_PRIORITY - 0.1, line[len(line) // 2], locations[0].normal))
    return wanted


def _spread_requests(anatomy: Anatomy, session: Session, content: SceneContent) -> list[LabelRequest]:
    """What share each ring holds, above the ring or, where there is no room, below it: no text is written twice."""
    wanted = []
    for share, ring in shown_rings(anatomy, session, content).items():
        heights = ring.line_mm[:, 1]
        for place, row in (("above", heights.argmax()), ("below", heights.argmin())):
            priority, key = _MEASURE_PRIORITY - 0.1 * share, f"spread {share} {place}"
            words = said("label.share", share=share)
            wanted.append(LabelRequest(key, words, "measure", priority, ring.line_mm[int(row)], ring.normal))
    return wanted


def _point_requests(anatomy: Anatomy, session: Session, content: SceneContent) -> list[LabelRequest]:
    """One label a point and side; the places and definitions of the chosen point each have their own."""
    related, meant = content.lit_codes(session), content.meant_places(session)
    held = () if session.filter.alone else gathered(session)
    lit_kind: LabelKind = "related" if held else content.lit_role(session)
    names = content.short_names[session.layers.names]
    # Which points are named first does not hang on a few millimetres: a body on which all follows the skin keeps the order of the resting one.
    late = lateness_of(anatomy.resting or anatomy, content)
    near = _near_chosen(anatomy, session)
    compared = compared_locations(anatomy, session)
    constructing = session.selection.step is not None
    point, sides = session.selection.point, (session.selection.side, "midline")
    wanted = []
    for found in shown_locations(anatomy, session, content):
        if is_selected(found, session) or found in compared:
            continue
        if found.code == point and found.side in sides:
            text = content.definition_names[found.code, found.definition]
            wanted.append(_of_point(_key_of(found), text, "point", _OWN_PRIORITY, found))
            continue
        named = next(iter(meant.get(found.code, ())), STANDARD)
        lateness = late.get((found.code, found.side)) if found.definition == named else None
        if lateness is None:
            continue
        lit, signed = found.code in related, is_concerned(found, session, content)
        if (found.code, found.side) in near:
            priority = NEAR_PRIORITY + near[found.code, found.side]
        elif lit:
            priority = LIT_PRIORITY + 0.5 * lateness
        elif constructing:
            # While a construction is drawn, the points around it are all that need a name.
            continue
        else:
            priority = PLAIN_PRIORITY + lateness * (_CONCERNED_SHARE if signed else 1.0)
        name = with_sign(names[found.code], signed)
        wanted.append(_of_point(_key_of(found), name, lit_kind if lit else "point", priority, found, covers=found.code in held))
    return wanted


def _key_of(found: Location) -> str:
    return f"point {found.code} {found.side} {found.definition}"


def _near_chosen(anatomy: Anatomy, session: Session) -> dict[tuple[str, Side], float]:
    """Points near the chosen point or landmark, on its side, with a number from 0 to 1 that grows with their distance."""
    here = anatomy.chosen_location(session.selection) or anatomy.chosen_landmark(session.selection)
    if here is None:
        return {}
    others = [
        found
        for found in anatomy.locations.values()
        if found.code != session.selection.point
        and found.definition == STANDARD
        and found.side in (session.selection.side, "midline")
    ]
    away = np.linalg.norm(np.array([found.position_mm for found in others]) - here.position_mm, axis=1)
    rows = [int(row) for row in np.argsort(away)[:_MOST_NEAR] if away[row] < _NEAR_MM]
    return {(others[row].code, others[row].side): float(away[row]) / _NEAR_MM for row in rows}


def _landmark_requests(anatomy: Anatomy, session: Session, content: SceneContent) -> list[LabelRequest]:
    """The landmarks on the chosen side, unless a construction is drawn, which names its own."""
    if shown_steps(anatomy, session):
        return []
    chosen = anatomy.chosen_landmark(session.selection)
    sides = (session.selection.side, "midline")
    near = [placed for placed in shown_landmarks(anatomy, session) if placed is not chosen and placed.side in sides]
    return [
        _of_landmark(f"landmark {placed.name}", content.landmark_names[placed.name], "landmark", PLAIN_PRIORITY + late, placed)
        for placed, late in zip(near, far_apart_in_height([placed.position_mm[1] for placed in near]), strict=True)
    ]
