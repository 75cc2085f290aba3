"""Finds the features of ``bone_features`` on the reference skeleton, and the skin over each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.skeleton import Skeleton
from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import SurfacePoint, unit
from acuviewer.geometry.probe import cast_ray, closest_point
from baking.bone_features import FEATURES, FRONT, LIMB_WORDS, OUT, Direction, Feature

Floats = NDArray[np.float64]
TRUNK_REACH_MM, LIMB_REACH_MM, DIGIT_REACH_MM = 150.0, 40.0, 18.0
"""Outside a feature a finger is clear of the body by so much; beside fingers and toes there is less room."""
TRUNK_COVER_MM, LIMB_COVER_MM = 65.0, 24.0
"""Skin within this distance of the place met on the reference body may be the skin over the feature on another."""
COVER_MARGIN_MM = 14.0
"""Skin this near to a place that was met on some body may be met on another; its triangles are about 5 mm wide."""
LIMB_BONES = ("metacarpal", "metatarsal", "phalanx", "pisiform", "scaphoid", "hamate", "triquetrum", "radius", "ulna", "cuboid",
              "navicular", "calcaneus")  # fmt: skip

MIDCLAVICULAR_X_MM = 97.0
"""The nipple's distance from the median line on the reference body: the mammillary line, 4 cun."""
PARASTERNAL_X_MM, STERNAL_X_MM = 50.0, 28.0
CARTILAGE_HEIGHTS_MM = {
    STERNAL_X_MM: {2: 1343.0, 3: 1320.0, 4: 1292.0, 5: 1271.0, 6: 1248.0},
    PARASTERNAL_X_MM: {2: 1344.0, 3: 1312.0, 4: 1278.0, 5: 1254.0, 6: 1226.0},
}
"""Middle of the costal cartilages so far from the median line, read off the reference skeleton: they rise toward the sternum."""
NIPPLE_MM, RIB_BEHIND_NIPPLE = (97.0, 1245.0), 5
"""Place of the nipple on the reference body, and the rib of its skeleton that lies behind it."""
BEFORE_MM, EDGE_BEFORE_MM = 40.0, 157.6
"""The cartilages lie before the first on the reference skeleton, the edges that a finger feels before the second."""
BESIDE_LINE_MM, CARTILAGE_HALF_HEIGHT_MM = 6.0, 11.0
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


@dataclass(eq=False)
class BoundFeature:
    """Vertices (bone, vertex within it), unit direction outward, reach in mm, triangles over it, and the words for it."""

    places: list[tuple[str, int]]
    outward: Floats
    reach_mm: float
    cover: NDArray[np.int32]
    words: str
    met: SurfacePoint
    midline: bool

    def on(self, skeleton: Skeleton) -> Floats:
        """(3,) place of the feature on a skeleton."""
        vertices = [skeleton.bone_vertices(bone)[vertex] for bone, vertex in self.places]
        place: Floats = np.mean(vertices, axis=0) * ((0.0, 1.0, 1.0) if self.midline else 1.0)
        return place


