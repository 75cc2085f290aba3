"""Head and trunk of the fit: skull, pelvis, spine, neck, ribcage, shoulder girdle."""

from typing import Any

import numpy as np

from acuviewer.body import larynx
from acuviewer.body.bone_fit import BoneFit
from acuviewer.body.costal_cartilages import AXES_MM
from acuviewer.body.rib_slope import RibSlope
from baking.fit_table import Fit, X, Y, Z, box, rounded, shifted

THORACIC = [f"t{n}_vertebra" for n in range(1, 13)]
SPINE = ["c7_vertebra", *THORACIC, *(f"l{n}_vertebra" for n in range(1, 6))]
TIP_DEPTHS_MM = [8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 10, 11, 12, 14]
"""Skin over each spinous process, C7 to L5."""
BASE_RISES_MM, BASE_TURNS_DEGREES = (22, 18, 15, 12, 9, 7, 5, 3, 1), (14, 14, 12, 9, 6.5, 4.5, 3, 2, 1)
"""How much higher the spines of C7 to T8 stand than the spacing of the source has them, and how much farther they lean forward, so
that their bodies, and the ribs on them, rise by half as much: the base of the neck is steeper than the skin of the back."""
L5_RISE_MM, L5_TURN_DEGREES = 1.5, -2.0
"""The lowest vertebra clears the front edge of the sacrum, into which the fit alone would set it."""
RIB_HEADS_LOWER_MM = (5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.0, 1.0)
"""So much lower on their risen vertebrae sit the heads of the upper ribs, which keep their place."""
NECK_AHEAD_MM = (6.0, -1.0)
"""How far the middle of the neck bends forward, and how far its upper end stands ahead of where the skull has it in the source."""

L4_ABOVE_CREST_MM = 13.0
"""Height of the spine of L4 over the top of the crests in the pelvis's source; the mean sacrum stands high between its crests."""
L5_BELOW_CREST_MM = 19.0
"""Depth of the spine of L5 below the top of the crests, where its body stands on the sacrum's."""
COSTAL_MARGIN = (
    ("rib_10", X, 1.08), ("sternum", X - Y, 1.07), ("sternum", 0.35 * X - Y + Z, 1.05), ("rib_9", Z, 1.065), ("rib_8", Z, 1.06),
    ("rib_7", Z, 1.05),
)  # fmt: skip
"""Places of the costal margin: bone, direction in which the place lies farthest, how its height below C7 compares with the
source's, whose ribcage ends higher than the level of L3."""
CHEST_WALL = (
    ("rib_7", X), ("rib_8", X), ("rib_9", X), ("rib_4", X - 2 * Z), ("rib_6", X - 2 * Z), ("rib_8", X - 2 * Z),
    ("rib_10", X - 2 * Z),
)  # fmt: skip
"""Places of the chest wall that lie under plain skin on every body, not under arm or breast."""
C7_HEIGHT_MM, C7_TIP_SOURCE_MM = 1437.0, 1511.0
THORAX_AXIS_MM = 55.0
CRICOID_MM = 1446.0
"""Height of the arch of the cricoid cartilage on the reference body, that of its landmark."""
PROMINENCE_DEPTH_MM, ARCH_DEPTH_MM = 5.5, 6.5
"""From the skin to the middle of the plate where the laminae meet, and to the arch of the cricoid cartilage."""
CLAVICLE_LOWER_MM = 4.0
"""The inner end of the clavicle stands so much lower than the bending brings it, which follows the first rib upward."""
STERNUM_DEPTHS_MM = (("suprasternal_notch", 7), ("sternal_angle", 6), ("xiphisternal_junction", 8))
MOST_STERNUM_MM = (26.0, 25.0, 42.0)
"""Most skin and fat over notch, angle and lower end of the sternum: little fat grows over it, and the chest of the heavy is deeper."""
STERNUM_MM = {"male": [49.0, 104.0], "female": [48.0, 101.0]}
"""Manubrium and body, at the reference stature: on CT of 200 adults 51 and 102 mm in men, 47 and 87
mm in women, whose cartilages here would be bent too much."""
STERNUM_FADES_MM = (18.0, 60.0)
RIBS_LOWER_MM = {
    "male": {
        1: (0, 4, 3), 2: (3, 14, 5), 3: (4, 18, 10), 4: (4, 18, 17), 5: (5, 20, 21), 6: (5, 21, 24), 7: (5, 21, 25),
        8: (5, 19, 23), 9: (5, 16, 20), 10: (4, 14, 16), 11: (3, 12, 15), 12: (1, 5, 7),
    },
    "female": {
        1: (0, 2, 1), 2: (2, 9, 3), 3: (2, 10, 5), 4: (2, 10, 7), 5: (3, 10, 8), 6: (3, 10, 9), 7: (3, 10, 10),
        8: (3, 9, 9), 9: (3, 8, 8), 10: (2, 8, 8), 11: (2, 10, 13), 12: (1, 4, 6),
    },
}  # fmt: skip
"""How much lower each rib comes at its rearmost place, at its side and at its front end: the source's ribs slope too little, and a
man's nipple lies before the fourth space or the fifth rib. The ribs of the women slope more by themselves."""
CREST_UP_MM = {"male": 7.0, "female": 8.0}
ISCHIUM_UP_MM = {"male": -15.0, "female": -8.0}
"""The crest comes to the height that people's has, the ischium as far below the socket as people's."""
IN_SOCKET_MM = np.array([3.0, -4.0, -1.0])
"""Centre of the socket of the hip bone, seen from that of the source's femoral head."""
CREST_FROM_TO_MM, ISCHIUM_FROM_TO_MM, FREE_OF_SOCKET_MM = (1292.0, 1354.0), (1201.0, 1150.0), (36.0, 64.0)
"""Heights of the source's hip bone, and distances from the centre of its socket, between which these ways grow."""
MARGIN_COVER_MM, CHEST_COVER_MM = 7.0, 7.0
"""Least skin, fat and muscle over costal margin and ribs."""


