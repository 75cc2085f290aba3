"""The layers of the picture, a file each. Another one is a file more and a place in ``LAYERS``."""

from acuviewer.scene.layers.bone_depth import BoneDepthLayer
from acuviewer.scene.layers.bones import BonesLayer
from acuviewer.scene.layers.comparison import ComparisonLayer
from acuviewer.scene.layers.construction import ConstructionLayer
from acuviewer.scene.layers.floor import FloorLayer
from acuviewer.scene.layers.hairs import HairsLayer
from acuviewer.scene.layers.known import KnownLayer
from acuviewer.scene.layers.landmarks import LandmarksLayer
from acuviewer.scene.layers.layer import Layer
from acuviewer.scene.layers.meridians import MeridiansLayer
from acuviewer.scene.layers.place import PlaceLayer
from acuviewer.scene.layers.points import PointsLayer
from acuviewer.scene.layers.ruler import RulerLayer
from acuviewer.scene.layers.skin import SkinLayer
from acuviewer.scene.layers.spread import SpreadLayer

LAYERS: tuple[type[Layer], ...] = (
    FloorLayer, SkinLayer, HairsLayer, BoneDepthLayer, BonesLayer, MeridiansLayer, PointsLayer, KnownLayer, LandmarksLayer, ConstructionLayer, ComparisonLayer,
    SpreadLayer, RulerLayer, PlaceLayer,
)  # fmt: skip
"""In drawing order; what lies on top is pointed at first."""
