"""A body as USDZ, which phones and tablets of Apple open and put into the room. Needs ``usd-core``, an extra."""

import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np

from acuviewer.export.body_nodes import CREDIT, PARTS, ROOT, Extras, Material, Node, Part, Shape, body_nodes
from acuviewer.export.gltf import linear
from acuviewer.geometry.mesh import Floats
from acuviewer.session.anatomy import Anatomy
from acuviewer.version import __version__

_ROOT = f"/{ROOT.replace(' ', '_')}"


def body_usdz(anatomy: Anatomy, parts: Collection[Part] = PARTS) -> bytes:
    """The nodes of a body, a group for each of the ``parts``, in metres, y up. What many nodes share is written once and referred to.

    Names of nodes are spelt so that USD takes them (``EX_B2_left``), and shown as they are. Raises ImportError without ``usd-core``.
    """
    from pxr import UsdUtils

    with tempfile.TemporaryDirectory() as folder:
        layer, package = Path(folder) / "body.usdc", Path(folder) / "body.usdz"
        stage = _Stage(layer, {"acuviewer": __version__, "body": anatomy.shape.to_text(), "copyright": CREDIT})
        for node in body_nodes(anatomy, parts):
            stage.add(node)
        stage.save()
        UsdUtils.CreateNewUsdzPackage(str(layer), str(package))
        return package.read_bytes()


