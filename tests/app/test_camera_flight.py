"""A flight is over in its time, on a slow machine too."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from acuviewer.session.session import Camera
from acuviewer.ui.viewport.camera_flight import FLIGHT_MS, CameraFlight

pytestmark = pytest.mark.display
HERE = Camera((0.0, 850.0, 0.0), 0.0, 0.0, 4500.0)
THERE = replace(HERE, azimuth_deg=90.0)


class Clock:
    """Tells the time that it is told."""

    now_ms = 0

    def start(self) -> None:
        self.now_ms = 0

    def elapsed(self) -> int:
        return self.now_ms


@pytest.mark.parametrize(("picture_ms", "fewest"), [(16, 18), (30, 9), (80, 3)])
def test_the_last_picture_begins_before_the_time_is_over(application: QApplication, picture_ms: int, fewest: int) -> None:
    parent, seen = QObject(application), list[tuple[int, Camera]]()
    flight = CameraFlight(lambda camera: seen.append((clock.now_ms, camera)), parent)
    clock = flight._clock = Clock()  # type: ignore[assignment]
    flight.start(HERE, THERE)
    while flight.is_under_way:
        clock.now_ms += picture_ms
        flight._move()
    begun_ms, last = seen[-1]
    assert last == THERE
    assert begun_ms < FLIGHT_MS
    assert len(seen) >= fewest
    assert [camera.azimuth_deg for _, camera in seen] == sorted(camera.azimuth_deg for _, camera in seen)
    parent.deleteLater()
