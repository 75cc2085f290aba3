"""Which card of a point counts on a map of what is known. Apart from the map, for the commands load no NumPy."""

from typing import Literal, get_args

MapKind = Literal["weakest", "place", "name", "order", "category"]
MAP_KINDS: tuple[MapKind, ...] = get_args(MapKind)
"""That of one kind, or of those that were asked the one that is known worst."""
