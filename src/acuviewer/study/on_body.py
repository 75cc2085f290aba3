"""What a question needs of the body on which it is asked."""

from collections.abc import Mapping
from typing import Protocol

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.points.location import Location


class OnBody(Protocol):
    """One body with everything that is placed on it; ``locations`` by code, side and definition."""

    @property
    def skin(self) -> Skin:
        """The skin that is shown and measured."""

    @property
    def landmarks(self) -> PlacedLandmarks:
        """The landmarks by name and side."""

    @property
    def ruler(self) -> CunRuler:
        """The cun of each segment."""

    @property
    def locations(self) -> Mapping[tuple[str, Side, str], Location]:
        """Where the points lie."""
