"""What must be true of the window after every act, and what must stay the same over many."""

import ctypes
import gc
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.ui.main_window import MainWindow
from breaking.outcome import Problem

MOST_GROWTH = 1.05
_NEIGHBOURS = 3
_MAY_SAY = (
    # Of Qt's platform without a screen, about a hint that only a window manager would read.
    "This plugin does not support propagateSizeHints()",
)


class Ear:
    """Hears what nobody sees: exceptions in slots, and what Qt and VTK say of themselves."""

    def __init__(self) -> None:
        from vtkmodules.vtkCommonCore import vtkOutputWindow, vtkStringOutputWindow

        self._heard: list[Problem] = []
        self._vtk = vtkStringOutputWindow()
        self._vtk_read = 0
        self._dumped: int | None = None
        vtkOutputWindow.SetInstance(self._vtk)
        qInstallMessageHandler(self._hear_qt)
        self.listen()

    def listen(self) -> None:
        """Put itself where the program's own hook stands, which would only tell the person."""
        sys.excepthook = self._hear_exception

    def _hear_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        place = trace
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place is not None else "?"
        self._heard.append(Problem("exception", f"{kind.__name__}: {error} ({where})"))

    def count_objects(self, top: QObject) -> int:
        """How many objects hang below one, itself among them.

        Qt writes them out: to ask for them as Python objects would make so many more of these, some of which stay.
        """
        self._dumped = 0
        top.dumpObjectTree()
        counted, self._dumped = self._dumped, None
        return counted

    def _hear_qt(self, kind: object, context: object, message: str) -> None:
        if self._dumped is not None:
            self._dumped += 1
        elif not message.startswith(_MAY_SAY):
            self._heard.append(Problem("Qt speaks", message[:300]))

    def take(self) -> list[Problem]:
        """What has been heard since the last time."""
        output = self._vtk.GetOutput()
        if len(output) > self._vtk_read:
            self._heard.append(Problem("VTK speaks", output[self._vtk_read :].strip()[:300]))
            self._vtk_read = len(output)
        heard, self._heard = self._heard, []
        return heard


def faults_of(session: Session) -> Iterator[Problem]:
    """Whatever is chosen exists, and nothing stands without what it needs."""
    atlas, library, bones = load_atlas(), load_library(), load_skeleton_model().pattern.bones
    chosen, layers = session.selection, session.layers
    known: tuple[tuple[str, object, Any], ...] = (
        ("point", chosen.point, atlas.points), ("landmark", chosen.landmark, atlas.landmarks), ("bone", chosen.bone, bones),
        ("meridian", chosen.meridian, atlas.meridians), ("pain type", chosen.pain_type, library.pain_types),
        ("isolated bone", layers.isolated_bone, bones),
    )  # fmt: skip
    for what, name, catalog in known:
        if name is not None and name not in catalog:
            yield Problem("no such thing", f"the {what} {name!r} is chosen")
    if chosen.point is not None and chosen.point in atlas.points:
        point = atlas.points[chosen.point]
        if chosen.definition not in ("standard", *point.definitions):
            yield Problem("no such thing", f"{chosen.point} has no definition {chosen.definition!r}")
        if chosen.compare and not point.alternatives:
            yield Problem("nothing to show", f"{chosen.point} is compared and has one definition")
        found = build_anatomy(session.body).chosen_location(chosen)
        n_steps = len(found.steps) if found is not None else 0
        if chosen.step is not None and not 0 <= chosen.step < n_steps:
            yield Problem("no such step", f"step {chosen.step} of {n_steps} of {chosen.point}")
    if not (0.0 <= layers.skin <= 1.0 and 0.0 <= layers.bones <= 1.0):
        yield Problem("no opacity", f"skin {layers.skin}, bones {layers.bones}")
    if not layers.hidden_bones <= set(bones):
        yield Problem("no such thing", f"hidden bones {sorted(layers.hidden_bones - set(bones))}")


def is_same(one: Session, other: Session) -> bool:
    """Whether two sessions are equal but for how often a view was asked for."""
    return replace(one, view=replace(one.view, nonce=0)) == replace(other, view=replace(other.view, nonce=0))


@dataclass(frozen=True)
class Measure:
    """What a window at rest consists of. ``n_acts``: after so many acts."""

    n_acts: int
    qt_objects: int
    running_timers: int
    drawn_things: int
    python_objects: int
    memory_mb: float


def measure(window: MainWindow, ear: Ear, n_acts: int) -> Measure:
    """Count everything, after what is to be freed has been freed, and given back to the system."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).malloc_trim(0)
    return Measure(
        n_acts,
        sum(ear.count_objects(top) for top in QApplication.topLevelWidgets() if top.parent() is None),
        sum(timer.isActive() and not timer.isSingleShot() for timer in window.findChildren(QTimer)),
        int(window.viewport.stage.renderer.GetViewProps().GetNumberOfItems()),
        len(gc.get_objects()),
        psutil.Process().memory_info().rss / 1e6,
    )


def growth(measures: Sequence[Measure]) -> list[Problem]:
    """What has grown by more than 5 % from the first third to the end; nothing is said of a few measures.

    The least of some neighbours counts: what the program keeps of the last bodies comes and goes.
    """
    if len(measures) < 3 * _NEIGHBOURS:
        return []
    third = len(measures) // 3
    early, late = measures[third : third + _NEIGHBOURS], measures[-_NEIGHBOURS:]
    found = []
    for name in ("qt_objects", "running_timers", "drawn_things", "python_objects", "memory_mb"):
        before, after = (min(getattr(one, name) for one in some) for some in (early, late))
        if after > MOST_GROWTH * before:
            acts = f"between {early[0].n_acts} and {late[-1].n_acts} acts"
            found.append(Problem("growth", f"{name.replace('_', ' ')} from {before:.0f} to {after:.0f} {acts}"))
    return found
