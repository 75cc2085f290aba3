"""The list in hand: the points of what was chosen as a whole, through which one goes with the keys for next and previous."""

from collections.abc import Iterable

from acuviewer.dataclass import dataclass
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import PointFacets
from acuviewer.points.atlas import Atlas
from acuviewer.session.point_sets import title_of_list
from acuviewer.session.session import Session


@dataclass(frozen=True)
class ListInHand:
    """Points in the order in which one goes through them; ``title`` says what they have in common, None for all points.

    ``order`` is that of all points, if the list keeps it: a point outside the list has its place there.
    """

    codes: tuple[str, ...]
    title: str | None = None
    order: tuple[str, ...] = ()

    def next_code(self, here: str | None, by: int) -> str | None:
        """The next (``by`` 1) or previous (-1) point after ``here``, coming round at the ends; None if there is none."""
        if not self.codes:
            return None
        if here in self.codes:
            return self.codes[(self.codes.index(here) + by) % len(self.codes)]
        inside = set(self.codes)
        at = self.order.index(here) if here in self.order else None
        beyond = [] if at is None else self.order[at + 1 :] if by > 0 else self.order[:at][::-1]
        return next((code for code in beyond if code in inside), self.codes[0 if by > 0 else -1])


def list_in_hand(session: Session, atlas: Atlas, library: Library, facets: PointFacets) -> ListInHand:
    """The points of the chosen meridian, else of the chosen pain type in the order of their importance, else all; of these what
    the filter leaves, or what it leaves of all if that is none of them."""
    left = facets.matching(session.filter)
    chosen = session.selection
    if chosen.meridian is not None:
        listed: Iterable[str] = (point.code for point in atlas.points.values() if point.meridian == chosen.meridian)
        title: str | None = atlas.meridians[chosen.meridian].names.english
    elif chosen.pain_type is not None:
        pain = library.pain_types[chosen.pain_type]
        listed, title = (link.code for link in pain.points), pain.name
    else:
        listed, title = atlas.points, None
    codes = tuple(code for code in listed if code in left)
    if codes and (title is not None or session.filter.is_empty):
        return ListInHand(codes, title, () if title else tuple(atlas.points))
    wanted = session.filter
    codes = tuple(code for code in wanted.codes or atlas.points if code in left)
    return ListInHand(codes, _title(session, facets), () if wanted.codes else tuple(atlas.points))


def _title(session: Session, facets: PointFacets) -> str | None:
    """What the filter asks for, a set by the name under which it is kept or else by its codes."""
    wanted = session.filter
    asked = [facets.title(facet, value) for facet, value in wanted.asked.items()]
    if wanted.codes:
        asked.append(next((title_of_list(name) for name, codes in session.sets if codes == wanted.codes), " ".join(wanted.codes)))
    return " · ".join(asked) or None