def place_trunk(fit: Fit) -> dict[str, dict[str, Any]]:
    """Add the units of head and trunk; the tables of what has rules of its own: spine, sternum, ribs and hip bone."""
    _head(fit)
    _pelvis(fit)
    spine = _spine(fit)
    _neck(fit)
    _larynx(fit)
    sternum, rib_slope = _thorax(fit, spine)
    _shoulder(fit)
    return {"spine": spine, "sternum": sternum, "rib_slope": rib_slope, "hip_height": _hip_height(fit)}


def _head(fit: Fit) -> None:
    skull, jaw = fit.bones["skull"], fit.bones["mandible"]
    top = skull[:, 1].max()
    occiput = np.array([0.0, 1600.0, 90.0])
    pairs: list[Any] = [
        (fit.far("skull", Y, 1.0), fit.under("vertex", 11), 2.0),
        (fit.far("skull", Z, 1.0, box(x=(-8, 8), y=(top - 76, top - 62))), fit.under("glabella", 6)),
        (fit.far("skull", -Z, 2.0, box(x=(-8, 8))), fit.ray(occiput, -Z, 9)),
        (fit.far("skull", X, 3.0, box(y=(top - 80, top))), fit.ray(np.array([0.0, 1655.0, 80.0]), X, 7), 1.5),
        (fit.far("mandible", Z, 1.5, box(x=(-8, 8), y=(jaw[:, 1].min(), jaw[:, 1].min() + 30))), fit.under("chin", 11)),
        (fit.far("mandible", -Y, 2.0, box(x=(-8, 8))), fit.ray(np.array([0.0, 1508.0, 162.0]), -Y, 9), 1.5),
        (fit.far("mandible", X - Y - 0.5 * Z, 3.0, box(z=(-60, -15))), fit.under("mandible_angle", 11)),
    ]
    fit.unit("skull", ["skull", "mandible"], pairs, midline=True, most_uneven=1.28)


def _pelvis(fit: Fit) -> None:
    crest = fit.far("hip_bone", Y, 2.0)
    flank = fit.far("hip_bone", X, 3.0, box(y=(1270, 1340)))
    pairs: list[Any] = [
        (
            fit.far("hip_bone", Z + 0.3 * Y, 3.0, box(x=(60, 200), y=(1250, 1320))),
            fit.under("anterior_superior_iliac_spine", 20),
        ),
        (crest, fit.under("iliac_crest_highest_point", 30), 0.6),
        (flank, fit.ray(np.array([0.0, 1012.0, 60.0]), X, 15)),
        (fit.far("hip_bone", -Z, 3.0, box(x=(20, 80), y=(1280, 1340))), fit.under("posterior_superior_iliac_spine", 16)),
        (
            fit.far("hip_bone", Y + Z, 2.0, box(x=(0, 16), y=(1146, 1210))) * [0, 1, 1],
            shifted(fit.under("pubic_symphysis_upper_border", 25), -14 * Y),
            1.5,
        ),
        (fit.far("hip_bone", -Y - 0.5 * Z, 4.0), shifted(fit.under("ischial_tuberosity", 75), -18 * Y), 0.4),
        (fit.far("sacrum", -Y, 4.0) * [0, 1, 1], fit.under("sacral_hiatus", 20)),
        (
            fit.far("sacrum", -Z, 2.0, box(x=(-6, 6), y=(1265, 1300))) * [0, 1, 1],
            fit.ray(np.array([0.0, 985.0, 30.0]), -Z, 18),
            2.0,
        ),
    ]
    fit.unit("pelvis", ["hip_bone", "sacrum", "coccyx"], pairs, midline=True, most_uneven=1.25)


