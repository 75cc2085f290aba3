"""How long a new body takes: by the rules, step by step, and while a slider moves; beside the skin alone, the bare baseline.

python benchmarks/new_body.py
"""

import argparse
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from statistics import median
from typing import Any

from acuviewer.body.bone_depth import depths_of_skin
from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import place_landmarks
from acuviewer.points.atlas import load_atlas
from acuviewer.points.locate import locate_all
from acuviewer.points.meridians import build_meridians
from acuviewer.session.anatomy import build_anatomy, follow_skin

SLIDERS: dict[str, Callable[[float], BodyShape]] = {
    "weight": lambda share: BodyShape(weight=share),
    "muscle": lambda share: BodyShape(muscle=share),
    "age": lambda share: BodyShape(age=20.0 + 60.0 * share),
    "height": lambda share: BodyShape(height_mm=1500.0 + 400.0 * share),
    "woman's weight": lambda share: BodyShape(sex="female", weight=share),
}


def main() -> None:
    """Measure and print medians in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=15)
    steps = parser.parse_args().steps
    measure(BodyShape())
    drag(BodyShape(weight=0.4), BodyShape())
    look_for_bones(BodyShape())
    print(
        "medians in ms    |  skin | + bones | + landmarks | + points | + meridians | ratio | dragging | with bones | ratio "
        "| depth to bone | ratio"
    )
    for name, shape in SLIDERS.items():
        shapes = [shape((step + 0.5) / steps) for step in range(steps)]
        skin, bones, landmarks, points, meridians = (median(column) for column in zip(*map(measure, shapes), strict=True))
        moves = [drag(*pair) for pair in pairwise(shapes)]
        dragging, with_bones = (median(column) for column in zip(*moves, strict=True))
        depths = median(map(look_for_bones, shapes))
        print(
            f"{name:16} | {skin:5.1f} | {bones:7.1f} | {landmarks:11.1f} | {points:8.1f} "
            f"| {meridians:11.1f} | {meridians / skin:5.1f} "
            f"| {dragging:8.1f} | {with_bones:10.1f} | {dragging / skin:5.1f} "
            f"| {depths:13.1f} | {depths / bones:5.1f}"
        )


class Laps:
    """Milliseconds since it was made, read after each part."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self.passed: list[float] = []

    def after(self, result: Any) -> Any:
        """Note when a result was there, and give it on."""
        self.passed.append((time.perf_counter() - self._start) * 1000)
        return result


def measure(shape: BodyShape) -> Iterable[float]:
    """From the slider to skin, to bones, to landmarks, to points, to the lines of the meridians, all by the rules."""
    body, skeletons, atlas = load_body_model(), load_skeleton_model(), load_atlas()
    laps = Laps()
    skin = laps.after(body.build_skin(shape))
    skeleton = skeletons.build_skeleton(body, skin)
    laps.after(skeleton.mesh)
    landmarks = laps.after(place_landmarks(atlas.landmarks, skin, skeleton))
    ruler = CunRuler(atlas.segments, skin, landmarks)
    locations, _ = laps.after(locate_all(atlas, skin, landmarks, ruler))
    laps.after(build_meridians(atlas, skin, landmarks, ruler, locations))
    return laps.passed


def drag(resting: BodyShape, shape: BodyShape) -> Iterable[float]:
    """From the slider to everything that follows the new skin, and to the bones for those who see them."""
    stood = build_anatomy(resting)
    stood.followers, stood.meridians  # noqa: B018  # made ready at the first step of a drag, and kept
    laps = Laps()
    anatomy = follow_skin(stood, shape)
    laps.after(anatomy.meridians)
    laps.after(anatomy.skeleton.mesh)
    return laps.passed


def look_for_bones(shape: BodyShape) -> float:
    """The depth to bone at every vertex of a skin that is there already, with its bones."""
    body = load_body_model()
    skin = body.build_skin(shape)
    skeleton = load_skeleton_model().build_skeleton(body, skin)
    skeleton.mesh, skin.mesh.vertex_normals  # noqa: B018  # placed when first looked at
    laps = Laps()
    laps.after(depths_of_skin(skeleton, skin))
    return laps.passed[0]


if __name__ == "__main__":
    main()
