"""acuviewer's own window, measured as ``bare_window.py`` measures the bare one. Prints one line of JSON.

    python acuviewer_window.py WIDTHxHEIGHT

The program starts as a person starts it, with all that it asks the system before it opens.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from typing import Any

from bare_window_figures import Lap, memory_mb, process_start
from small_acts import small_acts
from straying import straying

N_FRAMES, TURN_DEG, N_BODIES, N_ACTS = 60, 3.0, 30, 3
ACTS = ("point.select GB30; view.back", "pain.choose radicular", "meridian.choose BL", "filter.meridian ST", "theme.toggle")
"""One after the other, each from a window that shows something else."""


PLACED = (("BL23", "BL24"), ("ST36", "GB34"), ("LI4", "LI5"), ("GB30", "BL54"), ("SP6", "SP7"))
"""What is asked for, and where it is placed: near, as most placings are."""

_complete: list[tuple[float, float]] = []
"""When the first picture with labels and the page stood, by the clock and in CPU."""

_pictures = [0]
"""How many have been drawn."""


def main() -> None:
    """Show the window, turn the body, change the body, print the figures."""
    folder = Path(tempfile.mkdtemp())
    (folder / "settings.json").write_text('{"first_start_seen": true}', encoding="utf-8")
    os.environ["ACUVIEWER_CONFIG_DIR"] = str(folder)
    width, height = map(int, sys.argv[1].split("x"))
    from acuviewer.cli import main as start

    Thread(target=_wait_for_window, args=(width, height), daemon=True).start()
    sys.argv[1:] = []
    sys.exit(start())


def _wait_for_window(width: int, height: int) -> None:
    """Stand in the way of ``open_window`` as soon as its module is there."""
    while not hasattr(sys.modules.get("acuviewer.ui.app"), "open_window"):
        time.sleep(0.01)
    module: Any = sys.modules["acuviewer.ui.app"]
    imported = time.time()
    open_window = module.open_window

    def opened(*arguments: Any) -> Any:
        asked = time.time()
        window = open_window(*arguments)
        window.resize(width, height)
        _measure_when_drawn(window, {"imports_ms": imported, "asking_ms": asked, "window_ms": time.time()})
        return window

    module.open_window = opened


def _measure_when_drawn(window: Any, marks: dict[str, float]) -> None:
    from PySide6.QtCore import QTimer

    first: list[tuple[float, float, float]] = []

    def note() -> None:
        _pictures[0] += 1
        if window.viewport.stage.frame is not None and not first:
            first.append((time.time(), time.process_time(), memory_mb()))
        elif first and not _complete and window.viewport.stage.is_labelled and window._reading.page is not None:
            _complete.append((time.time(), time.process_time()))

    window.viewport.painted.connect(note)
    QTimer.singleShot(2500, lambda: _measure(window, marks, *first[0]))


def _measure(window: Any, marks: dict[str, float], painted: float, cpu: float, memory: float) -> None:
    from acuviewer.body.shape import BodyShape

    view, run = window.viewport, window.presenter.run
    began = process_start()
    ends = [began, *marks.values(), painted]
    figures = {
        "complete_wall_ms": (_complete[0][0] - began) * 1000, "complete_cpu_ms": _complete[0][1] * 1000,
        "width": view.width(), "height": view.height(), "first_wall_ms": (painted - began) * 1000, "first_cpu_ms": cpu * 1000,
        "first_memory_mb": memory,
        **{name: (end - before) * 1000 for name, before, end in zip((*marks, "body_and_paint_ms"), ends[:-1], ends[1:], strict=True)},
    }  # fmt: skip
    figures |= small_acts(window, _painted, _settle)
    figures |= {f"act_cpu_ms {act}": _act(window, act) for act in ACTS}
    figures["verdict_cpu_ms"] = _verdict(window)
    for act in ("pain.clear", "meridian.choose BL", "filter.meridian any", "view.front", "theme.toggle"):
        run(act)
    _settle(3.0)
    figures |= _dragged(view)
    # Held against a bare view, every picture has all its pixels, however busy the machine is.
    view._movement.pace.forget()
    view._movement.pace.note = lambda took_ms: None
    figures |= _turned(view, "frame")
    run("layer.skeleton")
    _settle(1.0)
    figures |= _turned(view, "bones_frame")
    figures["memory_mb"] = memory_mb()
    run("layer.skeleton")
    window.presenter.prepare()  # as when the mouse comes near the sliders
    _settle(3.0)
    bodies = []
    for number in range(N_BODIES):
        lap = Lap()
        window.presenter.preview_body(BodyShape(weight=0.3 + 0.4 * number / N_BODIES))
        _painted(view)
        bodies.append(lap.wall_ms)
    lap = Lap()
    window.presenter.commit_body(BodyShape(weight=0.62))
    _painted(view)
    figures |= {"body_ms": median(bodies), "body_p95_ms": quantiles(bodies, n=20)[-1], "released_cpu_ms": lap.cpu_ms}
    figures |= straying(window, _painted, _settle)
    window.presenter.ahead.end()
    print(json.dumps(figures), flush=True)
    view.shut_down()
    os._exit(0)


def _painted(view: Any) -> None:
    """Let the view draw what it has asked for itself; to ask for a picture besides would put each on the screen twice."""
    from PySide6.QtWidgets import QApplication

    before = _pictures[0]
    end = time.monotonic() + 2.0
    while _pictures[0] == before and time.monotonic() < end:
        QApplication.processEvents()


def _settle(seconds: float) -> None:
    """Let flights and what comes after them come to an end."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def _act(window: Any, command: str) -> float:
    """CPU milliseconds from a command to the first picture after it."""
    costs = []
    for _ in range(N_ACTS):
        window.presenter.run("select.back; select.back; select.back; select.back")
        _settle(0.6)
        lap = Lap()
        window.presenter.run(command)
        _painted(window.viewport)
        costs.append(lap.cpu_ms)
        _settle(0.6)
    return median(costs)


def _verdict(window: Any) -> float:
    """CPU milliseconds from the click on a place that is asked for, confirmed, until its verdict stands on the screen."""
    costs = []
    for asked, clicked in PLACED:
        window.presenter.run(f"quiz.start cards={asked}/place")
        _settle(0.8)
        lap, took = Lap(), list[float]()
        told = window.desk.told.connect(lambda lap=lap, took=took: took.append(lap.cpu_ms))
        window.presenter.run(f"quiz.place {clicked} left; quiz.confirm")
        window.desk.told.disconnect(told)
        costs.append(took[0])
        _settle(0.6)
        window.presenter.run("quiz.end; quiz.end")
    return median(costs)


def _dragged(view: Any) -> dict[str, float]:
    """A picture of many, at the size that the machine keeps up with, and the fine one after the last of them, until it is on the screen."""
    figures = {name.replace("turned", "drag"): value for name, value in _turned(view, "turned").items()}
    lap = Lap()
    _painted(view)
    return figures | {"rest_wall_ms": lap.wall_ms}


def _turned(view: Any, name: str) -> dict[str, float]:
    from acuviewer.shown.camera import rotate

    laps = []
    for _ in range(N_FRAMES):
        lap = Lap()
        view.move_camera(rotate(view.stage.camera, TURN_DEG, 0.0))
        _painted(view)
        laps.append((lap.wall_ms, lap.cpu_ms))
    wall, cpu = zip(*laps, strict=True)
    return {f"{name}_wall_ms": median(wall), f"{name}_cpu_ms": median(cpu)}


if __name__ == "__main__":
    main()
