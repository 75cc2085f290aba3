"""Writes what persons by figures are fitted with: ``measure_places.json`` and ``person_starts.npz`` of ``assets/models``.

    python tools/bake_persons.py [--usual-only]

The first says where the landmarks and tapes of measures lie on the skin of the average bodies, on triangles that all skins share; the
second has persons that were fitted beforehand, from which every fit begins. Run it after ``bind_landmarks.py``, and
``acuviewer check --renew`` after it.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from acuviewer.body.form_space import SLIDERS
from acuviewer.body.measures import SEXES, load_measures
from acuviewer.body.model import BodyModel
from acuviewer.body.person import Fitter
from acuviewer.body.shape import BodyShape
from acuviewer.data_check.measures import names_in_measure
from acuviewer.data_folder import DataFolder
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.session.anatomy import compute_anatomy
from bake_models import write_atomically, write_manifest, write_npz

AVERAGE = {
    "female": BodyShape(sex="female", age=30, height_mm=1595, weight=0.5),
    "male": BodyShape(sex="male", age=35, height_mm=1711, weight=0.5),
}
"""Free forms, on which landmarks are where bones and creases put them."""

MODELS = Path(__file__).resolve().parents[1] / "assets" / "models"
PLACES_A_TAPE = 12
AGES = (25.0, 90.0)
STATURES_MM = (1400.0, 1550.0, 1700.0, 1850.0, 2050.0)
INDICES = (16.0, 20.0, 24.0, 29.0, 36.0, 45.0)
"""Kilograms a square metre."""


def main() -> int:
    """Write the files anew."""
    parser = argparse.ArgumentParser(description="write what persons by figures are fitted with")
    parser.add_argument(
        "--usual-only", action="store_true", help="fit the usual woman and man alone, and leave the other persons as they are"
    )
    usual_only = parser.parse_args().usual_only
    text = json.dumps({"schema_version": 1, **_places()}, indent=1) + "\n"
    write_atomically(MODELS / "measure_places.json", lambda file: file.write(text.encode()))
    path = MODELS / "person_starts.npz"
    arrays = dict(np.load(path)) if usual_only else _starts()
    arrays["usual"] = _usual()
    write_atomically(path, lambda file: write_npz(file, arrays))
    record = json.loads((MODELS / "manifest.json").read_text(encoding="utf-8"))["skin"]
    write_manifest(MODELS, record["max_quantisation_error_mm"])
    return 0


def _places() -> dict[str, Any]:
    """Marks and tapes by sex: triangle and the first two weights of each."""
    table = load_measures().measures.values()
    named = [each for measure in table for each in names_in_measure(measure.how)]
    marked = sorted({name for kind, name in named if kind == "landmark"})
    segments = [name for kind, name in named if kind == "segment"]
    marks: dict[str, Any] = {}
    tapes: dict[str, Any] = {}
    for sex in SEXES:
        anatomy = compute_anatomy(AVERAGE[sex])
        placed = {name: found.surface for (name, side), found in anatomy.landmarks.items() if side != "right"}
        marks[sex] = {name: _row(placed[name]) for name in marked}
        tapes[sex] = {}
        for segment in segments:
            tape = anatomy.ruler.measure(segment).tape
            shares = [number / (PLACES_A_TAPE - 1) for number in range(PLACES_A_TAPE)]
            tapes[sex][segment] = [_row(tape.place(share * tape.length)) for share in shares]
    return {"marks": marks, "tapes": tapes}


def _starts() -> dict[str, Any]:
    """Persons over all figures, each sought from the middle of the form."""
    model = BodyModel(DataFolder(MODELS))
    numbers = np.empty((len(SEXES), len(AGES), len(STATURES_MM), len(INDICES), SLIDERS + len(model.space.fine)), dtype=np.float32)
    for row, sex in enumerate(SEXES):
        for column, age in enumerate(AGES):
            for line, stature in enumerate(STATURES_MM):
                for place, index in enumerate(INDICES):
                    shape = BodyShape(sex=sex, age=age, height_mm=stature, weight_kg=index * (stature / 1000) ** 2)
                    numbers[row, column, line, place] = _found(model, shape)
    axes = {"ages": np.array(AGES), "statures_mm": np.array(STATURES_MM), "indices": np.array(INDICES)}
    return {**axes, "numbers": numbers}


def _usual() -> Any:
    """The woman and the man with whom the program begins, each sought from the middle of the form."""
    model = BodyModel(DataFolder(MODELS))
    return np.array([_found(model, BodyShape(sex=sex)) for sex in SEXES])


def _found(model: BodyModel, shape: BodyShape) -> Any:
    fitter = Fitter(model.persons, model.space, shape)
    return fitter.find(fitter.middle)


def _row(place: SurfacePoint) -> list[float]:
    return [place.triangle, round(place.barycentric[0], 6), round(place.barycentric[1], 6)]


if __name__ == "__main__":
    sys.exit(main())
