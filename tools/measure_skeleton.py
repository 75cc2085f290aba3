"""Measures the skeleton on the reference bodies and 50 random ones and writes ``docs/SKELETON.md``.

python tools/measure_skeleton.py
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP / "tests"), str(TOP / "tools")]
from acuviewer.session.anatomy import Anatomy, compute_anatomy  # noqa: E402
from bake_models import REFERENCE_BODY  # noqa: E402
from baking.landmark_places import ReferenceBody  # noqa: E402
from baking.skin_places import find_all  # noqa: E402
from bodies import REFERENCE, random_bodies  # noqa: E402
from people_checks import KNOWN, TYPICAL, Known  # noqa: E402
from skeleton_checks import (  # noqa: E402
    JOINTS,
    SKIN_OVER_BONE_MM,
    bi_iliac_breadth_mm,
    femoral_heads_apart_mm,
    gap_mm,
    length_mm,
    shallowest,
    stature_error,
    uneven_bones,
)

N_RANDOM, SEED = 50, 4


def main() -> None:
    """Measure and write."""
    reference = {name: compute_anatomy(shape) for name, shape in REFERENCE.items()}
    randoms = [compute_anatomy(shape) for shape in random_bodies(N_RANDOM, SEED)]
    parts = [HEAD, *inside_rows(reference, randoms), DEPTHS, *depth_rows(reference), JOINT_HEAD, *joint_rows(reference), SIZES,
             *size_rows(reference), PEOPLE, *people_rows(), MOVED, *moved_rows(), TAIL]  # fmt: skip
    beside = TOP / "docs" / "SKELETON.md.part"
    beside.write_text("\n".join(parts), encoding="utf-8")
    beside.replace(TOP / "docs" / "SKELETON.md")


def inside_rows(reference: dict[str, Anatomy], randoms: list[Anatomy]) -> Iterator[str]:
    """Depth of the shallowest vertex, and the most uneven bone."""
    for name, anatomy in reference.items():
        found = shallowest(anatomy)
        yield f"| {name} | {found.depth_mm:.1f} mm ({_plain(found.bone)}) | {_uneven(anatomy)} |"
    depths = [shallowest(anatomy) for anatomy in randoms]
    shallow = [found for found in depths if found.depth_mm < 0.5]
    least = min(depths, key=lambda found: found.depth_mm)
    text = f"{least.depth_mm:.1f} mm ({_plain(least.bone)}); {len(shallow)} of {len(randoms)} below 0.5 mm"
    yield f"| {len(randoms)} random bodies | {text} | {max((_uneven(anatomy) for anatomy in randoms), key=_number)} |"


def _uneven(anatomy: Anatomy) -> str:
    found = uneven_bones(anatomy.skeleton)
    bent = [key for key in found if key == "sternum" or key.startswith("rib_")]
    parts = (max((key for key in found if (key in bent) == wanted), key=lambda key: found[key]) for wanted in (False, True))
    return " · ".join(f"{found[key]:.2f} ({_plain(key)})" for key in parts)


def _number(text: str) -> float:
    return float(text.split()[0])


def _plain(name: str) -> str:
    return name.removeprefix("left_").replace("_", " ")


def depth_rows(reference: dict[str, Anatomy]) -> Iterator[str]:
    """Skin over bone on each reference body."""
    for name, (low, high) in SKIN_OVER_BONE_MM.items():
        placed = [anatomy.landmark(name, "left") for anatomy in reference.values()]
        depths = " | ".join(f"{found.depth_mm or 0:.0f}" for found in placed if found)
        yield f"| {_plain(name)} | {low} to {high} | {depths} |"


def joint_rows(reference: dict[str, Anatomy]) -> Iterator[str]:
    """Gap of each joint on each reference body."""
    for first, second in JOINTS:
        gaps = " | ".join(f"{gap_mm(anatomy, first, second):.1f}" for anatomy in reference.values())
        yield f"| {_plain(first)} – {_plain(second)} | {gaps} |"


def size_rows(reference: dict[str, Anatomy]) -> Iterator[str]:
    """Breadths and lengths."""

    def row(title: str, measure: object) -> str:
        return f"| {title} | " + " | ".join(measure(anatomy) for anatomy in reference.values()) + " |"  # type: ignore[operator]

    yield row("bi-iliac breadth on the bone", lambda a: f"{bi_iliac_breadth_mm(a):.0f} mm")
    yield row("femoral head centres apart", lambda a: f"{femoral_heads_apart_mm(a):.0f} mm")
    for bone in ("femur", "tibia", "humerus", "radius"):

        def length(anatomy: Anatomy, bone: str = bone) -> str:
            share = length_mm(anatomy, f"left_{bone}") / anatomy.shape.height_mm
            return f"{share:.3f} ({stature_error(anatomy, bone):+.1f})"

        yield row(f"{bone} length over stature", length)


def people_rows() -> Iterator[str]:
    """What people have, and what the typical man and woman had and have."""
    typical = {sex: compute_anatomy(shape) for sex, shape in TYPICAL.items()}

    def cells(known: Known) -> Iterator[str]:
        for sex in TYPICAL:
            low, high = known.people[sex]
            now, digits = known.take(typical[sex]), known.digits
            told = f"{known.before[sex]:.{digits}f} → {now:.{digits}f}"
            yield f"{low:.{digits}f} to {high:.{digits}f}"
            yield told if low <= round(now, digits) <= high else f"**{told}**"

    yield from (f"| {title} | " + " | ".join(cells(known)) + " |" for title, known in KNOWN.items())


def moved_rows() -> Iterator[str]:
    """How far the finger moved for each landmark that had a place on the skin before it had a bone."""
    # The signs were told in millimetres of this very body.
    anatomy = compute_anatomy(REFERENCE_BODY)
    rows = []
    for name, (place, _) in find_all(ReferenceBody(anatomy.skin)).items():
        placed = anatomy.landmark(name, "left")
        if placed is not None and placed.bone is not None:
            moved = float(np.linalg.norm(anatomy.skin.mesh.position(place) - placed.position_mm))
            rows.append((moved, f"| {_plain(name)} | {_plain(placed.bone)} | {moved:.0f} mm | {WHY.get(name, '')} |"))
    yield from (text for _, text in sorted(rows, reverse=True))


WHY = {
    "ischial_tuberosity": "the skin's sign was the buttock's fold; the bone lies deep above it, and the finger comes from below",
    "eleventh_rib_free_end": "the sign stood by proportion; the bone's end is level with the body of L2, where textbooks put it",
    "coccyx_tip": "the sign stood at the end of the cleft; the coccyx of the model is short",
    "greater_trochanter": "the sign stood on the line of the rig's hip; the bone's knob lies farther forward",
    "mastoid_process": "the sign stood behind the ear; the finger meets the tip from the side",
    "scapula_inferior_angle": "the arms are half raised and turn the shoulder blade outward: the bone is right",
    "scapula_medial_border": "as the inferior angle",
    "patella_base": "sign by the shade of the kneecap; the bone is drawn toward its groove",
    "patella_apex": "as the base",
    "medial_tibial_condyle_lower_border": "the sign stood by proportion; the bone shows where condyle and shaft meet",
    "mandible_angle": "the sign stood by the jaw's contour",
}

HEAD = """# The skeleton

