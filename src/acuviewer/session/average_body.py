"""Bodies whose points stand where they are known to stand, as on the average body with which the program begins; all else is worked out when somebody asks for it."""

from functools import cached_property

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import Skeleton, load_skeleton_model
from acuviewer.body.skin import Skin
from acuviewer.data_folder import shipped
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import PlacedLandmarks, place_landmarks
from acuviewer.points.atlas import load_atlas
from acuviewer.points.locate import Locator
from acuviewer.points.standing import Stood, read_standing
from acuviewer.session.anatomy import Anatomy


class StoodBody(Anatomy):
    """An anatomy, equal to what the rules give but for how processors round, of which only skin and places are there from the beginning.

    So are the ``landmarks``, where they are known.
    """

    def __init__(self, skin: Skin, stood: Stood, landmarks: PlacedLandmarks | None = None) -> None:
        locator = Locator(load_atlas(), skin, lambda: (self.landmarks, self.ruler), stood=stood)
        locations, unplaced = locator.locate_all()
        # A frozen dataclass keeps what it is made of, but its other parts are found late.
        self.__dict__.update(shape=skin.shape, skin=skin, locations=locations, unplaced=unplaced, resting=None, along=None)
        if landmarks is not None:
            self.__dict__["landmarks"] = landmarks

    @cached_property
    def skeleton(self) -> Skeleton:
        """The bones under this skin."""
        return load_skeleton_model().build_skeleton(load_body_model(), self.skin)

    @cached_property
    def landmarks(self) -> PlacedLandmarks:
        """The landmarks on this body."""
        return place_landmarks(load_atlas().landmarks, self.skin, self.skeleton)

    @cached_property
    def ruler(self) -> CunRuler:
        """The cun of this body."""
        return CunRuler(load_atlas().segments, self.skin, self.landmarks)


def begin_average_body() -> Anatomy | None:
    """The average body, soon; None where the places that are shipped do not belong to the data. Raises DataError for broken data."""
    stood = read_standing(shipped())
    return None if stood is None else StoodBody(load_body_model().build_skin(BodyShape()), stood)
