"""Pictures that somebody has looked at: a change shows itself, and the new picture lies beside the old one.

Labels are left to ``test_labels.py``: their letters depend on the machine's font renderer. After a change that is meant,
run ``pytest tests/scene/test_baselines.py --write-baselines`` and open each picture before it is committed.
"""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import build_anatomy
from acuviewer.theme import load_theme
from scene_cases import MOST_CHANGED, changed, content, measure, session_after

FOLDER = Path(__file__).with_name("baselines")
SIZE = (400, 300)
CASES = {
    "front": ("view.front", "light"),
    "back": ("view.back", "light"),
    "gb30-construction": ("point.select GB30; step.all", "light"),
    "gb30-division": ("point.select GB30 right; step.show 4", "dark"),
    "bl23-measure": ("point.select BL23; step.show 2", "light"),
    "radicular": ("pain.choose radicular", "dark"),
    "faded-skin": ("layer.skin 0.4; layer.landmarks; view.left", "light"),
    "heavy-woman": ("body.set sex=female,age=50,height_mm=1600,weight=0.95; view.front", "light"),
    "meridians-front": ("layer.meridians; view.front", "light"),
    "meridians-head": ("meridian.choose GB; point.select GB8", "light"),
    "meridians-armpit": ("layer.meridians; layer.points; point.select HT1", "light"),
    "element-colours": ("layer.meridians; layer.element_colours; view.back", "dark"),
    "spread": ("point.select ST36", "light"),
    "definitions": ("point.select GB30; definition.compare", "light"),
    "filtered": ("filter.category yuan-source; view.front", "light"),
    "lean-old-man": ("body.set age=80,weight=0.1; point.select KI3; step.all", "dark"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_picture_is_the_one_that_was_looked_at(case: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    script, theme = CASES[case]
    session = session_after(script)
    pixels, *_ = render_snapshot(build_anatomy(session.body), session, content(), load_theme(theme), SIZE, measure)
    path = FOLDER / f"{case}.png"
    if request.config.getoption("--write-baselines"):
        Image.fromarray(pixels).save(path, optimize=True)
    kept = np.asarray(Image.open(path).convert("RGB"))
    differs = changed(pixels, kept)
    if differs.mean() >= MOST_CHANGED:
        beside = tmp_path / f"{case}.png"
        Image.fromarray(pixels).save(beside)
        rows, columns = np.nonzero(differs)
        where = f"x {columns.min()} to {columns.max()}, y {rows.min()} to {rows.max()}"
        pytest.fail(f"{differs.mean():.2%} of the pixels differ, {where}; the new picture is {beside}")
