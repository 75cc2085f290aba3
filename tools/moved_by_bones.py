"""Writes ``docs/POINTS_MOVED.md``: how far points moved when bones and landmarks were mended, from an older checkout to this one.

    python tools/moved_by_bones.py OLD_CHECKOUT

Both place all points on the same free forms, whose skins are the same; what a point moved is what its landmarks moved.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from acuviewer.points.atlas import load_atlas

TOP = Path(__file__).resolve().parents[1]
BODIES = {
    "man": "sex=male,age=35,height_mm=1711,weight=0.5",
    "woman": "sex=female,age=30,height_mm=1595,weight=0.5",
    "heavy woman": "sex=female,age=50,height_mm=1600,weight=0.95,muscle=0.4",
    "lean man": "sex=male,age=35,height_mm=1711,weight=0.15,muscle=0.45",
}
TOLD_MM = 4.0
REASONS = {
    "neck": "the larynx stands higher against the vertebrae, and so does C7",
    "upper back": "C7 to T3 stand higher: the neck's base is steeper",
    "shoulder": "C7 stands higher",
    "chest": "the sternum is shorter, and the ribs slope more",
    "abdomen": "the sternum is shorter and ends higher; the lower ribs end lower",
    "thigh": "knee and kneecap stand lower",
    "knee": "knee and kneecap stand lower, the crease level with the joint",
    "leg": "knee and malleoli stand lower, the tibia farther inward",
    "ankle": "the malleoli clasp the talus, and stand lower",
    "foot": "the malleoli stand lower, the bones of the foot with them",
}
"""Why points moved, by their region."""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("old", type=Path, metavar="OLD_CHECKOUT")
    old = parser.parse_args().old
    places = {name: (_places(old, body), _places(TOP, body)) for name, body in BODIES.items()}
    text = HEAD + "\n".join(_rows(places)) + "\n"
    beside = TOP / "docs" / "POINTS_MOVED.md.part"
    beside.write_text(text, encoding="utf-8")
    beside.replace(TOP / "docs" / "POINTS_MOVED.md")


Places = dict[str, tuple[float, float, float]]


def _places(checkout: Path, body: str) -> Places:
    """The standard places of the left and median points, as a checkout places them."""
    command = [sys.executable, "-m", "acuviewer", "locate", "--all", "--side", "left", "--json", "--body", body]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    answer = json.loads(
        subprocess.run(command, cwd=checkout, env=environment, check=True, capture_output=True, encoding="utf-8").stdout
    )
    return {found["code"]: found["position_mm"] for found in answer["points"] if found["definition"] == "standard"}


def _rows(places: dict[str, tuple[Places, Places]]) -> Iterator[str]:
    regions = {code: point.region for code, point in load_atlas().points.items()}
    for code in next(iter(places.values()))[1]:
        ways = [np.subtract(new[code], old[code]) for old, new in places.values() if code in old and code in new]
        lengths = [float(np.linalg.norm(way)) for way in ways]
        if lengths and max(lengths) >= TOLD_MM:
            up, aside = (max((way[axis] for way in ways), key=abs) for axis in (1, 0))
            yield f"| {code} | {' | '.join(f'{mm:.0f}' for mm in lengths)} | {up:+.0f} | {aside:+.0f} | {REASONS.get(regions[code], 'the bones beside it moved')} |"


HEAD = f"""# Points moved

Made by `python tools/moved_by_bones.py OLD_CHECKOUT`: how far points stand from where version 0.1.0 had them before bones and landmarks were
mended against measures of people, in mm, on the same skins. Only points that moved {TOLD_MM:.0f} mm or more are listed; up and aside are those of the body on
which the point moved farthest in that direction. Rules that were changed are told in [ACCURACY.md](ACCURACY.md).

| point | {" | ".join(BODIES)} | up | aside | why |
|---|{"---|" * len(BODIES)}---|---|---|
"""

if __name__ == "__main__":
    main()
