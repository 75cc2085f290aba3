"""The installed program checks itself: data, locating, picture. Prints a line a check; returns 1 if any fails."""

import sys
from collections.abc import Callable

import numpy as np

Check = Callable[[], str]


def run_self_test() -> int:
    """Carry out all checks; none of them writes outside a temporary folder."""
    checks: tuple[tuple[str, Check], ...] = (
        ("data files", _data),
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
            print(f"FAIL  {name}: {type(error).__name__}: {error}")
    print("self-test failed" if failed else "self-test passed", file=sys.stderr)
    return 1 if failed else 0


def _require(truth: bool, message: str) -> None:
    if not truth:
        raise RuntimeError(message)


def _data() -> str:
    from acuviewer.data_check import check_data
    from acuviewer.resources import assets_root

    faults = check_data(assets_root())
    _require(not faults, "; ".join(map(str, faults[:3])))
    return "no faults"


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
