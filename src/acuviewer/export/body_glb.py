"""A body as a binary glTF file."""

from collections.abc import Collection

from acuviewer.export.body_nodes import CREDIT, PARTS, ROOT, Material, Part, Shape, body_nodes
from acuviewer.export.gltf import GltfFile
from acuviewer.session.anatomy import Anatomy
from acuviewer.version import __version__


def body_glb(anatomy: Anatomy, parts: Collection[Part] = PARTS, small: bool = False) -> bytes:
    """The nodes of a body, a group for each of the ``parts``; what many nodes share is written once. A ``small`` one is for browsers."""
    file = GltfFile(ROOT, {"body": anatomy.shape.to_text(), "units": "metre"}, f"acuviewer {__version__}", CREDIT, small)
    groups: dict[Part, int] = {}
    materials: dict[Material, int] = {}
    meshes: dict[Shape, int] = {}
    for node in body_nodes(anatomy, parts):
        shape = node.shape
        if node.group not in groups:
            groups[node.group] = file.add_node(node.group, file.root)
        if shape.material not in materials:
            materials[shape.material] = _add_material(file, shape.material)
        if shape not in meshes:
            material = materials[shape.material]
            meshes[shape] = file.add_mesh(shape.name, material, shape.vertices_m, shape.normals, shape.triangles, shape.uv)
        file.add_node(node.name, groups[node.group], meshes[shape], node.place_m, node.extras)
    return file.to_bytes()


def _add_material(file: GltfFile, material: Material) -> int:
    if material.png is not None:
        return file.add_painted_material(material.name, material.png, material.roughness)
    return file.add_material(material.name, material.srgb, material.roughness)
