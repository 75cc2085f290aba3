"""Writes ``docs/ACCURACY.md`` from measurements on reference and random bodies.

python tools/measure_accuracy.py
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import potpourri3d

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "tests"))
from acuviewer.body.shape import RANGES, BodyShape  # noqa: E402
from acuviewer.geometry.mesh import SurfacePoint, TriangleMesh  # noqa: E402
from acuviewer.geometry.probe import closest_point  # noqa: E402
from acuviewer.geometry.section import lay_tape  # noqa: E402
from acuviewer.session.anatomy import Anatomy, build_anatomy, compute_anatomy  # noqa: E402
from acuviewer.session.ruled import told_of  # noqa: E402
from acuviewer.session.slider_way import SliderWay  # noqa: E402
from bodies import REFERENCE, random_bodies  # noqa: E402
from measured_ruler import ruler_section  # noqa: E402
from moved_points import BODIES, moved_rows  # noqa: E402
from point_facts import DEPARTS, faults_of, read_facts  # noqa: E402
from rides import FAR_MM, ride_rows  # noqa: E402

N_RANDOM, N_RIDES, SEED = 50, 100, 20260101
SMALL_STEPS = {"weight": 0.01, "muscle": 0.01, "age": 0.7, "height_mm": 5.0, "proportions": 0.01}
TAPES = [
    ("greater_trochanter", "sacral_hiatus"), ("greater_trochanter", "anterior_superior_iliac_spine"),
    ("medial_malleolus", "calcaneal_tendon"), ("cubital_crease_midpoint", "palmar_wrist_crease_midpoint"),
    ("gluteal_fold", "popliteal_crease_midpoint"), ("greater_trochanter", "popliteal_crease_midpoint"),
    ("suprasternal_notch", "xiphisternal_junction"), ("lateral_knee_hollow", "ankle_front_midpoint"),
]  # fmt: skip


def main() -> None:
    """Measure and write."""
    anatomies = [compute_anatomy(shape) for shape in (*REFERENCE.values(), *random_bodies(N_RANDOM, SEED))]
    text = (
        HEAD
        + "\n".join(rows(anatomies))
        + RIDING
        + "\n".join(following_rows())
        + RIDES_HEAD
        + "\n".join(ride_rows(N_RIDES, SEED))
        + TAPE_HEAD
        + "\n".join(tape_rows())
        + ruler_section(SEED)
        + SCALES
        + "\n".join(scale_rows())
        + MOVED_HEAD
        + "\n".join(moved_rows())
        + TAIL
    )
    beside = TOP / "docs" / "ACCURACY.md.part"
    beside.write_text(text, encoding="utf-8")
    beside.replace(TOP / "docs" / "ACCURACY.md")


def rows(anatomies: list[Anatomy]) -> Iterator[str]:
    """One row a claim: the worst value over all bodies, and the bar. The reference bodies come first."""
    height = max(abs(np.ptp(a.skin.mesh.vertices[:, 1]) - a.shape.height_mm) for a in anatomies)
    yield f"| height asked for against height built | {height:.4f} mm | 1 mm |"
    off = max(
        float(np.linalg.norm(a.skin.mesh.position(closest_point(a.skin.mesh, f.position_mm)) - f.position_mm))
        for a in anatomies
        for f in a.locations.values()
    )
    yield f"| point to displayed skin | {off:.5f} mm | 0.05 mm |"
    mirror = max(
        float(np.abs(a.locations[code, "right", by].position_mm - f.position_mm * [-1, 1, 1]).max())
        for a in anatomies
        for (code, side, by), f in a.locations.items()
        if side == "left"
    )
    yield f"| left point against mirrored right point | {mirror:.5f} mm | 0.1 mm |"
    facts = read_facts()
    met = [fact for fact in facts if (fact.code, fact.fact) not in DEPARTS]
    unmet = sum(1 for a in anatomies for _ in faults_of(a, [fact for fact in met if fact.fact != "space"]))
    codes = {fact.code.partition(":")[0] for fact in met}
    words = (
        f"{len(met)} numbers of the definitions of {len(codes)} points (n cun from, share of a way, same level, below, midway)"
    )
    yield f"| {words} that are not met | {unmet} | 0, each within 2 % or 1 mm |"
    spaces = [fact for fact in met if fact.fact == "space"]
    outside = sum(1 for a in anatomies[: len(REFERENCE)] for _ in faults_of(a, spaces))
    yield f"| chest points outside their intercostal space, reference bodies ({len(spaces)} points) | {outside} | 0 |"
    curves = [curve for a in anatomies[: len(REFERENCE)] for curve in a.meridians]
    apart = max(
        float(np.linalg.norm(curve.points_mm[row] - a.location(code, curve.side).position_mm))  # type: ignore[union-attr]
        for a in anatomies[: len(REFERENCE)]
        for curve in a.meridians
        for code, row in curve.stops.items()
    )
    yield f"| line of a meridian past a point of its own ({len(curves) // len(REFERENCE)} lines on each reference body) | {apart:.5f} mm | 0.05 mm |"
    yield f"| a point that a hundredth of a slider carries over the skin of a person who is fitted anew | {largest_jump():.2f} mm | 3 mm |"


def largest_jump() -> float:
    """How far a small step of each slider moves any point over the skin, beside what the skin itself moves."""
    worst = 0.0
    for name, step in SMALL_STEPS.items():
        for share in (0.15, 0.5, 0.85):
            value = RANGES[name].low + share * (RANGES[name].high - RANGES[name].low)
            before, after = (compute_anatomy(BodyShape(**{name: number})) for number in (value, value + step))  # type: ignore[arg-type]
            for key, found in before.locations.items():
                moved = after.locations[key].position_mm - after.skin.mesh.position(found.surface)
                worst = max(worst, float(np.linalg.norm(moved)))
    return worst


def following_rows() -> Iterator[str]:
    """How far points of a moving body are from their rules: so far from the one body of which these told, and in the middle of two so far apart."""
    for share in (0.02, 0.1, 0.3):
        alone, between = list[float](), list[float]()
        for name in SMALL_STEPS:
            low, reach = RANGES[name].low, RANGES[name].high - RANGES[name].low
            for start in (0.2, 0.5):
                parts = (start, start + share / 2.0, start + share)
                resting, middle, goal = (compute_anatomy(BodyShape(**{name: low + part * reach})) for part in parts)  # type: ignore[arg-type]
                way = SliderWay(resting)
                alone += _away(way.follow(goal.shape), goal)
                way.learn(told_of(goal, with_lines=False))
                between += _away(way.follow(middle.shape), middle)
        columns = [f"{value:.2f} mm" for away in (alone, between) for value in np.percentile(away, [50, 95, 100])]
        yield f"| {share:.0%} | {' | '.join(columns)} |"


def _away(moved: Anatomy, ruled: Anatomy) -> list[float]:
    """By how much points of the left and the median plane lie elsewhere on a moving body than by the rules."""
    keys = [key for key, found in ruled.locations.items() if found.is_place and found.side != "right"]
    return [float(np.linalg.norm(moved.locations[key].position_mm - ruled.locations[key].position_mm)) for key in keys]


def _at_vertex(mesh: TriangleMesh, place: SurfacePoint) -> tuple[int, SurfacePoint]:
    corner = int(np.argmax(place.barycentric))
    weights = (float(corner == 0), float(corner == 1), float(corner == 2))
    return int(mesh.triangles[place.triangle][corner]), SurfacePoint(place.triangle, weights)


def tape_rows() -> Iterator[str]:
    """Tape over exact geodesic, least and most over the reference bodies."""
    solvers = []
    for shape in REFERENCE.values():
        anatomy = build_anatomy(shape)
        mesh = anatomy.skin.mesh
        solvers.append((anatomy, potpourri3d.EdgeFlipGeodesicSolver(mesh.vertices, mesh.triangles)))
    for first, second in TAPES:
        ratios = []
        for anatomy, solver in solvers:
            mesh = anatomy.skin.mesh
            a, start = _at_vertex(mesh, anatomy.landmark(first, "left").surface)  # type: ignore[union-attr]
            b, end = _at_vertex(mesh, anatomy.landmark(second, "left").surface)  # type: ignore[union-attr]
            way = solver.find_geodesic_path(a, b)
            ratios.append(lay_tape(mesh, start, end).length / float(np.linalg.norm(np.diff(way, axis=0), axis=1).sum()))
        yield f"| {first.replace('_', ' ')} – {second.replace('_', ' ')} | {min(ratios):.4f} | {max(ratios):.4f} |"


def scale_rows() -> Iterator[str]:
    """mm per cun of each segment on the reference bodies."""
    anatomies = [build_anatomy(shape) for shape in REFERENCE.values()]
    for segment in anatomies[0].ruler.segments:
        values = " | ".join(f"{anatomy.ruler.mm_per_cun(segment):.1f}" for anatomy in anatomies)
        yield f"| {segment.replace('_', ' ')} | {values} |"


HEAD = f"""# Accuracy

