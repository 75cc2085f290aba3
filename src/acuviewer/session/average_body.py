"""The average body, with which the window begins and commands that are told of no other: what is not asked for is not worked out.

In the window its points stand where the data say. Where its bones are felt is kept in the cache, to the last bit, for a finger needs nothing
else of them, and they take longer than all other parts of a body.
"""

import platform
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import TypeVar

import numpy as np

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import Skeleton, load_skeleton_model
from acuviewer.body.skin import Skin
from acuviewer.data_folder import shipped
from acuviewer.geometry.mesh import Floats
from acuviewer.kept import kept_of_program
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import PlacedLandmarks, bone_features, place_over
from acuviewer.points.atlas import load_atlas
from acuviewer.points.locate import Locator
from acuviewer.points.standing import Stood, read_standing
from acuviewer.session.anatomy import Anatomy

Made = TypeVar("Made")


class AverageBody(Anatomy):
    """An anatomy of which only skin and places are there from the beginning.

    Without places where its points have ``stood`` the rules are carried out; with them it equals what those give, but for how
    processors round.
    """

    def __init__(self, skin: Skin, stood: Stood | None = None, codes: Collection[str] | None = None) -> None:
        # A frozen dataclass keeps what it is made of, but its other parts are found late.
        self.__dict__.update(shape=skin.shape, skin=skin, resting=None)
        locator = Locator(load_atlas(), skin, lambda: (self.landmarks, self.ruler), codes, stood)
        locations, unplaced = locator.locate_all()
        self.__dict__.update(locations=locations, unplaced=unplaced)

    @cached_property
    def skeleton(self) -> Skeleton:
        """The bones under this skin."""
        return load_skeleton_model().build_skeleton(load_body_model(), self.skin)

    @cached_property
    def landmarks(self) -> PlacedLandmarks:
        """The landmarks on this body."""
        return place_over(load_atlas().landmarks, self.skin, self._bone_features())

    @cached_property
    def ruler(self) -> CunRuler:
        """The cun of this body."""
        return CunRuler(load_atlas().segments, self.skin, self.landmarks)

    def _bone_features(self) -> Mapping[str, Floats]:
        def find() -> Mapping[str, Floats]:
            return bone_features(load_atlas().landmarks, self.skeleton)

        return kept_of_average("felt", "", find)


def kept_of_average(name: str, asked: str, make: Callable[[], Made]) -> Made:
    """What follows from the average body alone, and from what was ``asked``, out of the cache, or made and put there."""
    # Another NumPy or machine may round otherwise.
    asked = f"{np.__version__} {platform.node()} {asked}"
    return kept_of_program(
        name, (".", "body", "geometry", "landmarks", "points", "session"), (".", "models", "words"), asked, make
    )


def rule_average_body(codes: Collection[str] | None = None) -> Anatomy:
    """The average body by its rules, as any other; with ``codes`` the locations are those of these points alone."""
    return AverageBody(load_body_model().build_skin(BodyShape()), codes=codes)


def begin_average_body() -> Anatomy | None:
    """The average body, soon; None where the places that are shipped do not belong to the data. Raises DataError for broken data."""
    stood = read_standing(shipped())
    return None if stood is None else AverageBody(load_body_model().build_skin(BodyShape()), stood)
