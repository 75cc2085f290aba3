"""Surfaces of triangles in a renderer: an actor, and the data that it draws."""

from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer


def lit_surface(
    renderer: vtkRenderer, ambient: float, diffuse: float, specular: float = 0.0, power: float = 1.0, coloured: bool = True
) -> tuple[vtkActor, vtkPolyData]:
    """A surface in the light of the scene, in one colour or ``coloured`` by its points; the shares of light are VTK's, ``power`` makes
    its shine small."""
    actor, data = _surface(renderer, coloured)
    look = actor.GetProperty()
    look.SetInterpolationToPhong()
    look.SetAmbient(ambient)
    look.SetDiffuse(diffuse)
    look.SetSpecular(specular)
    look.SetSpecularPower(power)
    look.SetBackfaceCulling(True)
    return actor, data


def unlit_surface(renderer: vtkRenderer, coloured: bool = False) -> tuple[vtkActor, vtkPolyData]:
    """A hidden surface in one colour that no light changes, or ``coloured`` by its points."""
    actor, data = _surface(renderer, coloured)
    actor.GetProperty().LightingOff()
    actor.SetVisibility(False)
    return actor, data


def _surface(renderer: vtkRenderer, coloured: bool) -> tuple[vtkActor, vtkPolyData]:
    data = vtkPolyData()
    actor = vtkActor()
    actor.SetMapper(surface_mapper(data, coloured))
    renderer.AddActor(actor)
    return actor, data


def surface_mapper(data: vtkPolyData, coloured: bool) -> vtkPolyDataMapper:
    """What brings triangles to the graphics card, in one colour or ``coloured`` by their points."""
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    mapper.SetScalarModeToUsePointData()
    mapper.SetScalarVisibility(coloured)
    return mapper