def _spine(fit: Fit) -> dict[str, Any]:
    tips = np.array([fit.far(key, -Z - 0.6 * Y, 1.5) * [0, 1, 1] for key in SPINE])
    fit.units.append({"name": "spine", "bones": SPINE, "method": "spine"})
    vertices, pattern = fit.skin.mesh.vertices, fit.skin.pattern
    midline = np.flatnonzero(pattern.mirrored_vertex == np.arange(len(vertices)))
    normals = fit.skin.mesh.vertex_normals[midline]
    height = vertices[midline, 1]
    behind = midline[(normals[:, 2] < -0.3) & (height > 900) & (height < 1560) & (vertices[midline, 2] < 60)]
    crest = fit.far("hip_bone", Y, 2.0)
    top = fit.surface["c7_spinous_process"]
    level = crest + L4_ABOVE_CREST_MM * Y
    return {
        "bones": SPINE,
        "tips": [rounded(tip) for tip in tips],
        "depths_mm": TIP_DEPTHS_MM,
        "rises_mm": [*BASE_RISES_MM, *[0] * (len(SPINE) - len(BASE_RISES_MM) - 1), L5_RISE_MM],
        "turns_degrees": [*BASE_TURNS_DEGREES, *[0] * (len(SPINE) - len(BASE_TURNS_DEGREES) - 1), L5_TURN_DEGREES],
        "profile_vertices": behind[np.argsort(-vertices[behind, 1])].tolist(),
        "top": fit.at_depth(top, 0)["skin"],
        "level_of": "l4_vertebra",
        "level": {"unit": "pelvis", "place": rounded(level)},
        "bottom": rounded(level - (L4_ABOVE_CREST_MM + L5_BELOW_CREST_MM) * Y),
    }


def _neck(fit: Fit) -> None:
    bottom, top = float(fit.centre("c7_vertebra")[1]), float(fit.bones["c1_vertebra"][:, 1].max())
    fit.units.append({
        "name": "neck", "bones": [f"c{n}_vertebra" for n in range(1, 7)], "method": "blend", "upper": "skull",
        "lower": "c7_vertebra", "heights_mm": [round(bottom, 2), round(top, 2)], "most_uneven": 1.25,
        "ahead_mm": list(NECK_AHEAD_MM),
    })  # fmt: skip


def _larynx(fit: Fit) -> None:
    zero = np.zeros(3)
    pairs: list[Any] = [
        (zero, fit.under("laryngeal_prominence", PROMINENCE_DEPTH_MM)),
        (zero - larynx.CRICOID_BELOW_MM * Y, fit.ray(np.array([0.0, CRICOID_MM, 80.0]), Z, ARCH_DEPTH_MM)),
    ]
    fit.unit("larynx", list(larynx.KEYS), pairs, method="larynx", midline=True)


