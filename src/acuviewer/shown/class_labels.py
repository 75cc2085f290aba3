"""Which labels a class is shown: what is chosen and lit, and few of the others."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent
from acuviewer.shown.label_request import LIT_PRIORITY, NEAR_PRIORITY, PLAIN_PRIORITY, LabelRequest, LabelRequests, in_order
from acuviewer.shown.marks import Marks

_FEW, _SOME = 6, 12
"""So many are named that are neither chosen nor lit: neighbours and landmarks beside what is, any where nothing is."""


def for_a_class(wanted: LabelRequests) -> LabelRequests:
    """The requests for a picture that is seen from far away. Beside what is chosen or lit, only the neighbours of the chosen point or landmark
    and landmarks are named, after all that is lit."""
    if all(request.priority >= PLAIN_PRIORITY for request in wanted.entries):
        return replace(wanted, most_plain=_SOME)
    told = (
        replace(request, priority=PLAIN_PRIORITY) if _is_neighbour(request) else request
        for request in wanted.entries
        if request.priority < PLAIN_PRIORITY or request.kind != "point"
    )
    return replace(in_order(told), most_plain=_FEW)


def _is_neighbour(request: LabelRequest) -> bool:
    return request.kind == "point" and NEAR_PRIORITY <= request.priority < LIT_PRIORITY


def marks_to_keep_clear(marks: Marks, session: Session, content: SceneContent) -> NDArray[np.bool_]:
    """(n,) which marks no label of a class may cover: those that are lit, if any are; the others are there for orientation only."""
    lit = content.lit_codes(session)
    if not lit:
        return np.ones(len(marks.picks), dtype=bool)
    return np.array(
        [pick.kind == "point" and (pick.key in lit or pick.key == session.selection.point) for pick in marks.picks], dtype=bool
    )
