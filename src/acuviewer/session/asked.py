"""What is being asked: a choice like all others of the session. Questions, verdicts and what may be said follow from it (``asking.py``)."""

from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal

from acuviewer.body.shape import BodyShape
from acuviewer.dataclass import dataclass
from acuviewer.geometry.surface_point import SurfacePoint
from acuviewer.knowledge.point_filter import PointFilter
from acuviewer.session.ruler_places import Ruler

if TYPE_CHECKING:
    from acuviewer.session.session import Layers, Selection, View
    from acuviewer.study.question import Kind
    from acuviewer.study.schedule import Grade

Stage = Literal["asked", "told", "report"]
"""A question is open, its answer is told, or all of them are looked back on. In an exam nothing is told before that."""

Bodies = Literal["this", "random", "each"]
"""On the body at hand, on one that the seed draws, or on another one for each question."""


@dataclass(frozen=True)
class Plan:
    """What was wanted: questions of some ``kinds`` about a set of points as it is written, or about ``cards``; the ``seed`` decides the rest.

    ``minutes`` is the time of an exam, 0 for as long as one likes. ``shape`` is the body at hand when it began.
    """

    points: str = ""
    kinds: "tuple[Kind, ...]" = ()
    count: int = 10
    seed: str = "1"
    exam: bool = False
    minutes: int = 0
    bodies: Bodies = "this"
    cards: tuple[str, ...] = ()
    shape: BodyShape = field(default_factory=BodyShape)


@dataclass(frozen=True)
class Given:
    """An answer: a place of the skin, choices in their order, or what was typed; all empty for one who does not know.

    ``ease`` is how it was as she says herself, None while she leaves it to the grade.
    """

    place: SurfacePoint | None = None
    choices: tuple[str, ...] = ()
    typed: str = ""
    ease: "Grade | None" = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is given."""
        return self.place is None and not self.choices and not self.typed


@dataclass(frozen=True)
class Before:
    """What was chosen before, to which one comes back."""

    body: BodyShape
    selection: "Selection"
    filter: PointFilter
    ruler: Ruler
    layers: "Layers"
    view: "View"


@dataclass(frozen=True)
class Asked:
    """Where one is: ``answers`` were confirmed, ``given`` is not yet. ``run`` is unlike that of any other time of the same questions."""

    plan: Plan
    before: Before
    stage: Stage = "asked"
    given: Given = Given()
    answers: tuple[Given, ...] = ()
    run: int = 0

    @property
    def number(self) -> int:
        """Which question it is about, from 0: the open one, or the one whose answer is told."""
        return len(self.answers) - (self.stage != "asked")

    def saying(self, ease: "Grade") -> "Asked":
        """The same with another word of hers on the last answer."""
        return replace(self, answers=(*self.answers[:-1], replace(self.answers[-1], ease=ease)))
