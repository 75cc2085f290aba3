"""Where the points stand on the average body, shipped with the data, so that a window can show them before it carries out any rule.

The file names for each place the triangle and weights that the rules found, and a digest of all data from which they follow. Where one of
those is another by now, nothing is taken from the file, and the rules are carried out as on every other body.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from acuviewer.data_folder import DataFolder, Listed
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.points.locate import Locations

FILE = "standing.json"
_FOLLOWS_FROM = ("cun.json", "landmarks.json", "points.json", "models/")

Stood = Mapping[tuple[str, str], SurfacePoint]
"""A place of the left or the median plane by (code, definition)."""


def digest_of(listed: Mapping[str, Listed]) -> str:
    """What tells whether the data from which places follow are the same, from the hashes of a data folder's files."""
    lines = (f"{name} {entry.sha256}" for name, entry in sorted(listed.items()) if name.startswith(_FOLLOWS_FROM))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read_standing(files: DataFolder) -> Stood | None:
    """The places as they are kept in a data folder; None where they follow from other data. Raises DataError for a broken file."""
    if files.listed is None or FILE not in files.listed:
        return None
    content = files.json(FILE)
    with files.naming(FILE):
        if content["follows_from"] != digest_of(files.listed):
            return None
        return {
            (code, definition): SurfacePoint(triangle, (a, b, c)) for code, definition, triangle, a, b, c in content["places"]
        }


def standing_content(locations: Locations, listed: Mapping[str, Listed]) -> dict[str, Any]:
    """What the file holds of the locations of the average body, as the rules found them from the files so ``listed``."""
    places = [
        [code, definition, found.surface.triangle, *map(float, found.surface.barycentric)]
        for (code, side, definition), found in locations.items()
        if found.is_place and side != "right"
    ]
    return {"follows_from": digest_of(listed), "places": places}
