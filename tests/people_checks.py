"""Measures of the skeleton that are known of living people; shared by tests and by the tool that writes the page on the skeleton.

Shares of stature and differences in mm are the 5th to the 95th percentile of ANSUR II 2012 (public data of the US Army, 4,082 men and
1,986 women); the ratio of Insall and Salvati is of Radiology 1971;101:101-104.
The levels of the larynx were seen on CT by Mirjalili and others (2012, known by its abstract).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from acuviewer.body.measures import SEXES, Sex
from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import Floats
from acuviewer.session.anatomy import Anatomy

TYPICAL: Mapping[Sex, BodyShape] = {"male": BodyShape(sex="male", age=35), "female": BodyShape(sex="female", age=30)}
Range = tuple[float, float]


@dataclass(frozen=True)
class Known:
    """One measure: how it is taken, what people have, and what the typical man and woman had in version 0.1.0."""

    take: Callable[[Anatomy], float]
    people: Mapping[Sex, Range]
    before: Mapping[Sex, float]
    digits: int = 0
    unmet: tuple[Sex, ...] = ()


def on_bone(anatomy: Anatomy, landmark: str) -> Floats:
    """(3,) place of a left or median landmark on its bone."""
    placed = anatomy.landmark(landmark, "left") or anatomy.landmark(landmark, "midline")
    assert placed is not None, landmark
    assert placed.bone_mm is not None, landmark
    return np.asarray(placed.bone_mm)


def share(anatomy: Anatomy, landmark: str) -> float:
    """Height of a landmark of bone as a share of stature."""
    return float(on_bone(anatomy, landmark)[1]) / anatomy.shape.height_mm


def flesh_mm(anatomy: Anatomy, landmark: str) -> float:
    """How deep under the skin a landmark of bone lies."""
    placed = anatomy.landmark(landmark, "left") or anatomy.landmark(landmark, "midline")
    assert placed is not None, landmark
    assert placed.depth_mm is not None, landmark
    return placed.depth_mm


def tibiale(anatomy: Anatomy) -> float:
    """Height of the inner upper edge of the tibia as a share of stature."""
    tibia = anatomy.skeleton.bone_vertices("left_tibia")
    upper = tibia[tibia[:, 1] > tibia[:, 1].max() - 25.0]
    return float(upper[upper[:, 0] < upper[:, 0].min() + 10.0][:, 1].max()) / anatomy.shape.height_mm


def mid_patella(anatomy: Anatomy) -> float:
    """Height of the middle of the kneecap as a share of stature."""
    return (share(anatomy, "patella_base") + share(anatomy, "patella_apex")) / 2


def insall_salvati(anatomy: Anatomy) -> float:
    """Length of the kneecap's ligament over that of the kneecap."""
    base, apex, tuberosity = (on_bone(anatomy, at) for at in ("patella_base", "patella_apex", "tibial_tuberosity"))
    return float(np.linalg.norm(apex - tuberosity) / np.linalg.norm(base - apex))


def clasp_mm(anatomy: Anatomy) -> float:
    """How far the fibula reaches below the top of the talus."""
    talus, fibula = (anatomy.skeleton.bone_vertices(f"left_{key}")[:, 1] for key in ("talus", "fibula"))
    return float(talus.max() - fibula.min())


def cervicale_over_notch(anatomy: Anatomy) -> float:
    """How much higher the spine of C7 stands than the notch of the sternum, as a share of stature."""
    return share(anatomy, "c7_spinous_process") - share(anatomy, "suprasternal_notch")


def sternum_mm(anatomy: Anatomy) -> tuple[float, float]:
    """Length of manubrium and of the body of the sternum."""
    notch, angle, end = (on_bone(anatomy, at) for at in ("suprasternal_notch", "sternal_angle", "xiphisternal_junction"))
    return float(np.linalg.norm(notch - angle)), float(np.linalg.norm(angle - end))


def slope_mm(anatomy: Anatomy, space: str) -> float:
    """How much higher a space between ribs stands 4 cun from the median line than 2 cun from it."""
    outer, inner = (on_bone(anatomy, f"{space}_intercostal_space_{line}") for line in ("midclavicular", "parasternal"))
    return float(outer[1] - inner[1])


def hip_bone_mm(anatomy: Anatomy) -> float:
    """Height of the hip bone as it stands in the body."""
    return float(np.ptp(anatomy.skeleton.bone_vertices("left_hip_bone")[:, 1]))


def tenth_rib_over_crest_mm(anatomy: Anatomy) -> float:
    """How much higher the lowest place of the tenth rib stands than the crest of the hip bone."""
    return float(on_bone(anatomy, "tenth_rib_lowest_point")[1] - on_bone(anatomy, "iliac_crest_highest_point")[1])


