"""The entries of the shipped points with everything that the file leaves out, for tests that look at the data itself."""

import json
from typing import Any

from acuviewer.knowledge.caution_rules import PointCaution, load_caution_rules
from acuviewer.points.atlas import load_atlas
from acuviewer.points.catalog_form import write_out
from acuviewer.resources import asset_path


def point_entries() -> dict[str, Any]:
    """All points by code, as ``points.json`` says them, defaults and shared texts written out; made anew at each call."""
    entries, faults = write_out(json.loads(asset_path("points.json").read_text(encoding="utf-8")))
    assert not faults
    return {entry["code"]: entry for entry in entries}


def cautions_at(code: str) -> dict[str, PointCaution]:
    """The shipped cautions of a point by the general caution's id, in the order in which they are told."""
    return {caution.caution: caution for caution in load_caution_rules().cautions_of(load_atlas().points[code])}
