"""The session: one frozen value of choices, never of results.

It is what is saved, undone, put on a lesson step and drawn in a snapshot. Whatever follows from it (skin,
landmarks, locations) is computed by ``Anatomy``; hover, drag and animation live in the scene and vanish.
"""

from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal, get_args

from acuviewer.body.shape import BodyShape, Side
from acuviewer.dataclass import dataclass
from acuviewer.knowledge.patient_risks import ChosenRisk
from acuviewer.knowledge.point_filter import PointFilter
from acuviewer.session.asked import Asked
from acuviewer.session.ruler_places import Ruler, RulerPlace
from acuviewer.study.map_kinds import MapKind

if TYPE_CHECKING:
    from acuviewer.session.open_lesson import OpenLesson

NameForm = Literal["code", "pinyin", "characters", "english", "kanji", "kana", "hangul", "hanja"]
NAME_FORMS: tuple[NameForm, ...] = ("code", "pinyin", "characters", "english", "kanji", "kana", "hangul", "hanja")
ViewName = Literal["front", "back", "left", "right", "top", "bottom"]
Aim = ViewName | Literal["selection", "pain_type", "construction", "definitions", "meridian", "filter", "caution", "free"]
VIEW_NAMES: tuple[ViewName, ...] = ("front", "back", "left", "right", "top", "bottom")


def _switch(default: bool, *keys: str) -> bool:
    """A layer that is on or off, and the keys of its command, which is named by the texts ``command.layer.…``."""
    declared: bool = field(default=default, metadata={"keys": keys})
    return declared


