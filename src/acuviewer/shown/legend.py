"""What colours and signs mean: a bar from one end to the other, or one sign."""

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.i18n import Words


@dataclass(frozen=True, eq=False)
class Legend:
    """``colours`` (n, 3) sRGB bytes from the left end to the right; ``ends`` say what the two ends stand for.

    ``missing`` is the colour (``#rrggbb``) of what has no number, and what that means; ``note`` says what the figures are not.
    """

    title: Words
    colours: NDArray[np.uint8]
    ends: tuple[Words, Words]
    missing: tuple[str, Words]
    note: Words


@dataclass(frozen=True)
class SignLegend:
    """What a triangle around a dot means; ``colour`` (``#rrggbb``) is that of the triangle, ``notes`` say more, a paragraph each."""

    title: Words
    colour: str
    notes: tuple[Words, ...]


AnyLegend = Legend | SignLegend
