"""The installed program checks itself: files, data, fonts, locating, picture. Prints a line a check; returns 1 if any fails."""

import sys
from collections.abc import Callable, Sequence

import numpy as np

from acuviewer.faults import DataError, Fault

Check = Callable[[], str]
_MOST_TOLD = 20


class Finding(Exception):
    """Something that is not as it should be."""


def run_self_test() -> int:
    """Carry out all checks; none of them writes outside a temporary folder."""
    checks: tuple[tuple[str, Check], ...] = (
        ("files", _files),
        ("data", _data),
        ("themes", _themes),
        ("fonts", _fonts),
        ("body and points", _points),
        ("search", _search),
        ("picture", _picture),
    )
    failed = 0
    for name, check in checks:
        try:
            print(f"ok    {name}: {check()}")
        except Exception as error:
            # Whatever goes wrong here is a finding to report, not a reason to stop.
            failed += 1
            print(f"FAIL  {name}: {_say(error)}")
    print("self-test failed" if failed else "self-test passed", file=sys.stderr)
    return 1 if failed else 0


def _say(error: Exception) -> str:
    """What failed, a line a fault; the kind of error where it is no finding of ours."""
    return str(error).replace("\n", "\n      ") if isinstance(error, Finding | DataError) else f"{type(error).__name__}: {error}"


def _require(truth: bool, message: str) -> None:
    if not truth:
        raise Finding(message)


def _files() -> str:
    from acuviewer.data_check.listing import hold_against_list
    from acuviewer.data_folder import read_list
    from acuviewer.resources import assets_root

    _require_none(hold_against_list(assets_root()).faults)
    return f"{len(read_list(assets_root()))}, each as it was shipped"


def _data() -> str:
    from acuviewer.data_check import check_data
    from acuviewer.resources import assets_root

    _require_none(check_data(assets_root(), thoroughly=True))
    return "no faults"


def _require_none(faults: Sequence[Fault]) -> None:
    more = [f"and {len(faults) - _MOST_TOLD} more; acuviewer check lists them"] if len(faults) > _MOST_TOLD else []
    _require(not faults, "\n".join([*map(str, faults[:_MOST_TOLD]), *more]))


def _themes() -> str:
    from acuviewer.theme import THEME_NAMES, load_theme

    for name in THEME_NAMES:
        load_theme(name)
    return " and ".join(THEME_NAMES)


def _fonts() -> str:
    from acuviewer.export.font_files import FONT_FILES, SAMPLES
    from acuviewer.export.fonts import lacking_letters, load_fonts
    from acuviewer.export.gui_application import require_gui_application

    require_gui_application()
    load_fonts()
    for file, sample in zip(FONT_FILES, SAMPLES, strict=True):
        lacking = lacking_letters(file, sample)
        _require(not lacking, f"{file}: font: writes no {lacking}. Install acuviewer again.")
    return f"{len(FONT_FILES)}, with Latin letters, pinyin and Chinese"


def _points() -> str:
    from acuviewer.body.shape import BodyShape
    from acuviewer.session.anatomy import build_anatomy

    anatomy = build_anatomy(BodyShape(sex="female", height_mm=1650.0))
    height = float(np.ptp(anatomy.skin.mesh.vertices[:, 1]))
    _require(abs(height - 1650.0) < 1.0, f"a body of 1650 mm came out {height:.1f} mm tall")
    found = anatomy.location("GB30", "left")
    _require(found is not None and len(found.steps) > 3, "GB30 has no construction")
    return f"{len(anatomy.locations)} locations, {len(anatomy.landmarks)} landmarks"


def _search() -> str:
    from acuviewer.knowledge.library import load_library
    from acuviewer.knowledge.search import SearchIndex
    from acuviewer.knowledge.search_entries import point_entries
    from acuviewer.points.atlas import load_atlas

    hits = SearchIndex(point_entries(load_atlas().points.values(), load_library())).find("huantiao")
    _require(bool(hits) and hits[0].entry.key == "GB30", "huantiao does not find GB30")
    return "huantiao finds GB30"


def _picture() -> str:
    import tempfile
    from pathlib import Path

    from PySide6.QtGui import QImage

    from acuviewer.pictures import save_snapshot

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        save_snapshot(path, "point.select GB30; step.all", "", "400x300", "light")
        image = QImage(str(path))
        colours = {image.pixel(x, y) for x in range(0, 400, 8) for y in range(0, 300, 8)}
    _require(len(colours) > 50, "the picture is empty")
    return "GB30 drawn without a display"