@dataclass(frozen=True)
class Layers:
    """What is drawn. ``skin`` and ``bones`` are opacities from 0 (hidden) to 1. Each switch is a command of its own
    (``session.layer_commands``): they draw dots, lines, labels and what is painted on the skin.

    ``isolated_bone`` is drawn alone; else ``hidden_bones`` are left out. ``spread`` is the ring of practitioners around the
    chosen point; ``element_colours`` gives meridians the colour of their element; ``names`` is the form of the labels.
    """

    skin: float = 1.0
    bones: float = 0.0
    hidden_bones: frozenset[str] = frozenset()
    isolated_bone: str | None = None
    points: bool = _switch(True, "O")
    landmarks: bool = _switch(False, "L")
    labels: bool = _switch(True, "T")
    meridians: bool = _switch(False, "M")
    element_colours: bool = _switch(False)
    spread: bool = _switch(True, "R")
    bone_depth: bool = _switch(False, "Z")
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

    ``aim`` is a fixed view, "selection" (fly to the chosen point, landmark or place from outside along its normal),
    "pain_type" (all points of the chosen pain type), "construction" (all of the chosen point's construction),
    "definitions" (all definitions of the chosen point), "meridian" (all of the chosen meridian), "filter" (all points that the
    filter leaves), "caution" (all points that carry the caution whose page is open), or "free", when ``camera`` holds what a person's hand has made. ``nonce`` counts up, so that asking for
    the same aim twice is a change.
    """

    aim: Aim = "front"
    camera: Camera | None = None
    nonce: int = 0


@dataclass(frozen=True)
class PointChoice:
    """An acupoint, by ``definition`` ("standard" or the id of another). Drawn with it is its construction up to ``step``
    (from 0), or with ``compare`` all its definitions at once, or neither."""

    code: str
    definition: str = "standard"
    step: int | None = None
    compare: bool = False

    def __post_init__(self) -> None:
        if self.step is not None and self.compare:
            raise ValueError("a construction and a comparison are not drawn together")


@dataclass(frozen=True)
class LandmarkChoice:
    """A landmark by its name."""

    name: str


@dataclass(frozen=True)
class BoneChoice:
    """A bone by its name."""

    name: str


@dataclass(frozen=True)
class PlaceChoice:
    """A place that was asked about: of bare skin, or where a point or landmark lies."""

    place: RulerPlace


PageKind = Literal["evidence", "mechanisms", "risks", "sources", "study", "mechanism", "caution", "source"]
PAGE_KINDS: tuple[PageKind, ...] = get_args(PageKind)


@dataclass(frozen=True)
class PageChoice:
    """A page of knowledge: a list of all that there is of a kind, or with ``key`` one entry of it."""

    kind: PageKind
    key: str = ""


Choice = PointChoice | LandmarkChoice | BoneChoice | PlaceChoice | PageChoice
"""One thing that can be chosen, with what is chosen of it: whatever is chosen instead leaves nothing of it."""


@dataclass(frozen=True)
class Selection:
    """What is chosen: one thing at most, on the ``side`` on which one works, and beside it a meridian and a pain type, which are
    lit as a whole."""

    chosen: Choice | None = None
    side: Side = "left"
    pain_type: str | None = None
    meridian: str | None = None

    @property
    def point(self) -> str | None:
        """Code of the chosen point."""
        return self.chosen.code if isinstance(self.chosen, PointChoice) else None

    @property
    def definition(self) -> str:
        """The chosen point's definition."""
        return self.chosen.definition if isinstance(self.chosen, PointChoice) else "standard"

    @property
    def step(self) -> int | None:
        """The step up to which the chosen point's construction is drawn, from 0; None while none is."""
        return self.chosen.step if isinstance(self.chosen, PointChoice) else None

    @property
    def compare(self) -> bool:
        """Whether all definitions of the chosen point are drawn."""
        return isinstance(self.chosen, PointChoice) and self.chosen.compare

    @property
    def landmark(self) -> str | None:
        """Name of the chosen landmark."""
        return self.chosen.name if isinstance(self.chosen, LandmarkChoice) else None

    @property
    def bone(self) -> str | None:
        """Name of the chosen bone."""
        return self.chosen.name if isinstance(self.chosen, BoneChoice) else None

    @property
    def place(self) -> RulerPlace | None:
        """The chosen place, told what lies there."""
        return self.chosen.place if isinstance(self.chosen, PlaceChoice) else None

    @property
    def page(self) -> PageChoice | None:
        """The chosen page of knowledge."""
        return self.chosen if isinstance(self.chosen, PageChoice) else None


@dataclass(frozen=True)
class KnownView:
    """The map of what the learner knows: whether points are coloured by it, which of their cards counts, and the day of study that is
    looked at, None for now."""

    on: bool = False
    kind: MapKind = "weakest"
    day: int | None = None


PointSets = tuple[tuple[str, tuple[str, ...]], ...]
"""Sets of points that are kept: name and codes of each, the newest last."""


Notes = tuple[tuple[str, str], ...]
"""Notes of the learner: what each is about (``point BL23``) and its Markdown, by subject."""


@dataclass(frozen=True)
class Session:
    """All choices of a person at one moment, the ``ruler``, and the ``sets`` of points that are kept, with the ``notes`` of the learner.

    ``patient`` are the risks of the patient one has before oneself. They go with the window: no file holds them; nor ``known``, what is
    looked at of the learner. ``asked`` are the questions that are being asked, None while none are. ``lesson`` is the one that is open, and
    at which step one is.
    """

    body: BodyShape = field(default_factory=BodyShape)
    selection: Selection = field(default_factory=Selection)
    layers: Layers = field(default_factory=Layers)
    view: View = field(default_factory=View)
    filter: PointFilter = field(default_factory=PointFilter)
    ruler: Ruler = field(default_factory=Ruler)
    sets: PointSets = ()
    patient: frozenset[ChosenRisk] = frozenset()
    known: KnownView = field(default_factory=KnownView)
    notes: Notes = ()
    asked: Asked | None = None
    lesson: "OpenLesson | None" = None

    @property
    def own(self) -> "Session":
        """What a person has before her without the lesson that is open."""
        return self if self.lesson is None else replace(self.lesson.before, sets=self.sets, notes=self.notes)

    def choosing(self, chosen: Choice | None) -> "Session":
        """The session with another thing chosen."""
        return replace(self, selection=replace(self.selection, chosen=chosen))

    def aiming(self, aim: Aim) -> "Session":
        """The session looking at something; asking for the same again is a change."""
        return replace(self, view=View(aim, None, self.view.nonce + 1))
