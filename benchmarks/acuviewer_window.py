"""acuviewer's own window, measured as ``bare_window.py`` measures the bare one. Prints one line of JSON."""

import json
import os
import tempfile
import time
from pathlib import Path

from bare_window_figures import memory_mb, process_start

N_FRAMES, TURN_DEG, N_BODIES = 60, 3.0, 30


def main() -> None:
    """Show the window, turn the body, change the body, print the figures."""
    began = process_start()
    from acuviewer.body.shape import BodyShape
    from acuviewer.session.anatomy import build_ahead

    build_ahead(BodyShape())
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    imported_qt = time.time()
    from acuviewer.export.fonts import load_fonts
    from acuviewer.session.session import Session
    from acuviewer.session.settings import Settings
    from acuviewer.ui.app import open_window
    from acuviewer.ui.viewport import install_surface_format

    imported = time.time()
    install_surface_format()
    application = QApplication([])
    load_fonts()
    settings = Settings(Path(tempfile.mkdtemp()))
    settings["first_start_seen"] = True
    window = open_window(Session(), settings)
    window.resize(1280, 800)
    built = time.time()
    first: list[float] = []
    window.viewport.painted.connect(lambda: first.append(time.time()) if window.viewport.shows_body else None)

    def measure() -> None:
        import numpy as np

        from acuviewer.scene.camera import rotate

        view = window.viewport
        frames, bodies = [], []
        for _ in range(N_FRAMES):
            start = time.perf_counter()
            view.move_camera(rotate(view.stage.camera, TURN_DEG, 0.0))
            view.repaint()
            application.processEvents()
            frames.append((time.perf_counter() - start) * 1000)
        memory = memory_mb()
        for number in range(N_BODIES):
            start = time.perf_counter()
            window.presenter.preview_body(BodyShape(weight=0.3 + 0.4 * number / N_BODIES))
            view.repaint()
            application.processEvents()
            bodies.append((time.perf_counter() - start) * 1000)
        figures = {
            "first_picture_ms": (first[0] - began) * 1000,
            "frame_ms": float(np.median(frames)),
            "memory_mb": memory,
            "body_median_ms": float(np.median(bodies)),
            "body_p95_ms": float(np.percentile(bodies, 95)),
            "python_and_qt_ms": (imported_qt - began) * 1000,
            "imports_ms": (imported - imported_qt) * 1000,
            "window_ms": (built - imported) * 1000,
            "body_and_paint_ms": (first[0] - built) * 1000,
        }
        print(json.dumps(figures), flush=True)
        window.viewport.shut_down()
        os._exit(0)

    QTimer.singleShot(2500, measure)
    application.exec()


if __name__ == "__main__":
    main()
