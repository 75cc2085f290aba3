"""What is told of a point's place on this body, beside how it is found: on its page, and to other programs."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from acuviewer.body.bone_depth import REACH_MM, BoneBeneath, bone_beneath, bones_beneath
from acuviewer.dataclass import dataclass
from acuviewer.i18n import Words, said
from acuviewer.points.location import Location
from acuviewer.points.scale import scale_of
from acuviewer.session.anatomy import Anatomy


@dataclass(frozen=True)
class PlaceFact:
    """A sentence for a person, and the same as ``fields`` for JSON, named for good."""

    sentence: Words
    fields: Mapping[str, object]


def _cun_here(anatomy: Anatomy, location: Location, _: BoneBeneath | None) -> PlaceFact:
    """What a cun is at the place, by the segment that measures there."""
    scale = scale_of(location, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    sentence = said("fact.cun", mm=scale.mm_per_cun, segment=scale.called)
    return PlaceFact(sentence, {"cun_here_mm": round(scale.mm_per_cun, 4), "cun_here_segment": scale.segment})


def _depth_to_bone(_anatomy: Anatomy, _location: Location, beneath: BoneBeneath | None) -> PlaceFact:
    """How deep bone lies under the place, straight inward, and which bone."""
    if beneath is None:
        return PlaceFact(said("fact.no_bone", mm=REACH_MM), {"bone_depth_mm": None, "bone": None})
    sentence = said("fact.bone", mm=beneath.depth_mm, bone=beneath.bone.english)
    return PlaceFact(sentence, {"bone_depth_mm": round(beneath.depth_mm, 2), "bone": beneath.bone.name})


_FACTS: tuple[Callable[[Anatomy, Location, BoneBeneath | None], PlaceFact], ...] = (_cun_here, _depth_to_bone)


def facts_of(anatomy: Anatomy, location: Location) -> list[PlaceFact]:
    """All that is told of a place."""
    beneath = bone_beneath(anatomy.skeleton, location.position_mm, location.normal)
    return [fact(anatomy, location, beneath) for fact in _FACTS]


def facts_of_many(anatomy: Anatomy, locations: Sequence[Location]) -> list[list[PlaceFact]]:
    """The same of many places together, which is faster than one by one."""
    positions = np.array([location.position_mm for location in locations])
    beneath = bones_beneath(anatomy.skeleton, positions, np.array([location.normal for location in locations]))
    return [[fact(anatomy, location, bone) for fact in _FACTS] for location, bone in zip(locations, beneath, strict=True)]
