#!/usr/bin/env bash
# VTK 9.7.2. Guess before running: glTF has a vertex colour multiplied by the material's base colour, so a red material with white vertices is
# drawn red, as it is without any vertex colours.
# Seen: vtkGLTFImporter leaves the base colour out as soon as there is COLOR_0: the triangle is white. With a texture in place of the
# vertex colours, or with the base colour alone, it is red. A file that stores a tint of 1 beside each material comes out grey.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.py" <<'PYTHON'
import base64
import json
import struct
import sys
from pathlib import Path

from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkVersion
from vtkmodules.vtkIOImport import vtkGLTFImporter
from vtkmodules.vtkRenderingCore import vtkLight, vtkRenderer, vtkRenderWindow, vtkWindowToImageFilter
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401


def write(path: Path, with_colours: bool) -> None:
    corners = struct.pack("<9f", -1, -1, 0, 1, -1, 0, 0, 1, 0)
    normals = struct.pack("<9f", *(0, 0, 1) * 3)
    colours = struct.pack("<12f", *(1,) * 12)
    content = corners + normals + colours
    attributes = {"POSITION": 0, "NORMAL": 1} | ({"COLOR_0": 2} if with_colours else {})
    accessor = {"componentType": 5126, "count": 3}
    path.write_text(json.dumps({
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": attributes, "material": 0}]}],
        "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [1, 0, 0, 1], "metallicFactor": 0, "roughnessFactor": 1}}],
        "buffers": [{"byteLength": len(content), "uri": "data:application/octet-stream;base64," + base64.b64encode(content).decode()}],
        "bufferViews": [{"buffer": 0, "byteOffset": at, "byteLength": long} for at, long in ((0, 36), (36, 36), (72, 48))],
        "accessors": [
            accessor | {"bufferView": 0, "type": "VEC3", "min": [-1, -1, 0], "max": [1, 1, 0]},
            accessor | {"bufferView": 1, "type": "VEC3"}, accessor | {"bufferView": 2, "type": "VEC4"},
        ],
    }))


def middle(path: Path) -> list[int]:
    window, renderer = vtkRenderWindow(), vtkRenderer()
    window.SetOffScreenRendering(True)
    window.SetSize(64, 64)
    window.AddRenderer(renderer)
    importer = vtkGLTFImporter()
    importer.SetFileName(str(path))
    importer.SetRenderWindow(window)
    importer.Update()
    light = vtkLight()
    light.SetLightTypeToHeadlight()
    renderer.AddLight(light)
    renderer.ResetCamera()
    window.Render()
    grab = vtkWindowToImageFilter()
    grab.SetInput(window)
    grab.Update()
    image = grab.GetOutput()
    return vtk_to_numpy(image.GetPointData().GetScalars()).reshape(64, 64, -1)[28, 32, :3].tolist()


seen = {}
for with_colours in (False, True):
    path = Path(sys.argv[1]) / f"{with_colours}.gltf"
    write(path, with_colours)
    seen[with_colours] = middle(path)
print(vtkVersion.GetVTKVersion(), "base colour alone", seen[False], "with white vertices", seen[True])
red, green, _ = seen[False]
assert red > 2 * green
red, green, blue = seen[True]
assert red == green == blue > 30
PYTHON
"${PYTHON:-python3}" -m venv "$folder/environment"
"$folder/environment/bin/python" -m pip install --quiet --disable-pip-version-check "vtk==9.7.2" "numpy==2.4.6"
if [ -z "${DISPLAY:-}" ] && command -v xvfb-run >/dev/null; then run=(xvfb-run -a); else run=(); fi
"${run[@]}" "$folder/environment/bin/python" "$folder/seen.py" "$folder"