Made by `python tools/measure_skeleton.py`. The bones are mean shapes and models of single people, fitted under the skin of a body
that is itself a model: what follows says how well they fit each other, not how well they fit a living person.

The bones are fitted to the person's frame, which is the same body at average weight and muscle, since bones do not grow with
fat. Where the skin is tighter than on the frame the bones give way inward; where it lies far outside, as on people of BMI 33 and
more, spine and sternum go with the furrow of the back and the front of the chest.

| body | shallowest bone vertex | most uneven bone outside the ribcage · in it (longest over shortest axis; bar 1.30) |
|---|---|---|"""
DEPTHS = """
Bar: every vertex at least 0.5 mm inside the outer skin (the pockets of mouth, nostrils and eyelids do not count).

## Skin over bone, in mm

Ranges are common figures for adults of middle build, not checked against a print source.

| place | middle build | lean woman | heavy woman | average man | muscular man | old woman |
|---|---|---|---|---|---|---|"""
JOINT_HEAD = """
## Joints

Least distance between two bones in mm; a negative number is how deep a vertex of one lies inside the other (bar: 1.5 mm).

| joint | lean woman | heavy woman | average man | muscular man | old woman |
|---|---|---|---|---|---|"""
SIZES = """
## Sizes

For long bones in brackets: the stature that the formula of Trotter and Gleser (American Journal of Physical Anthropology 1952;
10:463–514, known here by reprints) gives for the bone, less the body's, in standard errors of the formula; two are the usual range.
Breadth over the crests: callipers over the skin give about 280 mm for women (Heinz and others, Journal of Statistics Education
2003;11(2), known by a summary). Femoral heads: 95.0 mm (SD 2.2) from the midline in men and 91.5 mm (SD 2.6) in women on
radiographs of 500 adults (Rabari and others, International Journal of Research in Orthopaedics, known by its abstract), which
enlarge by a factor that the abstract does not give.

