"""Draws for every region of the body a sheet on which each of its points can be held against skin and bones.

    python tools/draw_contact_sheets.py [SHEET …] [--out FOLDER] [--body KEY=VALUE,…] [--width PX]

Without names all sheets are drawn, into ``docs/pictures/points``. Each panel frames some points from one side; dots on
surfaces that are turned away are left out. docs/ACCURACY.md tells what was seen on them.
"""

import argparse
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from acuviewer.body.shape import parse_body
from acuviewer.geometry.mesh import Floats
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.points.location import Location
from acuviewer.resources import asset_path
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.session import Camera, Layers, Session, View
from acuviewer.shown.camera import eye, frame
from acuviewer.shown.content import build_content
from acuviewer.shown.projection import Projection
from acuviewer.theme import load_theme

TOP = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Panel:
    """One picture of a sheet: ``codes`` such as ``BL11-BL17 GV9`` seen from an azimuth and elevation (as a Camera's)."""

    codes: str
    azimuth_deg: float
    elevation_deg: float = 0.0
    skin: float = 0.45


SHEETS: dict[str, tuple[Panel, ...]] = {
    "eyes": (
        Panel("ST1 ST2 BL1 BL2 GB1 GB14 TE23 EX-HN3 EX-HN4 EX-HN7", 0, 0, 1.0),
        Panel("ST1 ST2 BL1 BL2 GB1 GB14 TE23 EX-HN3 EX-HN4 EX-HN7", 0, 0, 0.3),
        Panel("ST1 ST2 BL1 BL2 GB1 TE23 EX-HN4 EX-HN5 EX-HN7", 55, 0, 1.0),
        Panel("ST1 ST2 BL1 BL2 GB1 TE23 EX-HN4 EX-HN5 EX-HN7", 55, 0, 0.2),
    ),
    "nose and mouth": (
        Panel("ST2-ST4 LI19 LI20 GV25-GV27 CV24 SI18 EX-HN8", 0, 0, 1.0),
        Panel("ST2-ST4 LI19 LI20 GV25-GV27 CV24 SI18 EX-HN8", 0, 0, 0.3),
        Panel("ST2-ST6 LI19 LI20 GV25-GV27 CV24 SI18 EX-HN8", 50, 0, 0.4),
        Panel("ST3 ST4 LI19 LI20 GV25-GV27 EX-HN8", 0, -45, 1.0),
    ),
    "jaw and temple": (
        Panel("ST5-ST7 SI17-SI19 TE17 TE21-TE23 GB1-GB3 GB6 GB7 EX-HN5", 90, 0, 1.0),
        Panel("ST5-ST7 SI17-SI19 TE17 TE21-TE23 GB1-GB3 GB6 GB7 EX-HN5", 90, 0, 0.3),
    ),
    "ear": (
        Panel("SI19 GB2 GB7 TE17 TE20-TE22 EX-HN6", 90, 0, 1.0),
        Panel("ST7 SI19 GB2 GB3 GB7 TE17 TE20-TE22", 90, 0, 0.2),
        Panel("GB8-GB12 TE16-TE20 EX-HN14", 120, 0, 1.0),
        Panel("GB10-GB12 TE16-TE20 EX-HN14 GB20", 115, 0, 0.3),
    ),
    "head side": (
        Panel("GB4-GB12 TE17-TE22 ST8 GB13 GV20 GV24 GB20 GV16", 90, 0, 1.0),
        Panel("GB4-GB12 TE17-TE22 ST8 GB13 GV20 GV24 GB20 GV16", 90, 0, 0.4),
        Panel("ST8 GB4-GB7 GB13 GB15 GV24 BL3 BL4 EX-HN5", 45, 20, 1.0),
        Panel("GB8-GB12 GB19 GB20 BL9 BL10 GV16 GV17 EX-HN14", 135, 0, 0.4),
    ),
    "head top and back": (
        Panel("GV20-GV24 BL3-BL7 GB13-GB18 ST8 EX-HN1 EX-HN2", 0, 45, 1.0),
        Panel("GV18-GV24 BL3-BL8 GB13 GB15-GB18 ST8 EX-HN1 EX-HN2", 0, 89, 0.5),
        Panel("GV14-GV20 BL8-BL10 GB18-GB20 EX-HN15", 180, 10, 1.0),
        Panel("GV14-GV19 BL9 BL10 GB12 GB19 GB20 EX-HN15", 180, 0, 0.4),
    ),
    "neck": (
        Panel("ST9-ST12 LI17 LI18 SI16 SI17 CV22-CV24", 20, -5, 1.0),
        Panel("ST9-ST12 LI17 LI18 SI16 SI17 CV22-CV24", 20, -5, 0.4),
        Panel("ST9-ST12 LI17 LI18 SI16 SI17 TE16 TE17 GB12 GB20 EX-HN14", 85, 0, 1.0),
        Panel("ST9-ST12 LI17 LI18 SI16 SI17 TE16 TE17 GB12 GB20 EX-HN14", 85, 0, 0.4),
    ),
    "chest": (
        Panel("LU1 LU2 ST12-ST16 SP19 SP20 KI24-KI27 CV19-CV22", 0),
        Panel("ST16-ST19 SP17-SP19 KI21-KI24 PC1 CV14-CV18 LR14 GB24", 0),
        Panel("LU1 LU2 ST12-ST18 SP17-SP21 PC1 GB22-GB24 LR14", 60),
        Panel("HT1 GB22 GB23 SP17-SP21 LR13 GB24", 70, -35),
    ),
    "abdomen": (
        Panel("CV8-CV16 KI16-KI21 ST19-ST25 SP15 SP16 LR14 GB24", 0),
        Panel("CV2-CV8 KI11-KI16 ST25-ST30 SP12-SP15 GB26-GB28 LR12 EX-CA1", 0),
        Panel("GB24-GB29 LR13 SP13-SP16 ST30 LR12 SP12", 75, -20),
        Panel("CV2 CV3 GB27 GB28 KI11 KI12 LR12 SP12 SP13 ST29 ST30 EX-CA1", 25),
    ),
    "upper back": (
        Panel("BL11-BL17 BL41-BL46 GV9-GV14 SI9 SI11 SI13-SI15 EX-B1", 180),
        Panel("BL15-BL21 BL45-BL50 GV6-GV10 EX-B3", 180),
        Panel("SI9-SI15 TE14 TE15 GB21 LI15 LI16", 160, 25),
        Panel("SI10 SI12-SI15 TE14 TE15 GB21 LI15 LI16 ST12 GV14", 180, 70),
    ),
    "lower back": (
        Panel("BL20-BL26 BL49-BL52 GV3-GV6 EX-B4-EX-B8 GB25", 180),
        Panel("BL26-BL35 BL53 BL54 GV2 EX-B8 EX-B9 GB30", 180, 0, 0.3),
        Panel("GB25 GB29 GB30 BL36 BL52-BL54 GV2", 130),
        Panel("GV1 GV2 CV1 BL35 BL36 EX-B9", 180, -45, 0.6),
        Panel("BL27-BL35 GV2 EX-B9", 180, 0, 0.15),
        Panel("EX-B2", 180),
    ),
    "arm": (
        Panel("LI11-LI15 LU3-LU5 PC2", 55, 20),
        Panel("LU3-LU5 PC2 PC3 HT2 LI14", 0, 10),
        Panel("TE10-TE14 SI8 SI9 EX-UE1", 175, -10),
        Panel("HT1-HT3 PC2 PC3 LU4", -40, -40),
    ),
    "elbow": (
        Panel("LU5 PC3 HT3 LI11", -12, 10),
        Panel("LI10-LI13 LU5", 96, 35),
        Panel("SI8 TE10 TE11 EX-UE1 HT3", 168, -20),
        Panel("HT3 SI8 PC3", -84, -41),
    ),
    "forearm": (
        Panel("LU5-LU9 PC3-PC7 HT3-HT7 EX-UE2", -70, -35),
        Panel("TE4-TE9 LI5-LI11 SI5-SI7 EX-UE3", 95, 40),
        Panel("LU5-LU9 LI5-LI11", -5, 45),
        Panel("SI5-SI8 HT4-HT7 TE7", 150, -30),
    ),
    "wrist": (
        Panel("LU7-LU9 PC6 PC7 HT4-HT7", -89, -42),
        Panel("LI5 TE4 TE5 SI5 SI6 EX-UE3", 91, 42),
        Panel("LU7-LU9 LI5", -38, 35),
        Panel("SI3-SI6 HT7", 142, -35),
    ),
    "hand": (
        Panel("LU9-LU11 PC7-PC9 HT7-HT9 EX-UE10 EX-UE11", -89, -42),
        Panel("LI2-LI5 TE1-TE4 SI5 EX-UE3-EX-UE9", 91, 42),
        Panel("LI1-LI5 LU10 LU11", -38, 35),
        Panel("SI1-SI5 HT9", 142, -35),
    ),
    "fingers": (
        Panel("LU11 EX-UE5", -36, 43, 1.0),
        Panel("LI1", 47, 19, 1.0),
        Panel("PC9 EX-UE4", 64, 17, 1.0),
        Panel("TE1", 63, 7, 1.0),
        Panel("HT9 SI1 EX-UE6", 70, 9, 1.0),
        Panel("LU11 EX-UE5", -36, 43),
    ),
    "thigh": (
        Panel("ST31-ST34 SP10-SP12 LR9-LR12 EX-LE1-EX-LE3", 20),
        Panel("GB29-GB33 ST31 ST32", 90),
        Panel("BL36-BL40 GB31 GB32", 180),
        Panel("SP10 SP11 LR8-LR11 KI10 EX-LE3", -40),
    ),
    "knee": (
        Panel("ST34 ST35 SP9 SP10 EX-LE1-EX-LE5", 5),
        Panel("GB33 GB34 BL38 BL39 ST35", 90),
        Panel("BL38-BL40 KI10 LR8 BL55", 180),
        Panel("SP8-SP10 LR7 LR8 KI10 EX-LE3 EX-LE4", -60),
    ),
    "leg": (
        Panel("ST35-ST41 GB34 EX-LE4 EX-LE6 EX-LE7", 10),
        Panel("GB34-GB39 ST36-ST40 BL58-BL60 EX-LE6 EX-LE7", 90),
        Panel("BL40 BL55-BL60 KI7 KI9", 180),
        Panel("SP6-SP9 LR5-LR7 KI7-KI9 KI3", -62),
    ),
    "foot": (
        Panel("ST41-ST43 LR3 LR4 GB40-GB42 ST44 LR2 GB43", 15, 50),
        Panel("BL60-BL67 GB40-GB43 EX-LE9", 95, 5),
        Panel("SP2-SP5 KI2-KI6 LR3 LR4 EX-LE8", -58, 5),
        Panel("KI3-KI6 BL60-BL62 EX-LE8 EX-LE9", 200, 5),
    ),
    "toes and sole": (
        Panel("ST44 ST45 SP1 SP2 LR1 LR2 GB43 GB44 BL66 BL67 EX-LE10", 5, 70, 0.7),
        Panel("ST44 ST45 SP1 LR1 GB44 BL67 EX-LE10 EX-LE12", 0, 20, 0.8),
        Panel("KI1 EX-LE11 KI2 SP3 BL64 BL65", 0, -88, 0.6),
        Panel("SP1-SP3 LR1 LR2 EX-LE11 EX-LE12", -50, 10, 0.7),
    ),
}
"""Panels of each sheet. The body's left limbs are framed; medial views look at the left leg past the right one.

The half raised hand is seen square on from -89, -42 (palm), 91, 42 (back), -38, 35 (thumb's side) and 142, -35 (little finger's).
"""


