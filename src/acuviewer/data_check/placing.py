"""Places everything by the data of a folder on a few bodies: what no rule of writing finds shows there."""

from collections.abc import Iterator, Sequence

import numpy as np

from acuviewer.body.model import BodyModel
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import SkeletonModel
from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError, Fault
from acuviewer.landmarks.catalog import load_landmarks
from acuviewer.landmarks.cun import load_segments
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import load_points
from acuviewer.points.meridian_catalog import load_meridians
from acuviewer.points.meridians import build_meridians
from acuviewer.session.anatomy import Anatomy, compute_anatomy

OTHER_BODIES = (
    BodyShape(sex="female", age=70, height_mm=1450, weight=0.1, muscle=0.2),
    BodyShape(sex="male", age=25, height_mm=1950, weight=0.9, muscle=0.8),
)
"""A small lean one and a large heavy one."""
_MOST_STATURE_ERROR_MM = 1.0
_REMEDY = "Mend what it is built on."


def read_atlas(files: DataFolder) -> Atlas:
    """The catalogs of a data folder; raises DataError for what cannot be read."""
    return Atlas(load_landmarks(files), load_segments(files), load_points(files), load_meridians(files))


def placing_faults(files: DataFolder, others: Sequence[BodyShape] = ()) -> list[Fault]:
    """Points, definitions and lines that cannot be placed or told on the average body, or placed on ``others``."""
    faults: dict[tuple[str, str], Fault] = {}
    try:
        atlas = read_atlas(files)
        body, skeletons = BodyModel(files.below("models")), SkeletonModel(files.below("models"))
        for shape in (BodyShape(), *others):
            with files.naming("models"), np.errstate(all="ignore"):
                anatomy = compute_anatomy(shape, atlas, body, skeletons)
                for fault in _faults_on(anatomy, atlas, files):
                    faults.setdefault((fault.file, fault.where), fault)
    except DataError as error:
        return [*faults.values(), *error.faults]
    return list(faults.values())


def _faults_on(anatomy: Anatomy, atlas: Atlas, files: DataFolder) -> Iterator[Fault]:
    height = float(np.ptp(anatomy.skin.mesh.vertices[:, 1]))
    if not abs(height - anatomy.shape.height_mm) < _MOST_STATURE_ERROR_MM:
        what = f"a body of {anatomy.shape.height_mm:.0f} mm comes out {height:.0f} mm tall."
        yield Fault(str(files.root / "models/skin.npz"), "stature", what, _REMEDY)
    if not np.isfinite(anatomy.skeleton.mesh.vertices).all():
        yield Fault(str(files.root / "models/bone_fit.json"), "bones", "cannot be placed.", _REMEDY)
    for (name, side), placed in anatomy.landmarks.items():
        if not np.isfinite(placed.position_mm).all():
            yield Fault("landmarks.json", f"{name} ({side})", "cannot be placed.", _REMEDY)
    for (code, definition), why in anatomy.unplaced.items():
        yield Fault("points.json", f"{code} ({definition})", f"cannot be placed: {why}", "Mend its rule or what it is built on.")
    for found in anatomy.locations.values():
        if found.side == "right":
            continue
        try:
            steps = found.steps if anatomy.shape == BodyShape() else ()
            finite = np.isfinite([found.position_mm, *(step.place_mm for step in steps)]).all()
            why = "" if finite else "cannot be placed."
        except DataError as error:
            why = error.faults[0].what
        if why:
            yield Fault("points.json", f"{found.code} ({found.definition})", why, "Mend its rule or what it is built on.")
    with files.naming("meridians.json"):
        curves = build_meridians(atlas, anatomy.skin, anatomy.landmarks, anatomy.ruler, anatomy.locations)
        for curve in curves:
            if not np.isfinite(curve.points_mm).all():
                yield Fault("meridians.json", f"{curve.meridian} ({curve.branch})", "cannot be laid.", _REMEDY)