def _thorax(fit: Fit, spine: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    ribs = [f"rib_{n}" for n in range(1, 13)]
    front = box(x=(-12, 12))
    sternum = fit.bones["sternum"]
    notch = fit.far("sternum", Y + 0.3 * Z, 2.0, front) * [0, 1, 1]
    ahead = sternum[np.abs(sternum[:, 0]) < 10]
    top, low = ahead[:, 1].max(), ahead[:, 1].min()
    angle = fit.far("sternum", Z, 1.0, box(x=(-12, 12), y=(top - 55, top - 40))) * [0, 1, 1]
    xiphoid = fit.far("sternum", Z, 1.0, box(x=(-12, 12), y=(low + 30, low + 45))) * [0, 1, 1]
    spots = [
        {**fit.under(name, depth), "most_mm": most}
        for (name, depth), most in zip(STERNUM_DEPTHS_MM, MOST_STERNUM_MM, strict=True)
    ]
    pairs: list[Any] = list(zip((notch, angle, xiphoid), spots, strict=True))
    for n, rib in enumerate(ribs, start=1):
        head = fit.far(rib, -X, 2.0)
        lower = RIB_HEADS_LOWER_MM[n - 1] if n <= len(RIB_HEADS_LOWER_MM) else 0.0
        pairs.append((head, shifted(fit.on(f"t{n}_vertebra", head), -lower * Y)))
    # Along the costal margin and the wall of the chest the bones stay where the pairs above bring them, unless the skin is tight.
    fit.unit("thorax", ["sternum", *ribs], pairs, method="bend", hung_on="sternum", wall=[])
    natural = BoneFit({"units": fit.units, "spine": spine}, fit.bones).place(fit.skin, fit.skin)
    fit.units.pop()
    rib_slope = _rib_slope(fit)
    slope, wall = RibSlope(rib_slope), []
    for key, direction, lower in COSTAL_MARGIN:
        rows = fit.far_rows(key, direction, 4.0, box(x=(20, 130)) if key == "sternum" else None)
        at, there = fit.bones[key][rows].mean(axis=0), natural[key][rows].mean(axis=0)
        height = C7_HEIGHT_MM + lower * (float(at[1]) - C7_TIP_SOURCE_MM)
        outward = np.array([there[0], 0.0, there[2] - THORAX_AXIS_MM])
        shift = (height - there[1]) * Y
        wall.append(fit.wall(at, there + slope.ways(at[None], "male")[0], outward, MARGIN_COVER_MM, shift))
    for key, direction in CHEST_WALL:
        rows = fit.far_rows(key, direction, 3.0)
        at, there = fit.bones[key][rows].mean(axis=0), natural[key][rows].mean(axis=0)
        outward = direction if direction[2] else direction + 0.1 * Z
        wall.append(fit.wall(at, there + slope.ways(at[None], "male")[0], outward, CHEST_COVER_MM))
    fit.unit("thorax", ["sternum", *ribs], pairs, method="bend", most_uneven=1.28, hung_on="sternum", wall=wall)
    places = [rounded(place) for place in (notch, angle, xiphoid)]
    return {"bone": "sternum", "places": places, "lengths_mm": STERNUM_MM, "fades_mm": list(STERNUM_FADES_MM)}, rib_slope


def _rib_slope(fit: Fit) -> dict[str, Any]:
    """Places of the ribs and how much lower they come; the sternum and the heads of the ribs stay."""
    features = {}
    for n in RIBS_LOWER_MM["male"]:
        rib = f"rib_{n}"
        end = fit.far(rib, X - Z - Y, 3.0) if n == 12 else fit.far(rib, Z - 0.5 * X - 0.3 * Y, 3.0)
        features[n] = [fit.far(rib, -X, 2.0), fit.far(rib, -Z, 3.0), fit.far(rib, X, 3.0), end]
    sternum = fit.bones["sternum"]
    kept = [sternum[np.hypot(*(sternum[:, :2] - axis[0]).T).argmin()] for n, axis in AXES_MM.items() if n <= 7]
    middle = sternum[np.abs(sternum[:, 0]) < 10.0]
    for height in np.linspace(sternum[:, 1].min(), sternum[:, 1].max(), 6):
        kept.append(middle[np.abs(middle[:, 1] - height).argmin()] * [0, 1, 1])
    places = [*(place for four in features.values() for place in four), *kept]
    lower = {
        sex: [float(way) for ways in ribs.values() for way in (0, *ways)] + [0.0] * len(kept)
        for sex, ribs in RIBS_LOWER_MM.items()
    }
    return {"places": [rounded(place) for place in places], "lower_mm": lower}


def _hip_height(fit: Fit) -> dict[str, Any]:
    """What of the hip bone comes higher, and what lower."""
    femur = fit.bones["femur"]
    socket = fit.ball("femur", box(x=(-999, 75), y=(femur[:, 1].max() - 40, 2000))) + IN_SOCKET_MM
    return {
        "bone": "hip_bone", "socket": rounded(socket), "free_of_socket": list(FREE_OF_SOCKET_MM),
        "crest_mm": CREST_UP_MM, "crest_from_to": list(CREST_FROM_TO_MM),
        "ischium_mm": ISCHIUM_UP_MM, "ischium_from_to": list(ISCHIUM_FROM_TO_MM),
    }  # fmt: skip


def _shoulder(fit: Fit) -> None:
    spine_root = fit.far("scapula", -X - 0.3 * Z, 3.0, box(y=(1440, 1475)))
    pairs: list[Any] = [
        (fit.far("scapula", X + 0.3 * Y, 3.0, box(y=(1470, 1510))), fit.under("acromion_lateral_border", 8), 8.0),
        (fit.far("scapula", Z, 3.0), fit.under("coracoid_process", 22)),
        (spine_root, fit.under("scapular_spine_root", 16)),
        (fit.far("scapula", -Y, 3.0), shifted(fit.under("scapula_inferior_angle", 18), 10 * Y), 1.2),
    ]
    fit.unit("scapula", ["scapula"], pairs, most_uneven=1.28)
    medial, lateral = fit.far("clavicle", -X, 3.0), fit.far("clavicle", X, 3.0)
    middle = fit.far("clavicle", Y + Z, 2.0, box(x=(50, 80)))
    fit.unit("clavicle", ["clavicle"], [
        (medial, shifted(fit.on("thorax", medial), -CLAVICLE_LOWER_MM * Y), 3.0),
        (lateral, fit.on("scapula", lateral), 3.0),
        (middle, fit.ray(np.array([75.0, 1382.0, 60.0]), 0.7 * Y + 0.7 * Z, 11)),
    ])  # fmt: skip
