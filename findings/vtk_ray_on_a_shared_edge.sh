#!/usr/bin/env bash
# vtk 9.6.0 and 9.7.2 with NumPy 2.4.0. Guess before running: a ray that runs exactly along the edge shared by two triangles meets one
# of them, with any tolerance.
# Seen: vtkStaticCellLocator.IntersectWithLine with tolerance 0 meets neither for some of the rays in the plane of symmetry of a
# mirrored surface, on which such edges lie; with 1e-9 it misses none. Rays half a millimetre aside miss nothing with either.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.py" <<'PYTHON'
import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import mutable, vtkPoints, vtkVersion
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData, vtkStaticCellLocator

# A curved strip, mirrored in the plane x = 0: the vertices in the middle have x = 0 exactly.
heights = np.linspace(0.0, 700.0, 90) + 3.0 * np.sin(np.arange(90))
bulge = 40.0 * np.sin(heights / 80.0)
columns = (-9.0, 0.0, 9.0)
vertices = np.array([(x, y, z - 0.1 * abs(x)) for y, z in zip(heights, bulge) for x in columns], dtype=np.float32)
triangles = []
for row in range(len(heights) - 1):
    for column in range(2):
        a = 3 * row + column
        triangles += [(a, a + 1, a + 3), (a + 1, a + 4, a + 3)]
data, points, cells = vtkPolyData(), vtkPoints(), vtkCellArray()
points.SetData(numpy_to_vtk(vertices, deep=True))
cells.SetData(3, numpy_to_vtkIdTypeArray(np.array(triangles, dtype=np.int64).ravel(), deep=True))
data.SetPoints(points)
data.SetPolys(cells)
tree = vtkStaticCellLocator()
tree.SetDataSet(data)
tree.BuildLocator()


def missed(x, tolerance):
    share, where, local, sub, cell = mutable(0.0), [0.0] * 3, [0.0] * 3, mutable(0), mutable(0)
    rays = [((x, y, 1000.0), (x, y, -1000.0)) for y in np.linspace(10.0, 690.0, 400)]
    return sum(not tree.IntersectWithLine(start, end, tolerance, share, where, local, sub, cell) for start, end in rays)


print(vtkVersion.GetVTKVersion(), "missed of 400 rays:", {"on the edges, 0": missed(0.0, 0.0), "on the edges, 1e-9": missed(0.0, 1e-9),
      "beside them, 0": missed(0.5, 0.0)})
assert missed(0.0, 0.0) > 20
assert missed(0.0, 1e-9) == 0
assert missed(0.5, 0.0) == 0
PYTHON
for version in 9.6.0 9.7.2; do
    "${PYTHON:-python3}" -m venv "$folder/$version"
    "$folder/$version/bin/python" -m pip install --quiet --disable-pip-version-check "vtk==$version" "numpy==2.4.0"
    "$folder/$version/bin/python" "$folder/seen.py"
done