class ReferenceSkeleton:
    """The reference skeleton with its skin, and the directions of its left hand."""

    def __init__(self, skin: Skin, skeleton: Skeleton) -> None:
        self.skin, self.skeleton = skin, skeleton
        joints = {name.removeprefix("left_"): place for name, place in skin.joints.items()}
        distal = unit(joints["finger_3_1"] - joints["hand"])
        radial = joints["finger_2_1"] - joints["finger_5_1"]
        radial = unit(radial - (radial @ distal) * distal)
        palmar = np.cross(distal, radial)
        palmar = palmar if palmar @ (joints["finger_1_4"] - joints["hand"]) > 0 else -palmar
        signed = (distal, radial, palmar)
        self._words = dict(zip(("distal", "radial", "palmar"), signed, strict=True))
        self._words |= dict(zip(("proximal", "ulnar", "dorsal"), (-vector for vector in signed), strict=True))
        self._arms = [row for row, name in enumerate(skin.pattern.region_names) if "arm" in name or "hand" in name]
        self._centroids = skin.mesh.vertices[skin.mesh.triangles].mean(axis=1)

    def bone_name(self, key: str) -> str:
        """The median bone or the left one of a pair."""
        return key if key in self.skeleton.pattern.bones else f"left_{key}"

    def direction(self, spoken: Direction, key: str) -> Floats:
        """(3,) unit vector of a direction."""
        if not isinstance(spoken, str):
            return unit(np.array(spoken, dtype=float))
        total = np.zeros(3)
        for word in spoken.split("+"):
            if word not in LIMB_WORDS:
                raise SystemExit(f"{word!r} is no direction of the hand")
            total += self._along(key) * (1 if word == "along" else -1) if word in ("along", "against") else self._words[word]
        return unit(total)

    def _along(self, key: str) -> Floats:
        """The bone's long axis, away from the wrist."""
        vertices = self.skeleton.bone_vertices(self.bone_name(key))
        axis = np.linalg.svd(vertices - vertices.mean(axis=0), full_matrices=False)[2][0]
        away = vertices.mean(axis=0) - self.skin.joints["left_hand"]
        return axis if axis @ away > 0 else -axis

    def vertex(self, feature: Feature) -> int:
        """The vertex of a feature within its bone."""
        vertices = self.skeleton.bone_vertices(self.bone_name(feature.bone))
        low, extent = vertices.min(axis=0), np.ptp(vertices, axis=0)
        inside = np.ones(len(vertices), dtype=bool)
        for axis, (start, end) in feature.part.items():
            share = (vertices[:, "xyz".index(axis)] - low["xyz".index(axis)]) / extent["xyz".index(axis)]
            inside &= (share >= start) & (share <= end)
        rows = np.flatnonzero(inside)
        if not len(rows):
            raise SystemExit(f"no vertex of {feature.bone} for {feature.words}")
        return int(rows[np.argmax(vertices[rows] @ self.direction(feature.toward, feature.bone))])

    def nearest_vertex(self, key: str, place: Floats) -> int:
        """The vertex of a bone nearest to a place."""
        return int(np.linalg.norm(self.skeleton.bone_vertices(self.bone_name(key)) - place, axis=1).argmin())

    def bound(self, places: list[tuple[str, int]], outward: Floats, words: str, midline: bool) -> BoundFeature:
        """A feature with the skin over it."""
        vertices = [self.skeleton.bone_vertices(bone)[vertex] for bone, vertex in places]
        feature = np.mean(vertices, axis=0) * ((0.0, 1.0, 1.0) if midline else 1.0)
        limb = any(part in places[0][0] for part in LIMB_BONES)
        reach, width = (LIMB_REACH_MM, LIMB_COVER_MM) if limb else (TRUNK_REACH_MM, TRUNK_COVER_MM)
        if "finger" in places[0][0] or "toe" in places[0][0]:
            reach = DIGIT_REACH_MM
        near = np.flatnonzero(np.linalg.norm(self._centroids - feature, axis=1) < TRUNK_COVER_MM + 20.0)
        if "rib" in places[0][0]:  # an arm may hang beside
            near = near[~np.isin(self.skin.pattern.regions[near], self._arms)]
        if midline:
            near = np.intersect1d(near, self.skin.pattern.midline_triangles)
        met = cast_ray(self.skin.mesh, feature + reach * outward, -outward, near) or closest_point(self.skin.mesh, feature, near)
        over = self.skin.mesh.position(met)
        own = self.skin.pattern.midline_triangles if midline else np.arange(len(self._centroids))
        if "rib" in places[0][0]:
            own = own[~np.isin(self.skin.pattern.regions[own], self._arms)]
        cover = own[np.linalg.norm(self._centroids[own] - over, axis=1) < (1.6 * width if midline else width)]
        return BoundFeature(places, outward, reach, cover.astype(np.int32), words, met, midline)


def find_bony(reference: ReferenceSkeleton) -> dict[str, BoundFeature]:
    """Every landmark that is a feature of bone."""
    found = {}
    for name, feature in FEATURES.items():
        places = [(reference.bone_name(feature.bone), reference.vertex(feature))]
        found[name] = reference.bound(places, reference.direction(feature.outward, feature.bone), feature.words, feature.midline)
    return found | _spaces(reference)


def narrow_covers(reference: ReferenceSkeleton, features: dict[str, BoundFeature], bodies: list[tuple[Skin, Skeleton]]) -> None:
    """Leave of each cover what lies near the places where a finger met it on some body."""
    mesh = reference.skin.mesh
    centroids = mesh.vertices[mesh.triangles].mean(axis=1)
    for feature in features.values():
        places = [reference.skin.mesh.position(feature.met)]
        for skin, skeleton in bodies:
            met = cast_ray(skin.mesh, feature.on(skeleton) + feature.reach_mm * feature.outward, -feature.outward, feature.cover)
            if met is not None:
                places.append(centroids[met.triangle])
        apart = np.linalg.norm(centroids[feature.cover][:, None] - np.array(places)[None], axis=2).min(axis=1)
        feature.cover = feature.cover[apart < COVER_MARGIN_MM]


