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
from acuviewer.geometry.mesh import SurfacePoint, TriangleMesh  # noqa: E402
from acuviewer.geometry.probe import closest_point  # noqa: E402
from acuviewer.geometry.section import lay_tape  # noqa: E402
from acuviewer.session.anatomy import Anatomy, build_anatomy, compute_anatomy  # noqa: E402
from bodies import REFERENCE, random_bodies  # noqa: E402

N_RANDOM, SEED = 50, 20260101
TAPES = [
    ("greater_trochanter", "sacral_hiatus"), ("greater_trochanter", "anterior_superior_iliac_spine"),
    ("medial_malleolus", "calcaneal_tendon"), ("cubital_crease_midpoint", "palmar_wrist_crease_midpoint"),
    ("gluteal_fold", "popliteal_crease_midpoint"), ("greater_trochanter", "popliteal_crease_midpoint"),
    ("suprasternal_notch", "xiphisternal_junction"), ("lateral_knee_hollow", "ankle_front_midpoint"),
]  # fmt: skip


def main() -> None:
    """Measure and write."""
    anatomies = [compute_anatomy(shape) for shape in (*REFERENCE.values(), *random_bodies(N_RANDOM, SEED))]
    text = HEAD + "\n".join(rows(anatomies)) + TAPE_HEAD + "\n".join(tape_rows()) + SCALES + "\n".join(scale_rows()) + TAIL
    beside = TOP / "docs" / "ACCURACY.md.part"
    beside.write_text(text, encoding="utf-8")
    beside.replace(TOP / "docs" / "ACCURACY.md")


def rows(anatomies: list[Anatomy]) -> Iterator[str]:
    """One row a claim: the worst value over all bodies, and the bar."""
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
    thirds = [share for a in anatomies for share in gb30_shares(a)]
    yield f"| GB30, share of the tape from trochanter to hiatus | {min(thirds):.5f} to {max(thirds):.5f} | 1/3 ± 0.005 |"
    level = max(
        abs(float(a.location(code, "left").position_mm[1] - a.landmark(spine, "left").position_mm[1]))  # type: ignore[union-attr]
        for a in anatomies
        for code, spine in (("BL23", "l2_spinous_process"), ("BL25", "l4_spinous_process"), ("GV3", "l4_spinous_process"))
    )
    yield f"| BL23, BL25, GV3 against the level of their spine | {level:.5f} mm | 0.1 mm |"


def gb30_shares(anatomy: Anatomy) -> Iterator[float]:
    """Length from the trochanter to GB30 over the whole tape, both laid anew, on each side."""
    for side in ("left", "right"):
        start, end = (anatomy.landmark(name, side).surface for name in ("greater_trochanter", "sacral_hiatus"))  # type: ignore[union-attr]
        found = anatomy.location("GB30", side)
        tape = lay_tape(anatomy.skin.mesh, start, end)
        pieces = np.diff(tape.points, axis=0)
        along = np.einsum("ij,ij->i", found.position_mm - tape.points[:-1], pieces)  # type: ignore[union-attr]
        share = np.clip(along / np.maximum(np.einsum("ij,ij->i", pieces, pieces), 1e-12), 0, 1)
        feet = tape.points[:-1] + share[:, None] * pieces
        piece = int(np.linalg.norm(feet - found.position_mm, axis=1).argmin())  # type: ignore[union-attr]
        length = tape.distances[piece] + share[piece] * (tape.distances[piece + 1] - tape.distances[piece])
        yield float(length / tape.length)


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

TAPE_HEAD = """

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

TAIL = """

## What is not known, and what we doubt

- Bony landmarks lie over features of bones that are fitted under the skin (see `SKELETON.md`); bones and skin are models. Their
  error against a living person is unknown; palpation studies differ by a vertebra and more.
- The spine stands between C7 and the iliac crests, its vertebrae spaced as in the OpenSim torso model: L4 is level with the
  crests because the fit makes it so.
- The model's arms are half raised. The three cun from scapula to median line are defined with hanging arms, so the
  back's scale may come out a little large.
- The line of 9 cun between the hairline corners comes out narrow (about 13 mm a cun): the corner is drawn on the model,
  not measured. No point uses it yet.
- GB30 is defined with the person on the side and the hip bent; the model stands.
"""

if __name__ == "__main__":
    main()
