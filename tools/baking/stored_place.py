"""A place of a mesh as files hold it: named canonically, six digits of each weight."""

from typing import Any

from acuviewer.geometry.mesh import SurfacePoint, Topology
from acuviewer.geometry.probe import canonical

DIGITS = 6


def stored(topology: Topology, place: SurfacePoint) -> dict[str, Any]:
    """Triangle and weights; what rounding leaves over goes to the last weight that is not 0, so that a place stays on its edge."""
    triangle, exact = canonical(topology, place)
    weights = [round(float(weight), DIGITS) for weight in exact]
    last = max(corner for corner, weight in enumerate(weights) if weight > 0)
    weights[last] = round(1 - sum(weights[:last] + weights[last + 1 :]), DIGITS)
    return {"triangle": int(triangle), "barycentric": weights}
