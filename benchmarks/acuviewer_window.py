"""acuviewer's own window, measured as ``bare_window.py`` measures the bare one. Prints one line of JSON.

The program starts as a person starts it, with all that it asks the system before it opens.
"""

import importlib
import importlib.util
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread
from typing import Any

from bare_window_figures import memory_mb, process_start

N_FRAMES, TURN_DEG, N_BODIES = 60, 3.0, 30


def main() -> None:
    """Show the window, turn the body, change the body, print the figures."""
    folder = Path(tempfile.mkdtemp())
    (folder / "settings.json").write_text('{"first_start_seen": true}', encoding="utf-8")
    os.environ["ACUVIEWER_CONFIG_DIR"] = str(folder)
    from acuviewer.cli import main as start

    Thread(target=_wait_for_window, daemon=True).start()
    sys.argv[1:] = []
    sys.exit(start())


def _wait_for_window() -> None:
    """Stand in the way of ``open_window`` as soon as its module is there."""
    while not hasattr(sys.modules.get("acuviewer.ui.app"), "open_window"):
        time.sleep(0.001)
    module: Any = sys.modules["acuviewer.ui.app"]
    imported = time.time()
    open_window = module.open_window

    def opened(*arguments: Any) -> Any:
        asked = time.time()
        window = open_window(*arguments)
        window.resize(1280, 800)
        _measure_when_drawn(window, {"imports_ms": imported, "asking_ms": asked, "window_ms": time.time()})
        return window

    module.open_window = opened


def _measure_when_drawn(window: Any, marks: dict[str, float]) -> None:
    from PySide6.QtCore import QTimer

    first: list[float] = []
    window.viewport.painted.connect(lambda: first.append(time.time()) if window.viewport.shows_body else None)
    QTimer.singleShot(2500, lambda: _measure(window, marks | {"body_and_paint_ms": first[0]}))


def _measure(window: Any, marks: dict[str, float]) -> None:
    import numpy as np
    from PySide6.QtWidgets import QApplication

    from acuviewer.body.shape import BodyShape

    # Another checkout may be an older one, in which cameras were part of the scene.
    place = "shown" if importlib.util.find_spec("acuviewer.shown") else "scene"
    rotate = importlib.import_module(f"acuviewer.{place}.camera").rotate

    view = window.viewport
    frames, bodies = [], []
    for _ in range(N_FRAMES):
        start = time.perf_counter()
        view.move_camera(rotate(view.stage.camera, TURN_DEG, 0.0))
        view.repaint()
        QApplication.processEvents()
        frames.append((time.perf_counter() - start) * 1000)
    memory = memory_mb()
    for number in range(N_BODIES):
        start = time.perf_counter()
        window.presenter.preview_body(BodyShape(weight=0.3 + 0.4 * number / N_BODIES))
        view.repaint()
        QApplication.processEvents()
        bodies.append((time.perf_counter() - start) * 1000)
    began = process_start()
    ends = [began, *marks.values()]
    figures = {
        "first_picture_ms": (ends[-1] - began) * 1000,
        "frame_ms": float(np.median(frames)),
        "memory_mb": memory,
        "body_median_ms": float(np.median(bodies)),
        "body_p95_ms": float(np.percentile(bodies, 95)),
        **{name: (end - before) * 1000 for name, before, end in zip(marks, ends[:-1], ends[1:], strict=True)},
    }
    print(json.dumps(figures), flush=True)
    window.viewport.shut_down()
    os._exit(0)


if __name__ == "__main__":
    main()
