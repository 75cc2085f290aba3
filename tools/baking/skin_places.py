"""Every place that is found on the skin of the reference body alone, each with a sentence on how."""

import numpy as np

from acuviewer.geometry.mesh import SurfacePoint
from baking import landmark_places as places
from baking.colours import hairline_elevation, head_centre
from baking.landmark_places import ReferenceBody

Found = dict[str, tuple[SurfacePoint, str]]


def find_all(body: ReferenceBody) -> Found:
    """Every landmark's place on the reference body, with a sentence on how it was found."""
    found: Found = {}
    for name, height in places.MIDLINE_BEHIND.items():
        found[name] = body.from_outside(0, height, places.BACK), f"skin behind the median plane at {height:.0f} mm"
    for name, height in places.MIDLINE_IN_FRONT.items():
        found[name] = body.from_outside(0, height, places.FRONT), f"skin in front of the median plane at {height:.0f} mm"
    for table, direction, word in (
        (places.FROM_BEHIND, places.BACK, "behind"),
        (places.FROM_THE_FRONT, places.FRONT, "the front"),
    ):
        for name, (x, y) in table.items():
            found[name] = body.from_outside(x, y, direction), f"skin met from {word} at {x} mm to the side, {y} mm high"
    for name, place in places.NEAREST_TO.items():
        found[name] = body.nearest(place), f"skin nearest to {place} mm"
    for name, (at, out) in places.FROM_INSIDE.items():
        how = f"skin met from {tuple(round(s) for s in at)} mm going outward along {out}"
        found[name] = body.from_inside(np.array(at, dtype=float), np.array(out, dtype=float)), how
    for name, (centre, outward) in places.limb_touches(dict(body.skin.joints)).items():
        found[name] = body.from_inside(centre, outward), "skin met going outward from the joint axes of the limb"
    found["axilla_apex"] = (body.from_inside(np.array([178.0, 1200.0, 50.0]), np.array([0, 1.0, 0])),
                            "skin of the armpit met from below")  # fmt: skip
    found |= find_hairline(body)
    return found


def find_hairline(body: ReferenceBody) -> Found:
    """The three hairline landmarks, on the curve that the baked colours show."""
    centre = head_centre(dict(body.skin.joints))
    found: Found = {}
    for name, azimuth in (
        ("anterior_hairline_midpoint", 0.0),
        ("forehead_hairline_corner", 55.0),
        ("posterior_hairline_midpoint", 180.0),
    ):
        tilt, turn = np.radians(float(hairline_elevation(np.array(azimuth)))), np.radians(azimuth)
        direction = np.array([np.cos(tilt) * np.sin(turn), np.sin(tilt), np.cos(tilt) * np.cos(turn)])
        direction[0] = 0.0 if azimuth in (0.0, 180.0) else direction[0]
        found[name] = body.from_inside(centre, direction), f"the drawn hairline at {azimuth:.0f} degrees from the front"
    return found
