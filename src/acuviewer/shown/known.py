"""What the learner knows, as colours of the points: by how likely each would be recalled at a moment.

The colours are those of the map of depth, from dark violet for what is about forgotten to bright yellow for what is surely recalled:
lightness tells the same as the colours do, so they can be read by the colour-blind. What was never asked is small and dull.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.i18n import Said, Words, said
from acuviewer.points.location import Location
from acuviewer.shown.bone_depth import map_colours
from acuviewer.shown.legend import Legend
from acuviewer.study.map_kinds import MapKind
from acuviewer.theme import Theme

LEAST = 0.5
"""What is recalled less often than every second time has the colour of the lower end: the scale is for what is worth telling apart."""

_STEPS, _MOST_PERCENT = 256, 99.0


@dataclass(frozen=True, eq=False)
class Known:
    """The probability that a point is recalled, by its code; those never asked are left out. ``kind`` is which of their cards counts,
    ``when`` says the moment, ``note`` what the figures are, or why there are none.
    """

    share: Mapping[str, float]
    kind: MapKind
    when: Words
    note: Words


def known_colours(places: Iterable[Location], known: Known, theme: Theme) -> NDArray[np.uint8]:
    """(n, 3) sRGB colours of places of points."""
    shares = np.array([known.share.get(place.code, np.nan) for place in places])
    return map_colours(shares, LEAST, 1.0, theme.point_faded)


def known_legend(known: Known, theme: Theme) -> Legend:
    """What the colours mean, and which moment is shown."""
    bar = map_colours(np.linspace(LEAST, 1.0, _STEPS), LEAST, 1.0, theme.point_faded)
    title = said("known.legend.title", card=Said(f"known.kind.{known.kind}"))
    ends = said("known.legend.low", percent=100 * LEAST), said("known.legend.high", percent=100)
    note = said("known.legend.note", when=known.when, note=known.note)
    return Legend(title, bar, ends, (theme.point_faded, Said("known.never")), note)


def tell_known(code: str, known: Known) -> Words:
    """How likely a point would be recalled, in words."""
    share = known.share.get(code)
    return Said("known.never") if share is None else say_share(share)


def say_share(share: float) -> Words:
    """A probability of recall in words; the model is sure of nothing."""
    return said("known.recalled", percent=min(100 * share, _MOST_PERCENT))