Made by `python tools/measure_accuracy.py`; the tests hold the same bars. Measured on five reference bodies
({", ".join(REFERENCE)}) and {N_RANDOM} random ones over the whole range of every slider.

This page says how exactly the program carries out its own definitions on its own bodies. It says nothing about how well a
model's landmark agrees with a living person's: see the last section.

| claim | worst of all bodies | bar |
|---|---|---|
"""

RIDING = """

The definitions' numbers stand in `tests/points/facts.csv`, written down from the definitions and not from the rules;
`tests/point_facts.py` measures each anew. Six facts cannot be met on every body (ST18, SP19, GB22 and GB23 by their rib space, SI10 above the fold of a
half raised arm, GB21 on the crest; on the usual woman and man ST18 is met, and on her SP19); each of these points says so on its page. About a hundred
points are defined by what a finger feels and have no number to hold them by: for them there are the pages below.

## While a slider moves

Points follow the skin from a body on which the rules have been carried out, and as soon as there are two of them, about a tenth of the slider
apart, they go between both. When the hand rests the rules put them where they belong. How far points of a moving body stray from that, on five
sliders of a man's body:

| share of the slider | following one body so far away: median | 95 % | worst | in the middle of two so far apart: median | 95 % | worst |
|---|---|---|---|---|---|---|
"""

RIDES_HEAD = f"""

