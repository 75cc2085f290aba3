"""Where the shipped data lives, in a checkout and in an installed wheel alike.

The wheel carries the folder ``assets`` as ``acuviewer/assets``; in a checkout it stands at the top of the
repository. Nothing here reads or interprets a file: that is for ``data_folder``.
"""

from functools import cache
from pathlib import Path


class MissingAssetsError(Exception):
    """The shipped data folder is not where the program looks for it."""


@cache
def assets_root() -> Path:
    """The folder that holds ``points.json``, ``models/`` and the other shipped data.

    Raises MissingAssetsError when neither the installed nor the checkout place has it.
    """
    package = Path(__file__).resolve().parent
    places = (package / "assets", package.parents[1] / "assets")
    for place in places:
        if place.is_dir():
            return place
    raise MissingAssetsError(
        "The data folder of acuviewer is missing (looked in "
        + " and ".join(str(place) for place in places)
        + "). Install the program again."
    )


def asset_path(relative: str) -> Path:
    """Path of one shipped file, unread; ``relative`` uses forward slashes, as in ``models/skin.npz``."""
    return assets_root() / relative
