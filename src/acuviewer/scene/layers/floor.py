"""The soft shadow under the feet, which puts the body on a floor."""

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene import vtk_data
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.surfaces import unlit_surface
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.floor import floor_shadow

_COLOUR = (16, 22, 30)


class FloorLayer(Layer):
    """A thin dark sheet on the floor, denser toward the soles; from below it is not there."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._actor, self._data = unlit_surface(renderer, coloured=True)
        self._actor.GetProperty().SetBackfaceCulling(True)
        self._anatomy: Anatomy | None = None

    @staticmethod
    def reads(session: Session) -> object:
        """A body without skin has no shadow."""
        return session.layers.skin

    def show(self, frame: Frame) -> None:
        """Lay the shadow of the body."""
        self._actor.SetVisibility(frame.session.layers.skin > 0.02)
        # While a slider moves the feet hardly do: the shadow follows when the body rests.
        if frame.anatomy is self._anatomy or (self._anatomy is not None and frame.anatomy.resting is not None):
            return
        self._anatomy = frame.anatomy
        shadow = floor_shadow(frame.anatomy.skin.mesh.vertices)
        vtk_data.set_points(self._data, shadow.vertices)
        vtk_data.set_triangles(self._data, shadow.triangles)
        colours = np.empty((len(shadow.density), 4), dtype=np.uint8)
        colours[:, :3] = _COLOUR
        colours[:, 3] = np.rint(255 * shadow.density)
        vtk_data.set_colours(self._data, colours)