## Points on many bodies

No point may be lost because another fails, and none may stand more than {FAR_MM:.0f} mm from where the skin would carry it from the usual woman or man
without a reason. Points that lie farther, each with the farthest way in mm and the number of bodies:

| bodies | number | points lost | points that lie farther |
|---|---|---|---|
"""

TAPE_HEAD = """

The reasons: what is counted by ribs and vertebrae, or stands over the hip bone, stays with its bone while the flesh of trunk and flank spreads around
it (GB22 to GB26, LR13, LR14, SP14 to SP21, ST13 to ST18, PC1, KI22 to KI27, the lines of the back); what is so many cun of the thigh or the belly follows
the length of a tape that grows with the bone and not with the flesh (SP10 to SP13, ST31 to ST34, LR8 to LR10, BL37, GB31, GB32). On persons as people are
nothing of this reaches far.

## The tape against the exact shortest way

A tape is the section of the skin by the plane that holds both places and the mean of their normals. Its length over
that of the exact geodesic, five reference bodies:

| tape | least | most |
|---|---|---|
"""

SCALES = f"""

## One cun, in mm

Each segment has its own scale: there is no global cun.

| segment | {" | ".join(REFERENCE)} |
|---|{"---|" * len(REFERENCE)}
"""

MOVED_HEAD = f"""

## Points moved

Rules that were found wrong and changed: how far the place by the rule before lies from the one by the rule now, in mm, on the
same body. Man and woman are the usual ones, the lean man has weight 0.15, the heavy woman is that of the tables above. How far points moved
with bones and landmarks that were mended stands in [POINTS_MOVED.md](POINTS_MOVED.md).

| point | {" | ".join(BODIES)} | what was wrong, and what holds now |
|---|{"---|" * len(BODIES)}---|
"""

TAIL = """

## Looked at, point by point

For every region there is a page with sheets of pictures (skin, bones, each point with its code), what was seen at each point, and
which points are doubted, why, and by how many millimetres.

