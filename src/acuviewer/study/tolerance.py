"""How far off a placing may be and still count as right: the program's own choice, and told with each verdict.

The reasoning. The one study that the library has on this measured, for seven points, the area of skin that holds 68 % of the marks of 71
doctors: taken as circles, radii of 5 mm at PC6, 10 mm at SP6, 12 to 13 mm at LI15, ST36, BL23 and BL54, 18 mm at ST38. A learner should come
about as near as most who practise. So the table follows those radii where there are some, and elsewhere how far a finger can be off on
that part before another structure lies under it: little on fingers, toes, ear and face, more on broad muscles. Nobody has validated it
as a measure of skill.

A cun is shorter on a child and on a hand; so no tolerance is larger than half a cun of the segment that measures at the point.
"""

from collections.abc import Mapping

from acuviewer.dataclass import dataclass
from acuviewer.points.scale import Scale

TOLERANCES_MM: Mapping[str, float] = {
    "ear": 4, "finger": 4, "toe": 4, "face": 5, "hand": 6, "wrist": 6, "foot": 7, "sole": 8, "ankle": 7, "head": 8, "neck": 8,
    "perineum": 6, "forearm": 7, "elbow": 8, "arm": 12, "shoulder": 12, "knee": 9, "leg": 12, "thigh": 13, "groin": 9, "hip": 12,
    "buttock": 13, "sacrum": 9, "pelvis": 10, "lower back": 13, "upper back": 12, "back": 12, "chest": 10, "flank": 12, "abdomen": 10,
}  # fmt: skip
"""mm by the region of a point or landmark."""

MOST_CUN = 0.5


@dataclass(frozen=True)
class Tolerance:
    """So many mm count as right; ``by_cun`` tells that half a cun is less than the table allows for the region."""

    mm: float
    by_cun: bool


def tolerance_at(region: str, scale: Scale) -> Tolerance:
    """The tolerance for a region of the catalog, where a cun is as long as ``scale`` says."""
    table, half = float(TOLERANCES_MM[region]), MOST_CUN * scale.mm_per_cun
    return Tolerance(min(table, half), half < table)
