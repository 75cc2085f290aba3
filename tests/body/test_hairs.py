"""Hair: rooted in the skin of every body, on scalp, brows and lids and nowhere else, and lying down."""

from pathlib import Path

import numpy as np
import pytest

from acuviewer.body.hairs import KINDS, Hairs, load_hairs
from acuviewer.body.shape import BodyShape
from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError
from acuviewer.geometry.probe import closest_point
from acuviewer.resources import assets_root
from acuviewer.session.anatomy import Anatomy, build_anatomy

BODIES = (BodyShape(), BodyShape(sex="female", age=80, weight=0.1), BodyShape(height_mm=1680, weight_kg=105, age=60))


def _roots_and_tips(anatomy: Anatomy, kind: str) -> tuple[np.ndarray, np.ndarray]:
    hairs = load_hairs()
    strands = hairs.on(anatomy.skin.mesh, anatomy.skin.shape)
    corners = strands.vertices[strands.triangles][hairs.kind == KINDS.index(kind)]  # type: ignore[arg-type]
    return corners[:, :2].mean(axis=1), corners[:, 2]


@pytest.mark.parametrize("shape", BODIES, ids=str)
def test_strands_are_rooted_in_the_skin_and_lie_down(shape: BodyShape) -> None:
    anatomy = build_anatomy(shape)
    hairs = load_hairs()
    on_skin = anatomy.skin.mesh.positions_at(hairs.triangles, hairs.weights)
    strands = hairs.on(anatomy.skin.mesh, shape)
    corners = strands.vertices[strands.triangles]
    assert np.linalg.norm(corners[:, :2].mean(axis=1) - on_skin, axis=1).max() < 0.5
    tips = corners[hairs.kind == KINDS.index("scalp"), 2][::50]
    mesh = anatomy.skin.mesh
    lifted = [np.linalg.norm(tip - mesh.vertices[mesh.triangles].mean(axis=1), axis=1).argsort()[:20] for tip in tips]
    heights = [
        float(np.linalg.norm(tip - mesh.position(closest_point(mesh, tip, near)))) for tip, near in zip(tips, lifted, strict=True)
    ]
    assert np.percentile(heights, 95) < 3.0, "points of the scalp would drown"
    lengths = np.linalg.norm(corners[:, 2] - corners[:, :2].mean(axis=1), axis=1)
    assert 2.0 < np.median(lengths) < 16.0
    assert lengths.max() < 30.0
    assert np.isfinite(strands.vertices).all()
    assert np.allclose(np.linalg.norm(strands.normals, axis=1), 1.0)


@pytest.mark.parametrize("shape", BODIES, ids=str)
def test_brows_are_where_the_landmarks_of_the_brows_are(shape: BodyShape) -> None:
    anatomy = build_anatomy(shape)
    roots, _ = _roots_and_tips(anatomy, "brow")
    for side, sign in (("left", 1.0), ("right", -1.0)):
        own = roots[sign * roots[:, 0] > 0]
        inner, middle, outer = (
            anatomy.landmarks.on_side(f"eyebrow_{name}", side).position_mm  # type: ignore[arg-type]
            for name in ("inner_end", "middle", "outer_end")
        )
        assert len(own) > 80
        away = np.min([np.linalg.norm(own - place, axis=1) for place in (inner, middle, outer)], axis=0)
        assert away.max() < 22.0
        assert abs(sign * own[:, 0].min() - sign * inner[0]) < 9.0 or abs(sign * own[:, 0].max() - sign * inner[0]) < 9.0


@pytest.mark.parametrize("shape", BODIES, ids=str)
def test_the_forehead_the_ears_and_the_face_are_bare(shape: BodyShape) -> None:
    anatomy = build_anatomy(shape)
    roots, _ = _roots_and_tips(anatomy, "scalp")
    for name, bare_mm in (("glabella", 45.0), ("nasal_tip", 60.0), ("mouth_corner", 40.0), ("ear_apex", 2.0), ("tragus", 5.0)):
        for side in ("left", "right"):
            place = anatomy.landmarks.on_side(name, side).position_mm  # type: ignore[arg-type]
            assert np.linalg.norm(roots - place, axis=1).min() > bare_mm, name
    for name in ("vertex", "external_occipital_protuberance", "anterior_hairline_midpoint"):
        place = anatomy.landmarks.on_side(name, "midline").position_mm
        assert np.linalg.norm(roots - place, axis=1).min() < 9.0, name


def test_lashes_stand_on_both_lids_of_both_eyes() -> None:
    anatomy = build_anatomy(BodyShape())
    roots, tips = _roots_and_tips(anatomy, "lash")
    eye = anatomy.skin.joints["left_eye"]
    assert np.linalg.norm(np.abs(roots) - eye, axis=1).max() < 24.0
    for sign in (-1.0, 1.0):
        own = sign * roots[:, 0] > 0
        rise = (tips - roots)[own, 1]
        assert (rise > 2.0).sum() > 25, "none rise from the upper lid"
        assert (rise < -1.0).sum() > 10, "none hang from the lower one"
    assert ((tips - roots)[:, 2] > 0.5).mean() > 0.4, "they do not stand out"


def test_a_woman_has_thinner_brows() -> None:
    mesh = build_anatomy(BodyShape()).skin.mesh
    hairs: Hairs = load_hairs()
    brow = hairs.kind == KINDS.index("brow")

    def width(shape: BodyShape) -> float:
        strands = hairs.on(mesh, shape)
        corners = strands.vertices[strands.triangles][brow]
        return float(np.linalg.norm(corners[:, 0] - corners[:, 1], axis=1).mean())

    assert width(BodyShape(sex="female")) < 0.85 * width(BodyShape(sex="male"))


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    arrays = dict(np.load(assets_root() / "models" / "hairs.npz"))
    np.savez(tmp_path / "hairs.npz", **{**arrays, "kind": arrays["kind"][::-1]})
    with pytest.raises(DataError, match=r"hairs\.npz"):
        load_hairs(DataFolder(tmp_path))
