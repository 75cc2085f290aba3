"""Nothing that can be chosen goes stale: each part of a session is read by somebody who shows it."""

import dataclasses

import pytest

from acuviewer.session.session import Layers, Selection, Session, View
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.watchers import Shown
from watched import Watched, said_by

pytestmark = pytest.mark.display


def test_each_part_of_a_session_is_read_by_somebody(window: MainWindow) -> None:
    parts = {"selection": Selection, "layers": Layers, "view": View}
    every = {field.name for field in dataclasses.fields(Session)} - set(parts)
    every |= {f"{part}.{field.name}" for part, kind in parts.items() for field in dataclasses.fields(kind)}
    shown = window.presenter.shown
    read: set[str] = set()
    for watcher in window.presenter._watchers.all:
        looked: set[str] = set()
        given = watcher.reads(Shown(Watched(shown.session, "", looked), shown.anatomy))  # type: ignore[arg-type]
        read |= said_by(given, looked)
    assert every - read == set()


def test_who_reads_is_told_once_of_a_change_and_of_nothing_else(window: MainWindow) -> None:
    told: list[float] = []
    window.presenter.watch(lambda shown: shown.session.layers.skin, lambda shown: told.append(shown.session.layers.skin))
    window.presenter.run("layer.skin 0.5; layer.points; layer.skin 0.5; point.select GB30")
    assert told == [0.5]
