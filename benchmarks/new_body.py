"""How long a new body takes while a slider moves: skin alone (the bare baseline), bones, landmarks, points.

python benchmarks/new_body.py
"""

import argparse
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from statistics import median
from typing import Any

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.points.atlas import load_atlas
from acuviewer.points.locate import locate_all

SLIDERS: dict[str, Callable[[float], BodyShape]] = {
    "weight": lambda share: BodyShape(weight=share),
    "muscle": lambda share: BodyShape(muscle=share),
    "age": lambda share: BodyShape(age=20.0 + 60.0 * share),
    "height": lambda share: BodyShape(height_mm=1500.0 + 400.0 * share),
    "woman's weight": lambda share: replace(BodyShape(sex="female"), weight=share),
}


def main() -> None:
    """Measure and print medians in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=15)
    steps = parser.parse_args().steps
    measure(BodyShape())
    print("medians in ms    |  skin | skin and bones | ratio | + landmarks | + points")
    for name, shape in SLIDERS.items():
        rows = [measure(shape((step + 0.5) / steps)) for step in range(steps)]
        skin, bones, landmarks, points = (median(column) for column in zip(*rows, strict=True))
        print(f"{name:16} | {skin:5.1f} | {bones:14.1f} | {bones / skin:5.1f} | {landmarks:11.1f} | {points:8.1f}")


def measure(shape: BodyShape) -> Iterable[float]:
    """Milliseconds from the slider to skin, to bones, to landmarks, to points."""
    body, skeletons, atlas = load_body_model(), load_skeleton_model(), load_atlas()
    start = time.perf_counter()
    passed: list[float] = []

    def lap(result: Any) -> Any:
        passed.append((time.perf_counter() - start) * 1000)
        return result

    skin = lap(body.build_skin(shape))
    skeleton = lap(skeletons.build_skeleton(body, skin))
    landmarks = lap(PlacedLandmarks(atlas.landmarks, skin, skeleton))
    lap(locate_all(atlas, skin, landmarks, CunRuler(atlas.segments, skin, landmarks)))
    return passed


if __name__ == "__main__":
    main()
