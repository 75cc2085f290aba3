"""Bodies that tests share: five reference bodies, and a strategy that draws any body."""

from functools import cache

import numpy as np
from hypothesis import strategies as st

from acuviewer.body.shape import RANGES, BodyShape
from acuviewer.session.anatomy import Anatomy, compute_anatomy

REFERENCE = {
    "lean woman": BodyShape(sex="female", age=30, height_mm=1650, weight=0.15, muscle=0.45),
    "heavy woman": BodyShape(sex="female", age=50, height_mm=1600, weight=0.95, muscle=0.4),
    "average man": BodyShape(sex="male", age=35),
    "muscular man": BodyShape(sex="male", age=28, height_mm=1820, weight=0.55, muscle=0.95),
    "old woman": BodyShape(sex="female", age=80, height_mm=1540, weight=0.45, muscle=0.25),
}


@cache
def reference(name: str) -> Anatomy:
    """Everything about a reference body, computed once in a run of tests; nobody may edit it."""
    return compute_anatomy(REFERENCE[name])


def random_bodies(count: int, seed: int) -> list[BodyShape]:
    """Bodies over the whole range of every slider, the same in each run."""
    generator = np.random.default_rng(seed)
    bodies = []
    for _ in range(count):
        values = {name: float(generator.uniform(r.low, r.high)) for name, r in RANGES.items()}
        bodies.append(BodyShape(sex="female" if generator.random() < 0.5 else "male", **values))  # type: ignore[arg-type]
    return bodies


def body_shapes() -> st.SearchStrategy[BodyShape]:
    numbers = {name: st.floats(r.low, r.high) for name, r in RANGES.items()}
    numbers["caucasian"] = st.floats(0.1, 1.0)
    return st.builds(BodyShape, sex=st.sampled_from(["female", "male"]), **numbers)
