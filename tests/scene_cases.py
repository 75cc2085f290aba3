"""What the tests of the scene, of pictures and of the 3D view share: sessions from command scripts, and looking at pixels."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import Command, run_script
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent, build_content
from acuviewer.shown.label_request import LabelKind
from acuviewer.shown.labels import Label

Pixels = NDArray[np.uint8]
NOTICEABLE = 16
"""A pixel has changed when one of its colours differs by more than this."""

MOST_CHANGED = 0.0002
"""Two pictures are the same when a smaller share of their pixels has changed. A missing dot of 6 x 6 pixels in 400 x 300
is a share of 0.0003."""


@cache
def content() -> SceneContent:
    """The shipped names and links."""
    return build_content(load_atlas(), load_library())


@cache
def commands() -> dict[str, Command]:
    """The table of commands."""
    return build_commands(load_atlas(), load_library())


def session_after(script: str) -> Session:
    """The session that a command script makes of a new one."""
    return run_script(script, commands(), Session())


def measure(text: str, kind: LabelKind) -> tuple[float, float]:
    """A label's size without Qt: about what the painter would take."""
    del kind
    return 8.0 * len(text) + 12.0, 20.0


def changed(first: Pixels, second: Pixels) -> NDArray[np.bool_]:
    """(height, width) which pixels of two pictures differ noticeably."""
    differs: NDArray[np.bool_] = np.abs(first.astype(np.int16) - second.astype(np.int16)).max(axis=2) > NOTICEABLE
    return differs


def share_changed(first: Pixels, second: Pixels) -> float:
    """The share of pixels that differ noticeably between two pictures of one size."""
    return float(changed(first, second).mean())


def share_near(pixels: Pixels, colour: tuple[float, float, float], within: int = 40) -> float:
    """The share of pixels whose colour is close to one given as three numbers from 0 to 1."""
    wanted = np.round(np.array(colour) * 255).astype(np.int16)
    return float((np.abs(pixels.astype(np.int16) - wanted).max(axis=2) <= within).mean())


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Whether two rectangles (x, y, width, height) have a pixel in common."""
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def covers(label: Label, pixel: np.ndarray, around: float = 0.0) -> bool:
    """Whether a label comes nearer to a pixel than ``around``."""
    x, y = float(pixel[0]), float(pixel[1])
    return overlap(label.rectangle, (x - around, y - around, 2 * around, 2 * around))
