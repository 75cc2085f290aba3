"""Asks another process what would end this one: a window system or an OpenGL that cannot be used.

Qt and VTK end the process over some of it, before Python has a say. So a second process tries it first, while this one loads its
libraries; ``explain`` makes a sentence of what it found.
"""

import ctypes
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from acuviewer.dataclass import dataclass

Purpose = Literal["window", "picture"]
WANTED = (3, 2)
"""The OpenGL that VTK needs."""

_PATIENCE_S = 60.0
_SCREEN_POINTS, _SCALES = (240, 100_000), (0.25, 8.0)
_SUSPECTS = ("QT_", "QSG_", "MESA_", "LIBGL_", "GALLIUM_", "EGL_", "__GLX_", "__EGL_", "__NV_", "WAYLAND_DISPLAY", "VTK_")


@dataclass(frozen=True)
class Answer:
    """What the other process found: ``ended`` says how it ended when not well; the rest is None where it did not get so far.

    ``width`` and ``height`` are those of the screen in the window system's points, ``scale`` the pixels of one; ``version`` and
    ``renderer`` are OpenGL's own words, ``said`` the first line of complaint.
    """

    ended: str | None = None
    platform: str | None = None
    width: float | None = None
    height: float | None = None
    scale: float | None = None
    version: str | None = None
    renderer: str | None = None
    said: str = ""


class Probe:
    """A question under way."""

    def __init__(self, purpose: Purpose) -> None:
        child = str(Path(__file__).with_name("probe_child.py"))
        # Only what leads to the libraries: neither site packages' start-up files nor this program.
        command = [sys.executable, "-I", "-S", child, purpose, *filter(None, sys.path)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, close_fds=False
        )

    def answer(self) -> Answer:
        """What was found; waits for it."""
        try:
            out, err = self._process.communicate(timeout=_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            return Answer(ended="did not answer")
        said = err.decode("utf-8", "replace").strip().splitlines()[:1] or [""]
        try:
            found = json.loads(out)
        except ValueError:
            return Answer(ended=f"ended with code {self._process.returncode}", said=said[0])
        return Answer(**found, said=said[0])


@cache
def ask(purpose: Purpose) -> Probe | None:
    """Ask once a process; None where no second Python can be started (as in a program that brings its own)."""
    if not sys.executable or getattr(sys, "frozen", False) or (purpose == "picture" and not sys.platform.startswith("linux")):
        return None
    try:
        return Probe(purpose)
    except OSError:
        return None


@cache
def found(purpose: Purpose) -> Answer | None:
    """The answer to ``ask``; None where nobody could be asked."""
    probe = ask(purpose)
    return probe.answer() if probe else None


def library_loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def explain(answer: Answer, environment: Mapping[str, str]) -> str | None:
    """A sentence with what to do when the answer means that nothing can be drawn, else None."""
    trouble = f"a trial start {answer.ended}" if answer.ended else _trouble_with_screen(answer)
    if trouble:
        return f"No window can open here: {trouble}{_quoted(answer)}; {_suspects(environment)}{_OTHERWISE}"
    needed = f"OpenGL {WANTED[0]}.{WANTED[1]} or newer is needed to draw"
    if answer.version is None:
        return f"{needed}, and none can be used here{_quoted(answer)}; {_suspects(environment)}{_DRIVERS}"
    if _number(answer.version) < WANTED:
        return f"{needed}, but there is {answer.version} ({answer.renderer}); {_suspects(environment)}{_DRIVERS}"
    return None


def _trouble_with_screen(answer: Answer) -> str | None:
    """What is wrong with the screen, or None; a picture has none."""
    if answer.platform is None:
        return None
    if answer.width is None or answer.height is None or answer.scale is None:
        return "the window system has no screen"
    low, high = _SCREEN_POINTS
    least, most = _SCALES
    if all(low <= side <= high for side in (answer.width, answer.height)) and least <= answer.scale <= most:
        return None
    return f"the window system gives a screen of {answer.width:g} × {answer.height:g} points at a scale of {answer.scale:g}"


def _number(version: str) -> tuple[int, int]:
    """``4.5 (Core Profile) Mesa …`` as (4, 5); (0, 0) for what is no version, such as that of OpenGL ES."""
    match = re.match(r"(\d{1,3})\.(\d{1,3})", version)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _quoted(answer: Answer) -> str:
    return f' ("{answer.said}")' if answer.said else ""


def _suspects(environment: Mapping[str, str]) -> str:
    found = [f"{name}={value}" for name, value in sorted(environment.items()) if name.startswith(_SUSPECTS)]
    return f"try without {', '.join(found)} in the environment, or " if found else ""


_OTHERWISE = "look whether other programs can open one; pictures need none: acuviewer snapshot OUT.png."
_DRIVERS = "install the graphics driver (on Debian and Ubuntu: sudo apt-get install libgl1-mesa-dri libegl1 libgl1)."