def _level(anatomy: Anatomy, landmark: str) -> float:
    """With which vertebra of the neck a landmark of the skin is level: 5.0 is the middle of the body of C5."""
    heights = []
    for number in range(2, 8):
        vertebra = anatomy.skeleton.bone_vertices(f"c{number}_vertebra")
        body = vertebra[np.abs(vertebra[:, 0]) < 8.0]
        heights.append(body[body[:, 2] > body[:, 2].max() - 6.0][:, 1].mean())
    placed = anatomy.landmark(landmark, "midline")
    assert placed is not None, landmark
    return float(np.interp(-placed.position_mm[1], -np.array(heights), range(2, 8)))


def _both(low: float, high: float) -> Mapping[Sex, Range]:
    return {"male": (low, high), "female": (low, high)}


SPACES_BEFORE_MM: Mapping[str, Mapping[Sex, float]] = {
    "second": {"male": 23, "female": 17}, "third": {"male": 26, "female": 24}, "fourth": {"male": 20, "female": 20},
    "fifth": {"male": 12, "female": 11},
}  # fmt: skip
NAPE_BEFORE_MM: Mapping[int, Mapping[Sex, float]] = {
    2: {"male": 11, "female": 7}, 3: {"male": 10, "female": 7}, 4: {"male": 8, "female": 6}, 5: {"male": 2, "female": 2},
    6: {"male": 2, "female": 2},
}  # fmt: skip
KNOWN = {
    "lateral malleolus over stature": Known(
        lambda a: share(a, "lateral_malleolus"), {"male": (0.037, 0.046), "female": (0.034, 0.043)}, {"male": 0.044, "female": 0.055}, 3
    ),
    "fibula's tip below the top of the talus, mm": Known(clasp_mm, _both(10, 35), {"male": 14, "female": 1}),
    "lateral epicondyle of the femur over stature": Known(
        lambda a: share(a, "lateral_epicondyle_of_femur"), {"male": (0.267, 0.294), "female": (0.268, 0.303)}, {"male": 0.302, "female": 0.285}, 3
    ),
    "tibiale over stature": Known(tibiale, {"male": (0.253, 0.280), "female": (0.255, 0.283)}, {"male": 0.284, "female": 0.265}, 3),
    "middle of the kneecap over stature": Known(
        mid_patella, {"male": (0.263, 0.294), "female": (0.261, 0.291)}, {"male": 0.304, "female": 0.285}, 3
    ),
    "middle of the kneecap over tibiale, mm": Known(
        lambda a: (mid_patella(a) - tibiale(a)) * a.shape.height_mm,
        {"male": (6, 34), "female": (2, 21)}, {"male": 34, "female": 32},
    ),
    "ratio of Insall and Salvati": Known(insall_salvati, _both(0.8, 1.2), {"male": 1.17, "female": 1.39}, 2),
    "flesh over the tibia's inner border, upper quarter, mm": Known(
        lambda a: flesh_mm(a, "tibia_medial_border_upper_quarter"), _both(0, 10), {"male": 39, "female": 36}, unmet=SEXES
    ),
    "flesh over the tibia's inner border, middle, mm": Known(
        lambda a: flesh_mm(a, "tibia_medial_border_middle"), _both(0, 10), {"male": 40, "female": 34}, unmet=SEXES
    ),
    "flesh over the tibia's inner border, lower quarter, mm": Known(
        lambda a: flesh_mm(a, "tibia_medial_border_lower_quarter"), _both(0, 10), {"male": 27, "female": 22}, unmet=SEXES
    ),
    "cervicale over the sternum's notch, share of stature": Known(
        cervicale_over_notch, {"male": (0.034, 0.056), "female": (0.029, 0.052)}, {"male": 0.023, "female": 0.020}, 3
    ),
    **{
        f"flesh over the spine of C{number}, mm": Known(partial(flesh_mm, landmark=f"c{number}_spinous_process"), _both(10, 35), before)
        for number, before in NAPE_BEFORE_MM.items()
    },
    "thyroid's upper border, level with C": Known(
        partial(_level, landmark="thyroid_cartilage_upper_border"), {"male": (4, 6), "female": (3, 5)}, {"male": 5.9, "female": 5.2}, 1
    ),
    "cricoid cartilage, level with C": Known(
        partial(_level, landmark="cricoid_cartilage"), {"male": (6, 8), "female": (5, 7)}, {"male": 7.0, "female": 6.5}, 1
    ),
    "sternum without xiphoid, mm": Known(
        lambda a: sum(sternum_mm(a)), {"male": (134, 174), "female": (116, 150)}, {"male": 180, "female": 171}
    ),
    **{
        f"{space} space 4 cun less 2 cun beside the median line, mm": Known(
            partial(slope_mm, space=space), _both(-25, 16), before
        )
        for space, before in SPACES_BEFORE_MM.items()
    },
    "tenth rib over the crest, mm": Known(
        tenth_rib_over_crest_mm, {"male": (32, 86), "female": (38, 80)}, {"male": 80, "female": 80}
    ),
}  # fmt: skip
