"""Locating points on many bodies, on all cores of the machine: the same to the last bit as on one body after the other."""

import errno
import gc
import os
import pickle
import subprocess
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import IO, NamedTuple

import numpy as np

from acuviewer.body.shape import BodyShape, Side, parse_body
from acuviewer.dataclass import dataclass
from acuviewer.faults import DataError
from acuviewer.geometry.mesh import Floats
from acuviewer.points.location import Location
from acuviewer.session.anatomy import compute_anatomy
from acuviewer.worker_process import begin_worker

_BODIES_A_PROCESS = 8
"""A process of its own takes as long to begin as a few bodies do."""
_AHEAD = 3
"""So many bodies wait at each process, that it need not wait for this one."""


@dataclass(frozen=True, eq=False)
class Places:
    """Where points lie on one ``body``.

    ``keys`` names the n places: code, side, definition. ``positions_mm`` (n, 3) and outward unit ``normals`` (n, 3) are in the
    program's frame. ``unplaced`` says by (code, definition) why a place is nowhere on this body.
    """

    body: BodyShape
    keys: tuple[tuple[str, Side, str], ...]
    positions_mm: Floats
    normals: Floats
    unplaced: dict[tuple[str, str], str]


class Task(NamedTuple):
    """What is sought on a body; ``codes`` None for all points, ``definition`` a name or "all"."""

    body: BodyShape
    codes: Collection[str] | None
    definition: str


def locate_many(
    bodies: Iterable[str | BodyShape],
    codes: Collection[str] | None = None,
    definition: str = "standard",
    workers: int | None = None,
) -> Iterator[Places]:
    """Locate points (all for None) on many bodies; yields the places on each body, in the order of the bodies.

    ``workers`` is the number of processes at work, by default as many as there are cores, and with 1 this process alone. Raises
    BodyShapeError for an impossible body, before anything is located, and KeyError for an unknown code.
    """
    tasks = [Task(parse_body(body) if isinstance(body, str) else body, codes, definition) for body in bodies]
    if codes is not None:
        _require_known(codes)
    count = _cores() if workers is None else workers
    count = min(count, 1 + len(tasks) // _BODIES_A_PROCESS)
    return _in_processes(tasks, count) if count > 1 else map(places_on, tasks)


def places_on(task: Task) -> Places:
    """The places of a task, located here and now."""
    with _uninterrupted():
        return _places_on(task)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Nobody looks meanwhile for what is no longer needed: what a body is made of is needed until it is told, and then all of it goes."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _places_on(task: Task) -> Places:
    anatomy = compute_anatomy(task.body, codes=task.codes)
    unplaced = {key: why for key, why in anatomy.unplaced.items() if task.definition in (key[1], "all")}
    found: list[Location] = []
    for location in anatomy.locations.values():
        if task.definition in (location.definition, "all"):
            try:
                location.spot  # noqa: B018  # competing definitions are carried out when first asked for
                found.append(location)
            except DataError as error:
                unplaced[location.code, location.definition] = str(error)
    keys = tuple((location.code, location.side, location.definition) for location in found)
    positions = np.array([location.position_mm for location in found]).reshape(-1, 3)
    normals = np.array([location.normal for location in found]).reshape(-1, 3)
    return Places(task.body, keys, positions, normals, unplaced)


def _require_known(codes: Collection[str]) -> None:
    from acuviewer.points.atlas import load_atlas

    if unknown := [code for code in codes if code not in load_atlas().points]:
        raise KeyError(f"no acupoint of this program: {', '.join(unknown)}")


def _cores() -> int:
    """The cores that this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(tasks: Sequence[Task], count: int) -> Iterator[Places]:
    """Each process has every so-manieth task: asked for in turns, the results come in order."""
    with ExitStack() as stack:
        processes = [stack.enter_context(_worker()) for _ in range(count)]
        for number, task in enumerate(tasks[: count * _AHEAD]):
            _send(processes[number % count], task)
        for number, task in enumerate(tasks):
            process = processes[number % count]
            found = _receive(process)
            if number + count * _AHEAD < len(tasks):
                _send(process, tasks[number + count * _AHEAD])
            # What has failed there fails here as well, and says why.
            yield places_on(task) if found is None else found


@contextmanager
def _worker() -> Iterator["subprocess.Popen[bytes]"]:
    """A process that locates what it is sent; it ends with the pipe through which it is asked, and so with this process."""
    process = begin_worker()
    try:
        yield process
    finally:
        process.kill()
        with suppress(OSError):
            process.communicate()


def _send(process: "subprocess.Popen[bytes]", task: Task) -> None:
    with _told(), _pipe(process.stdin) as pipe:
        pickle.dump(task, pipe)
        pipe.flush()


def _receive(process: "subprocess.Popen[bytes]") -> Places | None:
    with _told(), _pipe(process.stdout) as pipe:
        found: Places | None = pickle.load(pipe)
        return found


@contextmanager
def _pipe(pipe: IO[bytes] | None) -> Iterator[IO[bytes]]:
    assert pipe is not None, "both ends were asked for"
    yield pipe


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
        raise ChildProcessError(errno.ECHILD, "a process that located bodies has ended before its work was done") from error