| measure | lean woman | heavy woman | average man | muscular man | old woman |
|---|---|---|---|---|---|"""
PEOPLE = """
## Against people

Version 0.1.0 → now; bold where it is not what people have. Now is measured on the usual man of 35 (1,750 mm, 76 kg) and the usual woman of
30 (1,630 mm, 63 kg); the older figures are as `tests/people_checks.py` keeps them.
The sources of the ranges are told in `tests/people_checks.py`, and `tests/body/test_anthropometry.py` holds all that is met.

| measure | men | ours | women | ours |
|---|---|---|---|---|"""
MOVED = """
## From the skin's sign to the bone

How far the place of each bony landmark moved when it was bound to its bone, on the man on whom the bones are fitted (1,711 mm, average
weight and muscle).

| landmark | bone | moved | where they disagree by more than 10 mm |
|---|---|---|---|"""
TAIL = """
## Known faults

Bars that are not met are told here; everything above is as measured.

- On extreme random bodies fingertips, toes, heel or kneecap come as near to the skin as told above.
- Where bones from different sources would cross they are pressed apart along their faces: the form of a socket follows its head.
- The upper arm of bodies by free forms is short for their stature, and so is the humerus; persons by figures have people's. The tibia
  is long.
- The calf of the body bulges inward beyond its ankle and knee. The tibia keeps to its joints and bows inward by no more than looks
  straight from the front (10 mm), so more flesh lies over its inner border than people have there. Drawn 17 mm inward and 5 mm ahead it
  looked bent (14 mm off the straight on the usual man, 16 mm on the usual woman), and 28, 22 and 16 mm were left on the man. The leg
  is broad at the tibia's upper end as well: 121 mm over 81 mm of bone on the usual man, 121 over 67 on the usual woman.
- The woman's foot is short and her ankle stands far back in it: the talus lies 9 mm ahead of the middle of the tibia's end.
- The hips of the women stand as far apart as the men's.
- The rig's arms are half raised, the source's bones hang: the shoulder blade follows its landmarks, not a measured rhythm.
- The ribs of the bending slope too little; they are drawn lower after it, up to 25 mm at the front ends on men and 10 mm on women, while
  their heads and the sternum stay. The first space stands 26 mm (man) and 22 mm (woman) higher at 4 cun than at 2 cun from the median line, where a scanned
  man has 14: the first rib cannot go lower between the spine and the sternum. Women drawn as far as the men had ribs of 1.38 to 1.51
  (longest over shortest axis). A man's nipple lies before the lower border of the fifth rib.
- The hip bone is drawn higher after the fit of the pelvis, the crest 7 to 8 mm up and the ischium 15 mm (men) or 8 mm (women) down: 200 mm
  on the usual man, where it was 178 and people have about 200, and 194 mm on the usual woman. The fit presses the pelvis of
  the source together from above, so that only the ischium could give most of it; its foramen is longer for that. Begun 31 mm from the
  middle of the socket instead of 36, it folded the socket's lower rim 1.6 mm into the femur.
- A woman's sternum is 145 to 150 mm long, at the upper end of what women have: shorter ones would bend its cartilages too much.
- The costal cartilages are told apart from the sternum, with which the source holds them in one piece, and end where the ribs begin in
  plain faces, as far from them as in the source (1 to 6 mm). They bear what ribs and sternum do not: single ones, the eighth
  above all, are sheared up to 2.7 times their form on women.
- The larynx is built from figures, not from a scan: hyoid, thyroid and cricoid cartilage stand behind their signs on the neck. The hyoid
  comes level with C3 and C4 in women and C4 and C5 in men, whose jaws stand low before the spine.
- The costal margin ends level with the upper border of L3 on the usual man and with the lower half of L2 on the usual woman.
- The inner ends of the middle finger bones and the carpals are placed by the rig's joints, which an animator set.
"""

if __name__ == "__main__":
    main()
