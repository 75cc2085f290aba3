"""Tells how far points lie from where the skin of the usual woman or man would carry them, on many bodies, and whether any is lost.

    python tools/rides.py [--count N] [--seed N]

Three kinds of bodies: persons as people are (sixty), persons over the whole range of figures, free forms over the whole range of
every slider.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP / "tests"), str(TOP / "tools")]
from acuviewer.body.likely import BODY_MASS_INDEX  # noqa: E402
from acuviewer.body.measures import SEXES  # noqa: E402
from acuviewer.body.shape import PERSON_HEIGHT_MM, RANGES, BodyShape  # noqa: E402
from acuviewer.session.anatomy import compute_anatomy  # noqa: E402
from bodies import random_bodies  # noqa: E402
from measure_persons import likely_person  # noqa: E402

FAR_MM = 25.0
N_PERSONS, SEED = 60, 3


def persons(count: int, seed: int) -> list[BodyShape]:
    """Persons as people are: statures and weights within 1 to 99 %."""
    generator = np.random.default_rng(seed)
    found = []
    for number in range(count):
        sex = SEXES[number % 2]
        stature, kg = likely_person(sex, generator)
        found.append(BodyShape(sex=sex, age=float(generator.uniform(20, 60)), height_mm=stature, weight_kg=kg))
    return found


def persons_anywhere(count: int, seed: int) -> list[BodyShape]:
    """Persons over the whole range of age, stature and body mass index."""
    generator = np.random.default_rng(seed)
    found = []
    for number in range(count):
        stature = float(generator.uniform(PERSON_HEIGHT_MM.low, PERSON_HEIGHT_MM.high))
        kg = float(generator.uniform(*BODY_MASS_INDEX)) * (stature / 1000) ** 2
        age = float(generator.uniform(RANGES["age"].low, RANGES["age"].high))
        found.append(BodyShape(sex=SEXES[number % 2], age=age, height_mm=stature, weight_kg=kg))
    return found


def ride_row(kind: str, shapes: Sequence[BodyShape]) -> str:
    """One row of a table: how many bodies, points lost, and those that lie far, each with the worst of its bodies."""
    usual = {sex: compute_anatomy(BodyShape(sex=sex)) for sex in SEXES}
    lost, far = 0, defaultdict(list)
    for number, shape in enumerate(shapes):
        anatomy = compute_anatomy(shape)
        lost += len(anatomy.unplaced)
        for key, ridden in usual[shape.sex].locations.items():
            found = anatomy.locations.get(key)
            if found is None or found.side == "right" or not found.is_place:
                continue
            apart = float(np.linalg.norm(found.position_mm - anatomy.skin.mesh.position(ridden.surface)))
            if apart > FAR_MM:
                far[found.code].append((apart, number))
    worst = sorted(far.items(), key=lambda item: -max(item[1])[0])
    told = ", ".join(f"{code} {max(cases)[0]:.0f} ({len({number for _, number in cases})})" for code, cases in worst) or "none"
    return f"| {kind} | {len(shapes)} | {lost} | {told} |"


def ride_rows(count: int, seed: int) -> Iterator[str]:
    """The rows of all three kinds."""
    yield ride_row("persons as people are", persons(N_PERSONS, seed))
    yield ride_row("persons over the whole range of figures", persons_anywhere(count, seed))
    yield ride_row("free forms over the whole range of the sliders", random_bodies(count, seed))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=SEED)
    choices = parser.parse_args()
    for row in ride_rows(choices.count, choices.seed):
        print(row, flush=True)
