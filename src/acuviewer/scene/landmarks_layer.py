"""Landmarks as small dots, the chosen one larger."""

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.scene.dots import Dots
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.theme import Theme


def shown_landmarks(anatomy: Anatomy, session: Session) -> list[PlacedLandmark]:
    """The landmarks that are drawn."""
    chosen = session.selection
    if session.layers.landmarks:
        return list(anatomy.landmarks.values())
    placed = anatomy.landmark(chosen.landmark, chosen.side) if chosen.landmark else None
    return [placed] if placed else []


class LandmarksLayer:
    """Two clouds: all landmarks, and the chosen one."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._all = Dots(renderer, 7.0)
        self._chosen = Dots(renderer, 14.0)

    def scale(self, factor: float) -> None:
        """Draw all dots ``factor`` times as large."""
        self._all.scale(factor)
        self._chosen.scale(factor)

    def show(self, anatomy: Anatomy, session: Session, theme: Theme) -> None:
        """Draw the landmarks as the session wants them."""
        shown = shown_landmarks(anatomy, session)
        chosen = session.selection
        placed = anatomy.landmark(chosen.landmark, chosen.side) if chosen.landmark else None
        _draw(self._all, shown, theme.rgb("landmark"))
        _draw(self._chosen, [placed] if placed else [], theme.rgb("point_selected"))


def _draw(dots: Dots, placed: list[PlacedLandmark], colour: tuple[float, float, float]) -> None:
    positions = np.array([landmark.position_mm for landmark in placed])
    normals = np.array([landmark.normal for landmark in placed])
    dots.show(positions, normals, [colour] * len(placed))
