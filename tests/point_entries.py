"""The entries of the shipped points with everything that the file leaves out, for tests that look at the data itself."""

import json
from typing import Any

from acuviewer.points.catalog_form import write_out
from acuviewer.resources import asset_path


def point_entries() -> dict[str, Any]:
    """All points by code, as ``points.json`` says them, defaults and shared texts written out; made anew at each call."""
    entries, faults = write_out(json.loads(asset_path("points.json").read_text(encoding="utf-8")))
    assert not faults
    return {entry["code"]: entry for entry in entries}
