"""From which side what is meant is in sight: past an arm or the other leg that stands in the way."""

from collections.abc import Callable, Sequence

import numpy as np

from acuviewer.geometry.mesh import Floats
from acuviewer.scene.sight import Sight
from acuviewer.session.session import Camera
from acuviewer.shown.camera import rotate
from acuviewer.shown.projection import Projection

_TURNS_DEG = (0, -15, 15, -30, 30, -45, 45, -60, 60)
"""Tried in this order."""

_SWAY_DEG = 13.0


def clearest_turn(sight: Sight, turned: Callable[[int], Camera], targets: Sequence[tuple[Floats, Floats]], aspect: float) -> int:
    """By how many degrees to look from aside so that most of the ``targets``, places (3,) with their normals, are in sight; ``turned``
    gives the camera that looks so."""
    places, normals = (np.array([target[part] for target in targets]).reshape(-1, 3) for part in (0, 1))
    best, most = 0, -1
    for turn_deg in _TURNS_DEG:
        # Well in sight is what can also be seen from a little to the left and right.
        eyes = [Projection(rotate(turned(turn_deg), by, 0.0), aspect, 1.0) for by in (0.0, -_SWAY_DEG, _SWAY_DEG)]
        seen = _count_in_sight(sight, eyes, places, normals, most)
        if seen > most:
            best, most = turn_deg, seen
        if most == len(eyes) * len(targets):
            break
    return best


def _count_in_sight(sight: Sight, eyes: Sequence[Projection], places: Floats, normals: Floats, most: int) -> int:
    """How many times one of the eyes sees one of (n, 3) places; not told rightly where that is ``most`` times or fewer."""
    asked = [(one, row) for one in eyes for row in np.flatnonzero(one.faces(places, normals)).tolist()]
    seen = 0
    for number, (one, row) in enumerate(asked):
        if seen + len(asked) - number <= most:
            break
        seen += sight.sees(one, places[row], normals[row])
    return seen
