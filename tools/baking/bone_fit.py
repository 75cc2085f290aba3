"""What is paired with what, so that the bones find their places; written to ``assets/models/bone_fit.json``.

Each pair joins a feature of a bone, found on its mesh, to a place of the body: so many millimetres under a sign of the
skin, a joint of the rig where it is good enough (fingers, toes), or a place on a bone that already stands. Depths are read for a
body of middle build; ``docs/SKELETON.md`` says what they give on others.
"""

from typing import Any

from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import SurfacePoint
from baking.bone_names import MESHES
from baking.fit_table import Fit, Floats
from baking.limb_fit import place_limbs
from baking.trunk_fit import place_trunk


def build_fit(bones: dict[str, Floats], skin: Skin, surface: dict[str, SurfacePoint]) -> dict[str, Any]:
    """The table of the fit; ``bones`` are the baked source vertices by key, ``skin`` the reference frame's."""
    fit = Fit(bones, skin, surface)
    tables = place_trunk(fit)
    place_limbs(fit)
    placed = [key for unit in fit.units for key in unit["bones"]]
    missing = sorted({bone.key for bone in MESHES} - set(placed))
    if missing or len(placed) != len(set(placed)):
        raise SystemExit(f"bones without a unit, or in two: {missing}")
    return {"units": fit.units, **tables}
