"""acuviewer: acupoints found by rule on a 3D body.

``locate`` is the shortest way in, ``locate_many`` the one for many bodies; ``build_anatomy`` gives everything of one body. They are
imported when first used.
"""

from acuviewer.version import __version__ as __version__

TYPE_CHECKING = False  # its name tells type checkers enough; importing it from typing takes half as long as starting Python

if TYPE_CHECKING:
    from acuviewer.body.shape import BodyShape, parse_body
    from acuviewer.locating import locate
    from acuviewer.many_bodies import locate_many
    from acuviewer.session.anatomy import build_anatomy


__all__ = ["BodyShape", "build_anatomy", "locate", "locate_many", "parse_body"]

_PLACES = {
    "BodyShape": "acuviewer.body.shape",
    "parse_body": "acuviewer.body.shape",
    "locate": "acuviewer.locating",
    "locate_many": "acuviewer.many_bodies",
    "build_anatomy": "acuviewer.session.anatomy",
}


def __getattr__(name: str) -> object:
    """Import the public names on first use, so that ``acuviewer --version`` stays instant."""
    if name in _PLACES:
        import importlib

        return getattr(importlib.import_module(_PLACES[name]), name)
    raise AttributeError(name)