| page | points |
|---|---|
| [head, face, ear and neck](points/head.md) | ST1 to ST12, LI17 to LI20, SI16 to SI19, BL1 to BL10, TE16 to TE23, GB1 to GB20, GV15 to GV27, CV22 to CV24, EX-HN |
| [chest, belly, back and shoulder girdle](points/trunk.md) | LU1, LU2, ST12 to ST30, SP12 to SP21, HT1, KI11 to KI27, PC1, BL11 to BL36, BL41 to BL54, SI9 to SI15, LI15, LI16, TE14, TE15, GB21 to GB30, LR12 to LR14, GV1 to GV14, CV1 to CV22, EX-CA, EX-B |
| [arm and hand](points/arm.md) | LU3 to LU11, LI1 to LI14, HT2 to HT9, SI1 to SI8, PC2 to PC9, TE1 to TE13, EX-UE |
| [leg and foot](points/leg.md) | ST31 to ST45, SP1 to SP11, BL36 to BL40, BL55 to BL67, KI1 to KI10, GB31 to GB44, LR1 to LR11, EX-LE |

What is doubted most:

- **The ribs**: the second to fifth space stand 16 mm higher to 7 mm lower 4 cun beside the median line than 2 cun beside it (a scanned man: +14 to
  -21), the first 22 to 26 mm higher (+14): ST14 and KI26 may differ by 10 mm in height. Their slope at the side was compared with no measurement:
  SP17 to SP21, GB24 and LR14 may be 10 mm off. GB22 and GB23 are not in the fourth space.
- **The larynx** is placed by its marks on the skin and stands half a vertebra low on men (upper border of the thyroid cartilage at the lower half of C5), which carries ST9, LI18 and SI16.
- **Muscles, tendons, pulses** have no shape of their own in the model. Borders that a rule over bones and skin can place are landmarks
  ([MUSCLES.md](MUSCLES.md) says how each was placed); where a definition names others, the rule says by what it goes instead. About 5 mm at the
  wrist, 10 mm at arm and thigh.
- **Tissue over the tibia** is too thick: 36, 31 and 17 mm over its inner border on the usual man, 30, 25 and 13 mm on the usual woman, where people
  have at most 10. SP6 to SP8, LR5 and LR6 may stand 10 mm off around the leg; their heights are sure.
- **The hip bone** of the usual man is 200 mm high, as people's is, but hip joint and upper border of the pubis stayed where they were: CV2, ST30 and
  KI11 may be 10 to 17 mm, GB29 and GB30 about 20 mm high.
- **KI1** should perhaps lie 10 to 15 mm farther forward, **ST31** 10 to 15 mm lower, **SI7** on a muscular man 15 mm nearer to the ulna's edge.
- **The back's cun** is wide on men (28.8 mm): the arms are half raised, and the blades with them.

Rings around a point show the spread of practitioners where it was measured (seven points, Molsberger 2012). Published is an area;
form and middle are not, so it is drawn as a circle around our place, with that area of this body's skin.

The ways of the meridians between their points are drawn after common charts and were compared with no print source.

## What is not known, and what we doubt

- Bony landmarks lie over features of bones that are fitted under the skin (see `SKELETON.md`); bones and skin are models. Their
  error against a living person is unknown; palpation studies differ by a vertebra and more.
- The spine stands between C7 and the iliac crests, its vertebrae spaced as in the OpenSim torso model: L4 is level with the
  crests because the fit makes it so.
- The model's arms are half raised. The three cun from scapula to median line are defined with hanging arms; one X-ray study of men with
  hanging arms has 86 mm a side, as here, and sources differ by 35 mm.
- The three cun of the nape come out short (19 mm a cun on the usual man, 16 on the usual woman): C7 stands where people have it, the hairline is drawn
  on the model and may lie too low.
- The line of 9 cun between the hairline corners comes out narrow (13 to 14 mm a cun; 15.1 ± 1.7 mm were measured on 100 young men): the corner is
  drawn on the model. ST8, GB13 and BL4 stand by it.
- GB30 is defined with the person on the side and the hip bent; the model stands.
"""

if __name__ == "__main__":
    main()