def _spaces(reference: ReferenceSkeleton) -> dict[str, BoundFeature]:
    """Rib ends at the sternum, and spaces between ribs on three lines of the chest."""
    ribs = {n: reference.skeleton.bone_vertices(f"left_rib_{n}") for n in range(1, 9)}
    front, out = np.array(FRONT, dtype=float), np.array(OUT, dtype=float)
    found = {}
    behind = ribs[RIB_BEHIND_NIPPLE]
    offset = np.where(behind[:, 2] > np.median(behind[:, 2]), np.hypot(*(behind[:, :2] - NIPPLE_MM).T), np.inf)
    found["midclavicular_line_at_nipple_height"] = reference.bound(
        [(f"left_rib_{RIB_BEHIND_NIPPLE}", int(offset.argmin()))], front, "front of the rib behind a man’s nipple", False
    )
    for n, ordinal in enumerate(ORDINALS, start=1):
        pair = [(f"left_rib_{k}", _at_line(ribs[k])) for k in (n, n + 1)]
        found[f"{ordinal}_intercostal_space_midclavicular"] = reference.bound(
            pair, front, "middle between both ribs on the midclavicular line", False
        )
        if 4 <= n <= 6:
            sides = [(f"left_rib_{k}", int(ribs[k][:, 0].argmax())) for k in (n, n + 1)]
            found[f"{ordinal}_intercostal_space_midaxillary"] = reference.bound(
                sides, out, "middle between both ribs where they lie outermost", False
            )
        if n <= 5:
            edges = [_edge(reference, n, lower=True), _edge(reference, n + 1, lower=False)]
            words = "middle between the edges of both ribs or their cartilages, 2 cun from the median line"
            if n == 1:  # the first rib ends beside the manubrium, its front end inward of that line
                edges = [("left_rib_1", int(ribs[1][:, 2].argmax())), _cartilage(reference, 2, PARASTERNAL_X_MM)]
                words = "middle between the front end of the first rib and the cartilage of the second"
            found[f"{ordinal}_intercostal_space_parasternal"] = reference.bound(edges, front, words, False)
        if 2 <= n <= 5:
            found[f"{ordinal}_rib_at_sternum"] = reference.bound(
                [_cartilage(reference, n, STERNAL_X_MM)], front, "front of the costal cartilage at the sternum", False
            )
    return found


def _at_line(rib: Floats) -> int:
    """Vertex of a rib's front half nearest to the midclavicular line, or its outermost place when it does not reach it."""
    ahead = np.flatnonzero(rib[:, 2] > np.median(rib[:, 2]))
    return int(ahead[np.abs(rib[ahead, 0] - MIDCLAVICULAR_X_MM).argmin()])


def _edge(reference: ReferenceSkeleton, n: int, lower: bool) -> tuple[str, int]:
    """The lower or upper edge of a rib two cun from the median line, on the rib itself or on its cartilage."""
    edges = []
    for key in (f"left_rib_{n}", _cartilage_of(n)):
        bone = reference.skeleton.bone_vertices(key)
        there = np.abs(bone[:, 0] - PARASTERNAL_X_MM) < BESIDE_LINE_MM
        if key == _cartilage_of(n):
            there &= (bone[:, 2] > EDGE_BEFORE_MM) & (np.abs(bone[:, 1] - _height(n)) < CARTILAGE_HALF_HEIGHT_MM)
        else:
            there &= bone[:, 2] > np.median(bone[:, 2])
        edges += [(float(bone[row, 1]), (key, int(row))) for row in np.flatnonzero(there)]
    return (min(edges) if lower else max(edges))[1]


def _height(n: int) -> float:
    return CARTILAGE_HEIGHTS_MM[PARASTERNAL_X_MM].get(n, np.inf)


def _cartilage(reference: ReferenceSkeleton, n: int, x: float) -> tuple[str, int]:
    cartilage = reference.skeleton.bone_vertices(_cartilage_of(n))
    offset = cartilage[:, :2] - (x, CARTILAGE_HEIGHTS_MM[x][n])
    offset[cartilage[:, 2] < BEFORE_MM] = np.inf
    return _cartilage_of(n), int(np.linalg.norm(offset, axis=1).argmin())


def _cartilage_of(n: int) -> str:
    return f"left_costal_cartilage_{n}"
