"""The tools of the fit: features of bones, places of the body, and the units that pair them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.geometry.probe import cast_ray
from acuviewer.geometry.similarity import STIFFNESS
from baking.stored_place import stored

Floats = NDArray[np.float64]
Target = dict[str, Any]
X, Y, Z = np.eye(3)
WELL_INSIDE_MM = 40.0
FACE_JOINTS = ("eye", "lid", "tongue", "mouth", "jaw", "right_")


class Fit:
    """Builds the table on the reference frame's skin; ``surface`` gives the places of landmarks on it."""

    def __init__(self, bones: dict[str, Floats], skin: Skin, surface: dict[str, SurfacePoint]) -> None:
        self.bones, self.skin, self.surface = bones, skin, surface
        self.units: list[dict[str, Any]] = []

    # Features of bones, in the frame of their source.

    def far(self, key: str, direction: Floats, within: float = 2.0, box: tuple[Floats, Floats] | None = None) -> Floats:
        """Mean of the vertices that lie farthest in a direction, to ``within`` mm; ``box`` limits where to look."""
        places = self.bones[key]
        if box is not None:
            places = places[np.all((places >= box[0]) & (places <= box[1]), axis=1)]
        along = places @ (direction / np.linalg.norm(direction))
        return np.asarray(places[along > along.max() - within].mean(axis=0))

    def far_rows(self, key: str, direction: Floats, within: float, box: tuple[Floats, Floats] | None = None) -> NDArray[np.bool_]:
        """Which vertices lie farthest in a direction; ``box`` limits where to look."""
        places = self.bones[key]
        inside = np.ones(len(places), dtype=bool) if box is None else np.all((places >= box[0]) & (places <= box[1]), axis=1)
        along = places @ (direction / np.linalg.norm(direction))
        return np.asarray(inside & (along > along[inside].max() - within))

    def wall(self, at: Floats, there: Floats, outward: Floats, least_mm: float, shift_mm: Floats | None = None) -> Target:
        """A place of a bone that stays where bending brings it (``there`` on the reference frame) but moves by its shift, and
        inward where less than ``least_mm`` of skin would lie over it.
        """
        way = outward / np.linalg.norm(outward)
        found = cast_ray(self.skin.mesh, there - WELL_INSIDE_MM * way, way)
        if found is None:
            raise SystemExit(f"no skin from {there} along {outward}")
        shift = np.zeros(3) if shift_mm is None else shift_mm
        return {"at": rounded(at), "skin": self.at_depth(found, 0)["skin"], "least_mm": least_mm, "shift_mm": rounded(shift)}

    def centre(self, key: str) -> Floats:
        """Middle of a bone's bounds."""
        return np.asarray((self.bones[key].min(axis=0) + self.bones[key].max(axis=0)) / 2)

    def ball(self, key: str, box: tuple[Floats, Floats]) -> Floats:
        """Centre of the sphere that fits the vertices in a box best: a joint's head."""
        places = self.bones[key]
        places = places[np.all((places >= box[0]) & (places <= box[1]), axis=1)]
        system = np.column_stack([2 * places, np.ones(len(places))])
        return np.asarray(np.linalg.lstsq(system, (places**2).sum(axis=1), rcond=None)[0][:3])

    # Places of the body.

    def under(self, landmark: str, depth_mm: float) -> Target:
        """So far under the skin at a landmark."""
        return self.at_depth(self.surface[landmark], depth_mm)

    def ray(self, start: Any, direction: Floats, depth_mm: float) -> Target:
        """So far under the skin that is met from inside along a direction on the reference frame."""
        found = cast_ray(self.skin.mesh, np.asarray(start, dtype=float), direction / np.linalg.norm(direction))
        if found is None:
            raise SystemExit(f"no skin from {start} along {direction}")
        return self.at_depth(found, depth_mm)

    def at_depth(self, place: SurfacePoint, depth_mm: float) -> Target:
        """So far under a place of the skin."""
        return {
            "skin": stored(self.skin.mesh.topology, place),
            "depth_mm": depth_mm,
            "moves_with": self._nearest_joint(place),
        }

    def _nearest_joint(self, place: SurfacePoint) -> str:
        """The joint of the body, not of face or eye, that lies nearest to a place of the skin, on its side."""
        there = self.skin.mesh.position(place)
        median = abs(there[0]) < 1.0
        near = {
            name: float(np.linalg.norm(joint - there))
            for name, joint in self.skin.joints.items()
            if (joint[0] == 0.0 if median else joint[0] >= 0.0) and not any(part in name for part in FACE_JOINTS)
        }
        return min(near, key=lambda name: near[name])

    def joint(self, name: str, shift_mm: Floats | None = None) -> Target:
        """A joint of the rig on the left, shifted where the rig's joint lies beside the bones'."""
        return shifted({"joint": f"left_{name}"}, shift_mm)

    def on(self, unit: str, place: Floats) -> Target:
        """A place on a unit that stands already."""
        return {"unit": unit, "place": rounded(place)}

    def mix(self, start: Target, end: Target, share: float) -> Target:
        """A place between two others, or beyond."""
        return {"mix": [start, end], "share": share}

    def between(self, start: str, end: str, share: float, drawn_with: str) -> Target:
        """A place between two joints on the left, as they are without fine targets; these draw it as they draw a third joint."""
        return {"between": [f"left_{start}", f"left_{end}"], "share": share, "drawn_with": f"left_{drawn_with}"}

    def level(self, beside: Target, level: Target) -> Target:
        """A place, but at the height of another."""
        return {"beside": beside, "level": level}

    def unit(self, name: str, bones: list[str], pairs: list[Any], **more: Any) -> None:
        """Add a unit."""
        table = [{"at": rounded(pair[0]), "to": pair[1], **({"weight": pair[2]} if len(pair) > 2 else {})} for pair in pairs]
        plain = {"method": "pairs", "midline": False, "most_uneven": 1.2, "stiffness": STIFFNESS, "keeps_length": False}
        self.units.append({"name": name, "bones": bones, **plain, **more, "pairs": table})


def shifted(target: Target, shift_mm: Floats | None) -> Target:
    """The target moved in the frame of the body."""
    return target if shift_mm is None else {**target, "shift_mm": rounded(np.asarray(shift_mm))}


def rounded(place: Floats) -> list[float]:
    """A place as the table stores it: hundredths of a millimetre."""
    return [round(float(value), 2) for value in place]


def box(x: tuple[float, float] = (-999, 999), y: tuple[float, float] = (-999, 9999), z: tuple[float, float] = (-999, 999)) -> Any:
    """Lower and upper corner of where to look on a bone, in the frame of its source."""
    return np.array([x[0], y[0], z[0]]), np.array([x[1], y[1], z[1]])
