"""Builds persons by chance and tells how well they measure as asked, and as people do.

    python tools/measure_persons.py [--count N] [--seed N]

Statures and weights are drawn as people have them (within 1 to 99 %); further figures depart from what is likely by up to two spreads,
those of one part of the body together. Four bodies are built of each: from stature and weight alone, with 6, 18 and 20 more figures, the height of
the knee among the 20.
"""

import argparse
import sys
import time
from collections import Counter

import numpy as np

from acuviewer.body.likely import weights_possible_kg
from acuviewer.body.measures import SEXES, Sex, load_measures
from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape, BodyShapeError
from acuviewer.body_report import MET_MM, measure_body
from acuviewer.session.anatomy import compute_anatomy

SIX = ("crotch_height", "chest", "waist", "hip", "upper_arm_length", "upper_arm")
EIGHTEEN = (
    *SIX, "acromial_height", "forearm_length", "hand_length", "foot_length", "shoulder_breadth", "head", "neck", "thigh",
    "lower_thigh", "calf", "ankle", "wrist",
)  # fmt: skip
TWENTY = (*EIGHTEEN, "knee_height", "hip_breadth")
NOT_COMPARED = {"chest_breadth", "chest_depth", "sitting_height", "ball_of_foot_length", "cervicale_height"}
PARTS = {"length": "bones", "height": "bones", "breadth": "breadths"}
SPREADS = {"female": (1629.0, 64.0, 67.8, 11.0), "male": (1756.0, 69.0, 85.5, 14.2)}
"""Mean and spread of stature (mm) and weight (kg) of the survey."""


def main() -> int:
    """Print how well the persons are met."""
    parser = argparse.ArgumentParser(description="how well persons by figures measure as asked")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=3)
    choices = parser.parse_args()
    generator = np.random.default_rng(choices.seed)
    off: list[tuple[str, float]] = []
    missed: dict[int, list[tuple[str, float, float]]] = {len(names): [] for names in (SIX, EIGHTEEN, TWENTY)}
    weights: list[float] = []
    seconds: dict[int, list[float]] = {0: [], **{count: [] for count in missed}}
    for number in range(choices.count):
        sex = SEXES[number % 2]
        stature, kg = likely_person(sex, generator)
        figures = _figures(sex, stature, kg, generator)
        for given in ((), SIX, EIGHTEEN, TWENTY):
            try:
                shape = BodyShape(
                    sex=sex, age=float(generator.uniform(20, 60)), height_mm=stature, weight_kg=kg,
                    measures=tuple((name, figures[name]) for name in load_measures().measures if name in given),
                )  # fmt: skip
            except BodyShapeError as error:
                print(f"refused: {error}")
                continue
            began = time.perf_counter()
            load_body_model().persons.fit(shape)
            seconds[len(given)].append(time.perf_counter() - began)
            rows = measure_body(compute_anatomy(shape))
            if any(not row.is_met for row in rows):
                print(
                    f"  {shape.to_text()}: {[(row.measure.id, round((row.built or 0) - (row.asked or 0), 1)) for row in rows if not row.is_met]}"
                )
            weights += [abs(row.built / kg - 1) for row in rows if row.measure.id == "weight" and row.built]
            for row in rows:
                if row.built is None:
                    print(f"{shape.to_text()}: {row.name} cannot be taken")
                elif given and row.asked is not None and row.measure.id in given:
                    missed[len(given)].append((row.measure.id, row.built - row.asked, row.asked))
                elif not given and row.expected is not None and row.people and row.people.residual_sd:
                    off.append((row.measure.id, (row.built - row.expected) / row.people.residual_sd))
        print(f"{number}: {sex} {stature:.0f} mm {kg:.1f} kg", flush=True)
    _tell(off, missed, weights, seconds)
    return 0


def likely_person(sex: Sex, generator: np.random.Generator) -> tuple[float, float]:
    """Stature in mm and weight in kg of somebody, drawn within 1 to 99 %."""
    mean_mm, spread_mm, mean_kg, spread_kg = SPREADS[sex]
    while True:
        one, other = np.clip(generator.normal(size=2), -2.33, 2.33)
        stature = mean_mm + spread_mm * one
        kg = mean_kg + spread_kg * (0.45 * one + 0.89 * other)
        least, most = weights_possible_kg(stature)
        if least < kg < most:
            return round(float(stature)), round(float(kg), 1)


def _figures(sex: Sex, stature: float, kg: float, generator: np.random.Generator) -> dict[str, float]:
    together: dict[str, float] = {}
    figures: dict[str, float] = {}
    for name, measure in load_measures().measures.items():
        people = (measure.people or {}).get(sex)
        if people and people.residual_sd:
            part = PARTS.get(name.rpartition("_")[2], "girths")
            common = together.setdefault(part, float(generator.normal()))
            beside = float(np.clip(0.75 * common + 0.66 * generator.normal(), -2, 2))
            figures[name] = round(people.expected(stature, kg) + beside * people.residual_sd)
    return figures


def _tell(
    off: list[tuple[str, float]], missed: dict[int, list[tuple[str, float, float]]], weights: list[float],
    seconds: dict[int, list[float]],
) -> None:  # fmt: skip
    compared = [(name, spreads) for name, spreads in off if name not in NOT_COMPARED]
    for most in (1.3, 2.0):
        within = [abs(spreads) <= most for _, spreads in compared]
        print(f"from stature and weight: {np.mean(within):.1%} of {len(within)} figures within {most} residual spreads")
    far = Counter(name for name, spreads in compared if abs(spreads) > 2)
    print(f"farther: {far.most_common()}")
    by_name: dict[str, list[float]] = {}
    for name, spreads in off:
        by_name.setdefault(name, []).append(spreads)
    print(
        "mean spreads:",
        {name: round(float(np.mean(values)), 1) for name, values in by_name.items() if abs(np.mean(values)) > 0.8},
    )
    for count, rows in missed.items():
        errors = np.array([abs(error) for _, error, _ in rows])
        met = np.array([abs(error) <= max(MET_MM, 0.005 * asked) for _, error, asked in rows])
        print(
            f"{count} figures given: met {met.mean():.1%}, within 10 mm {(errors <= 10).mean():.1%}, median {np.median(errors):.1f} mm"
        )
        print("  missed:", Counter(name for (name, _, _), good in zip(rows, met, strict=True) if not good).most_common())
    print(f"weight: off by {max(weights):.2%} at the most")
    for count, values in seconds.items():
        print(f"fit with {count} figures: median {1000 * np.median(values):.0f} ms, at the most {1000 * max(values):.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