class _Stage:
    """A stage of USD on the disk, growing by nodes."""

    def __init__(self, path: Path, extras: Extras) -> None:
        from pxr import Usd, UsdGeom

        self._folder = path.parent
        self._stage = Usd.Stage.CreateNew(str(path))
        UsdGeom.SetStageMetersPerUnit(self._stage, 1.0)
        UsdGeom.SetStageUpAxis(self._stage, UsdGeom.Tokens.y)
        root = UsdGeom.Xform.Define(self._stage, _ROOT).GetPrim()
        Usd.ModelAPI(root).SetKind("component")
        self._stage.SetDefaultPrim(root)
        root.SetCustomData(dict(extras))
        self._shapes: dict[Shape, str] = {}
        self._materials: dict[Material, Any] = {}

    def add(self, node: Node) -> None:
        """A node in its group."""
        from pxr import Gf, UsdGeom

        group = UsdGeom.Scope.Define(self._stage, f"{_ROOT}/{node.group}").GetPath()
        path = f"{group}/{_name(node.name)}"
        if node.place_m is None:
            prim = self._define(path, node.shape)
        else:
            placed = UsdGeom.Xform.Define(self._stage, path)
            placed.AddTranslateOp(UsdGeom.XformOp.PrecisionDouble).Set(Gf.Vec3d(*map(float, node.place_m)))
            prim = placed.GetPrim()
            self._refer(f"{path}/{_name(node.shape.name)}", node.shape)
        prim.SetDisplayName(node.name)
        if node.extras:
            prim.SetCustomData({name: _value(value) for name, value in node.extras.items()})

    def save(self) -> None:
        """Write the layer."""
        self._stage.GetRootLayer().Save()

    def _refer(self, path: str, shape: Shape) -> None:
        """The shape below a node: the first one is defined, all others refer to it."""
        if shape not in self._shapes:
            self._define(path, shape)
            self._shapes[shape] = path
            return
        self._stage.DefinePrim(path).GetReferences().AddInternalReference(self._shapes[shape])

    def _define(self, path: str, shape: Shape) -> Any:
        from pxr import UsdGeom, UsdShade, Vt

        mesh = UsdGeom.Mesh.Define(self._stage, path)
        vertices = shape.vertices_m.astype(np.float32)
        mesh.CreatePointsAttr(Vt.Vec3fArray.FromNumpy(vertices))
        mesh.CreateExtentAttr(Vt.Vec3fArray.FromNumpy(np.stack([vertices.min(axis=0), vertices.max(axis=0)])))
        mesh.CreateNormalsAttr(Vt.Vec3fArray.FromNumpy(shape.normals.astype(np.float32)))
        mesh.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
        mesh.CreateFaceVertexCountsAttr(Vt.IntArray.FromNumpy(np.full(len(shape.triangles), 3, dtype=np.int32)))
        mesh.CreateFaceVertexIndicesAttr(Vt.IntArray.FromNumpy(np.asarray(shape.triangles, dtype=np.int32).ravel()))
        mesh.CreateSubdivisionSchemeAttr(UsdGeom.Tokens.none)
        if shape.uv is not None:
            _add_uv(mesh, shape.uv)
        UsdShade.MaterialBindingAPI.Apply(mesh.GetPrim()).Bind(self._material(shape.material))
        return mesh.GetPrim()

    def _material(self, material: Material) -> Any:
        if material not in self._materials:
            self._materials[material] = self._define_material(material)
        return self._materials[material]

    def _define_material(self, material: Material) -> Any:
        from pxr import Gf, Sdf, UsdGeom, UsdShade

        UsdGeom.Scope.Define(self._stage, f"{_ROOT}/materials")
        path = f"{_ROOT}/materials/{_name(material.name)}"
        made = UsdShade.Material.Define(self._stage, path)
        surface = self._shader(f"{path}/surface", "UsdPreviewSurface")
        surface.CreateInput("metallic", Sdf.ValueTypeNames.Float).Set(0.0)
        surface.CreateInput("roughness", Sdf.ValueTypeNames.Float).Set(material.roughness)
        colour = surface.CreateInput("diffuseColor", Sdf.ValueTypeNames.Color3f)
        if material.png is None:
            colour.Set(Gf.Vec3f(*map(float, linear(np.array(material.srgb)))))
        else:
            colour.ConnectToSource(self._picture(path, material.name, material.png).ConnectableAPI(), "rgb")
        made.CreateSurfaceOutput().ConnectToSource(surface.ConnectableAPI(), "surface")
        return made

    def _picture(self, path: str, name: str, png: bytes) -> Any:
        from pxr import Sdf

        (self._folder / f"{name}.png").write_bytes(png)
        reader = self._shader(f"{path}/uv", "UsdPrimvarReader_float2")
        reader.CreateInput("varname", Sdf.ValueTypeNames.String).Set("st")
        picture = self._shader(f"{path}/picture", "UsdUVTexture")
        picture.CreateInput("file", Sdf.ValueTypeNames.Asset).Set(f"./{name}.png")
        picture.CreateInput("sourceColorSpace", Sdf.ValueTypeNames.Token).Set("sRGB")
        for way in ("wrapS", "wrapT"):
            picture.CreateInput(way, Sdf.ValueTypeNames.Token).Set("clamp")
        places = reader.CreateOutput("result", Sdf.ValueTypeNames.Float2)
        picture.CreateInput("st", Sdf.ValueTypeNames.Float2).ConnectToSource(places)
        picture.CreateOutput("rgb", Sdf.ValueTypeNames.Float3)
        return picture

    def _shader(self, path: str, kind: str) -> Any:
        from pxr import UsdShade

        shader = UsdShade.Shader.Define(self._stage, path)
        shader.CreateIdAttr(kind)
        return shader


def _add_uv(mesh: Any, uv: Floats) -> None:
    from pxr import Sdf, UsdGeom, Vt

    # Pictures of USD begin at the lower left.
    places = np.stack([uv[:, 0], 1.0 - uv[:, 1]], axis=1).astype(np.float32)
    held = UsdGeom.PrimvarsAPI(mesh).CreatePrimvar("st", Sdf.ValueTypeNames.TexCoord2fArray, UsdGeom.Tokens.vertex)
    held.Set(Vt.Vec2fArray.FromNumpy(places))


def _name(name: str) -> str:
    from pxr import Tf

    return str(Tf.MakeValidIdentifier(name))


def _value(value: object) -> Any:
    from pxr import Vt

    return Vt.StringArray([str(part) for part in value]) if isinstance(value, list) else value
