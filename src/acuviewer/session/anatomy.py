"""What follows from a body shape: skin, landmarks, ruler, locations. Cached by value, never edited."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache, wraps
from operator import itemgetter
from threading import Lock, Thread
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from acuviewer.body.form import Form
from acuviewer.body.model import BodyModel, load_body_model
from acuviewer.body.person import Missed
from acuviewer.body.shape import BodyShape, Side
from acuviewer.body.skeleton import Skeleton, SkeletonModel, load_skeleton_model
from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.geometry.blended_places import BlendedPlaces
from acuviewer.geometry.mesh import Floats
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import PlacedLandmarks, place_landmarks
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.atlas import Atlas, load_atlas
from acuviewer.points.following import FollowingLocations, SkinFollowers, spots_of
from acuviewer.points.locate import Unplaced, locate_all
from acuviewer.points.location import Location

if TYPE_CHECKING:
    import pyvista

    from acuviewer.points.meridians import MeridianCurve
    from acuviewer.session.session import Selection


MET_WELL_MM = 2.0
"""A person whose figures are all met this well is not fitted again."""
MOST_REFITS = 2


@dataclass(frozen=True, eq=False)
class Anatomy:
    """Everything that can be computed of one body.

    ``landmarks`` by (name, side); ``ruler`` gives mm per cun a segment; ``locations`` by (code, side, definition);
    ``unplaced`` says by (code, definition) why a place is nowhere. A body on which all follows the skin has the ``resting`` one from which it does,
    and knows what it follows ``along``, if the rules have told more by then.
    """

    shape: BodyShape
    skin: Skin
    skeleton: Skeleton
    landmarks: PlacedLandmarks
    ruler: CunRuler
    locations: Mapping[tuple[str, Side, str], Location]
    unplaced: Unplaced
    resting: "Anatomy | None" = None
    along: "Along | None" = None

    def location(self, code: str, side: Side, definition: str = "standard") -> Location | None:
        """Location of a point on that side; midline points answer for any side; None if there is none."""
        return self.locations.get((code, side, definition)) or self.locations.get((code, "midline", definition))

    def why_unplaced(self, code: str) -> str | None:
        """Why a point, or one of its places, is nowhere on this body, in one line; None if it is where it should be."""
        told = [why for (of, _), why in self.unplaced.items() if of == code]
        return " ".join(told) or None

    def landmark(self, name: str, side: Side) -> PlacedLandmark | None:
        """Landmark on that side; midline landmarks answer for any side; None if there is none."""
        return self.landmarks.get((name, side)) or self.landmarks.get((name, "midline"))

    def chosen_location(self, selection: "Selection") -> Location | None:
        """Where the chosen point lies by the chosen definition; None if no point is chosen, or it has no place."""
        return self.location(selection.point, selection.side, selection.definition) if selection.point else None

    def chosen_landmark(self, selection: "Selection") -> PlacedLandmark | None:
        """Where the chosen landmark lies; None if none is chosen."""
        return self.landmark(selection.landmark, selection.side) if selection.landmark else None

    def spots_of(self, stood: Sequence[Location]) -> tuple[Floats, Floats]:
        """(n, 3) positions and (n, 3) normals on this body of locations that are its own, or those of the resting body that it follows."""
        if isinstance(self.locations, FollowingLocations):
            return self.locations.spots(stood)
        return spots_of(stood)

    @cached_property
    def followers(self) -> SkinFollowers:
        """The locations, ready to follow the skin."""
        return SkinFollowers(self.locations)

    @cached_property
    def meridians(self) -> "tuple[MeridianCurve, ...]":
        """The lines of all meridians on both sides, worked out when they are first asked for."""
        from acuviewer.points.meridians import build_meridians, curves_on

        if self.resting is not None:
            lines = self.along.lines if self.along is not None else None
            return curves_on(self.resting.meridians if lines is None else lines, self.skin.mesh)
        return build_meridians(load_atlas(), self.skin, self.landmarks, self.ruler, self.locations)

    def to_pyvista(self) -> "pyvista.MultiBlock":
        """Skin (with colours), landmarks and points as PyVista meshes, in millimetres, for notebooks and scripts."""
        import numpy as np
        import pyvista as pv

        mesh = self.skin.mesh
        skin = pv.PolyData.from_regular_faces(mesh.vertices, mesh.triangles)
        skin.point_data["colours"] = self.skin.pattern.colours
        landmarks = pv.PolyData(np.array([placed.position_mm for placed in self.landmarks.values()]))
        landmarks.point_data["name"] = [f"{placed.name} {placed.side}" for placed in self.landmarks.values()]
        shown = [location for location in self.locations.values() if location.definition == "standard"]
        points = pv.PolyData(np.array([location.position_mm for location in shown]))
        points.point_data["code"] = [f"{location.code} {location.side}" for location in shown]
        return pv.MultiBlock({"skin": skin, "landmarks": landmarks, "points": points})


Rest = ParamSpec("Rest")
Found = TypeVar("Found")


def kept_with_body(work: Callable[Concatenate[Anatomy, Rest], Found]) -> Callable[Concatenate[Anatomy, Rest], Found]:
    """Work something out of a body once, and keep it as long as the body is kept; its other arguments must be hashable, and positional."""
    known: WeakKeyDictionary[Anatomy, dict[object, Found]] = WeakKeyDictionary()

    @wraps(work)
    def find(anatomy: Anatomy, /, *others: Rest.args, **none: Rest.kwargs) -> Found:
        of_body = known.setdefault(anatomy, {})
        if others not in of_body:
            of_body[others] = work(anatomy, *others, **none)
        return of_body[others]

    return find


def compute_anatomy(
    shape: BodyShape,
    atlas: Atlas | None = None,
    body: BodyModel | None = None,
    skeletons: SkeletonModel | None = None,
    codes: Collection[str] | None = None,
    pause: Callable[[], object] = lambda: None,
) -> Anatomy:
    """Compute the anatomy of a shape, from the shipped data if none are given; raises DataError when a data file is broken.

    With ``codes`` the locations are those of these points alone. ``pause`` is called between parts of the work.
    """
    atlas, body, skeletons = atlas or load_atlas(), body or load_body_model(), skeletons or load_skeleton_model()
    skin = body.build_skin(shape)
    placed: list[tuple[float, Skin, Skeleton, PlacedLandmarks, CunRuler]] = []
    while True:
        pause()
        skeleton = skeletons.build_skeleton(body, skin)
        landmarks = place_landmarks(atlas.landmarks, skin, skeleton)
        ruler = CunRuler(atlas.segments, skin, landmarks)
        missed = _missed(body, skin, landmarks, ruler)
        placed.append((sum(mm**2 for _, mm in missed), skin, skeleton, landmarks, ruler))
        if not missed or len(placed) > MOST_REFITS:
            break
        # Bones have moved landmarks since the fit: so much more is asked of the skin.
        skin = body.build_skin(shape, missed, skin)
    pause()
    # A landmark may jump from one body to the next: the last is not always the best.
    _, skin, skeleton, landmarks, ruler = min(placed, key=itemgetter(0))
    return Anatomy(shape, skin, skeleton, landmarks, ruler, *locate_all(atlas, skin, landmarks, ruler, codes, pause))


def _missed(body: BodyModel, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> Missed:
    """By how many mm the given figures are missed; nothing when all are met well."""
    figures = dict(skin.shape.measures)
    if not figures:
        return ()
    from acuviewer.landmarks.measured import take_measures

    taken = take_measures(body, skin, landmarks, ruler, figures)
    off = tuple((name, figure - there) for name, figure in figures.items() if (there := taken[name]) is not None)
    return off if any(abs(mm) > MET_WELL_MM for _, mm in off) else ()


@dataclass(frozen=True, eq=False)
class Along:
    """Where everything goes on bodies of which the rules have told more than where it lay on the resting one.

    ``points`` and ``landmarks`` go by the rows of the resting body's; ``form`` is a person's. The constructions are those of ``told_by``, the meridians
    ``lines``, if somebody looks at them.
    """

    points: BlendedPlaces
    landmarks: BlendedPlaces
    form: Form | None
    lines: "tuple[MeridianCurve, ...] | None"
    told_by: Callable[[], "Anatomy"]


def follow_skin(resting: Anatomy, shape: BodyShape, along: Along | None = None) -> Anatomy:
    """Another shape on which everything follows the skin from a resting body: what is drawn while a slider moves.

    Landmarks and points keep their place on their triangle, and so do the tapes of constructions; the cun is measured between
    the landmarks that follow. So do the meridians' lines. Bones are placed truly, if
    somebody looks at them. ``along`` says where things go that do not stay where they were. ``compute_anatomy`` tells where the rules
    put everything on that shape.
    """
    if shape == resting.shape:
        return resting
    body = load_body_model()
    form = along.form if along is not None else None
    still = body.glance(shape, resting.skin) if form is None else body.of_form(shape, form)
    skin = body.moving(still)
    # The picture needs them of all vertices; places then take theirs from there.
    skin.mesh.vertex_normals  # noqa: B018
    landmarks = felt = resting.landmarks.following(skin, along.landmarks.near if along is not None else None)
    if along is not None and along.landmarks.far is not None:
        landmarks = resting.landmarks.between(skin, along.landmarks)
    # A tape begins and ends on its triangles.
    ruler = CunRuler(resting.ruler.segments, skin, felt)
    skeleton = load_skeleton_model().build_skeleton(body, still)
    known = (along.points, lambda: along.told_by().locations) if along is not None else ()
    locations = resting.followers.on(skin, ruler, *known)
    return Anatomy(shape, skin, skeleton, landmarks, ruler, locations, resting.unplaced, resting, along)


_begun: dict[BodyShape, Anatomy] = {}
_one_at_a_time = Lock()


@lru_cache(maxsize=4)
def _compute_cached(shape: BodyShape) -> Anatomy:
    return _begun.pop(shape, None) or rule_anatomy(shape)


def rule_anatomy(shape: BodyShape, codes: Collection[str] | None = None) -> Anatomy:
    """As ``compute_anatomy`` of the shipped data, to the last bit; but of the average body what nobody asks for is not worked out."""
    if shape == BodyShape():
        from acuviewer.session.average_body import rule_average_body

        return rule_average_body(codes)
    return compute_anatomy(shape, codes=codes)


def build_anatomy(shape: BodyShape) -> Anatomy:
    """As ``compute_anatomy``, but the last few are kept; two threads that want the same body compute it once."""
    with _one_at_a_time:
        return _compute_cached(shape)


def offer_anatomy(anatomy: Anatomy) -> None:
    """A body by the rules that is there already: whoever builds it next gets this one."""
    _begun.clear()
    _begun[anatomy.shape] = anatomy


def build_ahead(shape: BodyShape) -> None:
    """Begin to build a body in the background, while the program still loads what draws it. The average one is shown before its rules are carried out."""

    def build() -> None:
        # A fault here comes up again, and is told, when the window asks for the body.
        with suppress(Exception):
            if shape == BodyShape():
                from acuviewer.session.average_body import begin_average_body

                begun = begin_average_body()
                if begun is not None:
                    _begun[shape] = begun
            build_anatomy(shape).skin.mesh.vertex_normals  # noqa: B018  # computed on first use, and kept

    Thread(target=build, name="build-ahead", daemon=True).start()


def finish_ahead(anatomy: Anatomy) -> None:
    """Work out in the background what of a body nobody has asked for yet, but soon will."""

    def finish() -> None:
        with suppress(Exception):
            anatomy.ruler, anatomy.followers  # noqa: B018  # found on first use, and kept

    Thread(target=finish, name="finish-ahead", daemon=True).start()