def main() -> None:
    """Draw the sheets that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sheets", nargs="*", metavar="SHEET")
    parser.add_argument("--out", type=Path, default=TOP / "docs" / "pictures" / "points")
    parser.add_argument("--body", default="")
    parser.add_argument("--width", type=int, default=640)
    choices = parser.parse_args()
    unknown = sorted(set(choices.sheets) - set(SHEETS))
    if unknown:
        raise SystemExit(f"no such sheet: {', '.join(unknown)}; there are {', '.join(SHEETS)}.")
    anatomy = build_anatomy(parse_body(choices.body))
    choices.out.mkdir(parents=True, exist_ok=True)
    for name in choices.sheets or SHEETS:
        path = choices.out / f"{name.replace(' ', '-')}.webp"
        beside = path.with_suffix(".webp.part")
        draw_sheet(anatomy, SHEETS[name], choices.width).save(beside, "WEBP", quality=82)
        os.replace(beside, path)
        print(path)


def codes_of(text: str) -> list[str]:
    """The codes behind ``BL11-BL13 GV9``."""
    codes = []
    for word in text.split():
        span = re.fullmatch(r"((?:EX-)?[A-Z]+)(\d+)-\1(\d+)", word)
        codes += [f"{span[1]}{n}" for n in range(int(span[2]), int(span[3]) + 1)] if span else [word]
    return codes


def draw_sheet(anatomy: Anatomy, panels: Sequence[Panel], width: int) -> Image.Image:
    """The panels side by side, two in a row."""
    pictures = [draw_panel(anatomy, panel, width, round(width * 1.1)) for panel in panels]
    columns = min(2, len(pictures))
    rows = -(-len(pictures) // columns)
    height = pictures[0].height
    sheet = Image.new("RGB", (columns * width, rows * height), "white")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % columns * width, number // columns * height))
    return sheet


def draw_panel(anatomy: Anatomy, panel: Panel, width: int, height: int) -> Image.Image:
    """One picture with the code of every point that faces the eye."""
    codes = set(codes_of(panel.codes))
    shown = [found for found in anatomy.locations.values() if found.code in codes and found.is_place and found.side != "right"]
    positions = np.array([found.position_mm for found in shown])
    around = np.concatenate([positions + 22.0 * offset for offset in np.concatenate([np.eye(3), -np.eye(3)])])
    camera = frame(around, panel.azimuth_deg, panel.elevation_deg, width / height)
    layers = Layers(skin=panel.skin, bones=1.0, points=False, labels=False, landmarks=False)
    session = Session(body=anatomy.shape, layers=layers, view=View("free", camera))
    content = build_content(load_atlas(), load_library())
    pixels, *_ = render_snapshot(anatomy, session, content, load_theme("light"), (width, height), lambda *_: (0.0, 0.0))
    picture = Image.fromarray(pixels)
    _write(picture, [found for found in shown if _faces(found, camera)], Projection(camera, width, height))
    return picture


def _faces(found: Location, camera: Camera) -> bool:
    return float(found.normal @ (eye(camera) - found.position_mm)) > 0


def _write(picture: Image.Image, shown: Sequence[Location], projection: Projection) -> None:
    pen = ImageDraw.Draw(picture)
    face = ImageFont.truetype(str(asset_path("fonts/acuviewer-sans-semibold.otf")), 12)
    marks: Floats = projection.pixels(np.array([found.position_mm for found in shown]))
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in marks]
    for found, (x, y) in zip(shown, marks, strict=True):
        text = found.code if found.definition == "standard" else f"{found.code}'"
        wide = pen.textlength(text, font=face)
        places = [
            (x + dx * gap - (wide if dx < 0 else wide / 2 if dx == 0 else 0), y + dy * gap - 7)
            for gap in (7, 14, 24)
            for dx, dy in ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1.6), (0, 1.6))
        ]
        left, top = min(places, key=lambda place: sum(_covers(place, wide, box) for box in taken))
        pen.line([(x, y), (min(max(x, left), left + wide), top + 7)], fill="#12263a", width=1)
        pen.rectangle((left - 1, top, left + wide + 1, top + 14), fill="#ffffff")
        pen.text((left, top - 1), text, font=face, fill="#1b242d")
        taken.append((left, top, left + wide, top + 14))
    for x, y in marks:
        pen.ellipse((x - 3.5, y - 3.5, x + 3.5, y + 3.5), fill="#c2185b", outline="white")


def _covers(place: tuple[float, float], wide: float, box: tuple[float, float, float, float]) -> float:
    """Area that a text at a place would share with a box."""
    across = min(place[0] + wide, box[2]) - max(place[0], box[0])
    along = min(place[1] + 14, box[3]) - max(place[1], box[1])
    return max(across, 0.0) * max(along, 0.0)


if __name__ == "__main__":
    main()
