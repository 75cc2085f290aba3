"""Draws persons of many figures with their bones, front and left, on one sheet: no monster, no fold, no bone outside.

python tools/draw_persons.py OUT.webp [--width PX]
"""

import argparse
import os
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from acuviewer.body.shape import BodyShape
from acuviewer.body_report import measure_body, unmet
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import compute_anatomy
from acuviewer.session.session import Layers, Session, View
from acuviewer.shown.camera import frame
from acuviewer.shown.content import build_content
from acuviewer.theme import load_theme

PERSONS = (
    ("female", 20, 1690, 17.0), ("male", 20, 1830, 18.0), ("female", 35, 1630, 24.0), ("male", 35, 1750, 25.0),
    ("female", 85, 1520, 21.0), ("male", 85, 1660, 22.0), ("female", 45, 1650, 30.0), ("male", 50, 1780, 31.0),
    ("female", 60, 1580, 36.0), ("male", 60, 1720, 38.0), ("female", 30, 1700, 42.0), ("male", 28, 1900, 42.0),
)  # fmt: skip
"""Sex, age, stature in mm, kilograms a square metre."""
SIDES = (0.0, 90.0)
_ROOM_MM = np.array([[-560.0, 0.0, 0.0], [560.0, 2000.0, 0.0]])


def main() -> None:
    """Draw the sheet; each person is told with the measures that lie more than two spreads beside people's."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--width", type=int, default=230)
    choices = parser.parse_args()
    width, height = choices.width, choices.width * 2
    sheet = Image.new("RGB", (width * len(SIDES) * 6, height * 2), "white")
    for number, (sex, age, stature, index) in enumerate(PERSONS):
        shape = BodyShape(sex=sex, age=age, height_mm=stature, weight_kg=round(index * (stature / 1000) ** 2, 1))  # type: ignore[arg-type]
        for side, picture in enumerate(draw_person(shape, width, height)):
            sheet.paste(picture, ((number % 6 * len(SIDES) + side) * width, number // 6 * height))
    beside = choices.out.with_suffix(".part")
    sheet.save(beside, "WEBP", quality=80)
    os.replace(beside, choices.out)


def draw_person(shape: BodyShape, width: int, height: int) -> list[Image.Image]:
    """The person from the front and from the left, all at one scale."""
    anatomy = compute_anatomy(shape)
    content = build_content(load_atlas(), load_library())
    layers = Layers(skin=0.4, bones=1.0, points=False, labels=False, landmarks=False)
    pictures = []
    for azimuth in SIDES:
        camera = frame(_ROOM_MM, azimuth, 0.0, width / height)
        session = Session(body=shape, layers=layers, view=View("free", camera))
        pixels, *_ = render_snapshot(anatomy, session, content, load_theme("light"), (width, height), lambda *_: (0.0, 0.0))
        pictures.append(Image.fromarray(pixels))
    index = shape.weight_kg / (shape.height_mm / 1000) ** 2
    ImageDraw.Draw(pictures[0]).text(
        (4, 4), f"{shape.sex} {shape.age:g} y\n{shape.height_mm:g} mm {shape.weight_kg:g} kg\nBMI {index:.0f}", fill="black"
    )
    rows = [
        row
        for row in measure_body(anatomy)
        if row.built is not None and row.expected is not None and row.people and row.people.residual_sd
    ]
    far = [row.measure.id for row in rows if abs((row.built or 0.0) - (row.expected or 0.0)) > 2 * row.people.residual_sd]  # type: ignore[operator,union-attr]
    print(f"{shape.to_text()}: {len(unmet(anatomy))} not met; beyond two spreads: {', '.join(far) or 'none'}", flush=True)
    return pictures


if __name__ == "__main__":
    main()
