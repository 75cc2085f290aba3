"""The session: one frozen value of choices, never of results.

It is what is saved, undone, put on a lesson step and drawn in a snapshot. Whatever follows from it (skin,
landmarks, locations) is computed by ``Anatomy``; hover, drag and animation live in the scene and vanish.
"""

from dataclasses import dataclass, field
from typing import Literal

from acuviewer.body.shape import BodyShape, Side
from acuviewer.knowledge.point_filter import PointFilter

NameForm = Literal["code", "pinyin", "characters", "english"]
NAME_FORMS: tuple[NameForm, ...] = ("code", "pinyin", "characters", "english")
ViewName = Literal["front", "back", "left", "right", "top", "bottom"]
VIEW_NAMES: tuple[ViewName, ...] = ("front", "back", "left", "right", "top", "bottom")


@dataclass(frozen=True)
class Layers:
    """What is drawn. ``skin`` and ``bones`` are opacities from 0 (hidden) to 1; the switches draw dots, lines and labels.

    ``isolated_bone`` is drawn alone; else ``hidden_bones`` are left out. ``spread`` is the ring of practitioners around the
    chosen point; ``element_colours`` gives meridians the colour of their element; ``names`` is the form of the labels.
    """

    skin: float = 1.0
    bones: float = 0.0
    hidden_bones: frozenset[str] = frozenset()
    isolated_bone: str | None = None
    points: bool = True
    landmarks: bool = False
    labels: bool = True
    meridians: bool = False
    element_colours: bool = False
    spread: bool = True
    names: NameForm = "code"


@dataclass(frozen=True)
class Camera:
    """Where one looks from, always upright: no roll can be expressed.

    ``focus_mm`` is looked at; ``azimuth_deg`` turns about the vertical (0 from the front, 90 from the body's left,
    180 from behind); ``elevation_deg`` from -90 (from below) to 90 (from above); ``distance_mm`` from focus to eye.
    """

    focus_mm: tuple[float, float, float]
    azimuth_deg: float
    elevation_deg: float
    distance_mm: float


@dataclass(frozen=True)
class View:
    """What the camera shows. The scene turns an aim into a camera, because only it knows the picture's shape.

    ``aim`` is a fixed view, "selection" (fly to the chosen point or landmark from outside along its normal),
    "pain_type" (all points of the chosen pain type), "construction" (all of the chosen point's construction),
    "definitions" (all definitions of the chosen point), "meridian" (all of the chosen meridian), "filter" (all points that the
    filter leaves), or "free", when ``camera`` holds what a person's hand has made. ``nonce`` counts up, so that asking for
    the same aim twice is a change.
    """

    aim: ViewName | Literal["selection", "pain_type", "construction", "definitions", "meridian", "filter", "free"] = "front"
    camera: Camera | None = None
    nonce: int = 0


@dataclass(frozen=True)
class Selection:
    """What is chosen. ``point``, ``landmark`` and ``bone`` exclude each other; ``step`` (from 0) is a construction step of the
    point, or None while none is shown; ``definition`` is "standard" or the id of an alternative; ``compare`` draws all
    definitions of the point at once. ``meridian`` is drawn before the others."""

    point: str | None = None
    side: Side = "left"
    definition: str = "standard"
    compare: bool = False
    step: int | None = None
    pain_type: str | None = None
    meridian: str | None = None
    landmark: str | None = None
    bone: str | None = None

    def __post_init__(self) -> None:
        if self.point is None:
            # What is chosen of a point goes with it, whatever is chosen instead.
            for name, none in (("definition", "standard"), ("compare", False), ("step", None)):
                object.__setattr__(self, name, none)


@dataclass(frozen=True)
class Session:
    """All choices of a person at one moment."""

    body: BodyShape = field(default_factory=BodyShape)
    selection: Selection = field(default_factory=Selection)
    layers: Layers = field(default_factory=Layers)
    view: View = field(default_factory=View)
    filter: PointFilter = field(default_factory=PointFilter)
