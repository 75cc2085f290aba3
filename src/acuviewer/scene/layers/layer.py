"""What every layer of the picture is: something that shows a frame, follows the camera, and may be pointed at."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.dataclass import dataclass
from acuviewer.i18n import Words
from acuviewer.scene.lens import Lens
from acuviewer.scene.sight import Sight
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent
from acuviewer.shown.known import Known
from acuviewer.shown.legend import AnyLegend
from acuviewer.shown.marks import Pick
from acuviewer.shown.projection import Projection
from acuviewer.theme import Theme


@dataclass(frozen=True, eq=False)
class Frame:
    """What is to be drawn: a session on the body that follows from it, with its words and colours. ``known`` is what colours the points
    while the map of what is known is on."""

    anatomy: Anatomy
    session: Session
    content: SceneContent
    theme: Theme
    known: Known | None = None

    def follows(self, other: "Frame") -> bool:
        """Whether its body follows the skin from the one of another frame, or from the same: what stands where has the same names."""
        return self.anatomy.resting is not None and self.anatomy.resting is (other.anatomy.resting or other.anatomy)


@dataclass(frozen=True, eq=False)
class Ray:
    """What one points along: the pixel ``x``, ``y`` of a picture, and what the body hides from there."""

    projection: Projection
    sight: Sight
    x: float
    y: float


class Part(Protocol):
    """Dots or lines of a fixed size in pixels."""

    def scale(self, factor: float) -> None:
        """Draw ``factor`` times as large."""

    def follow(self, lens: Lens) -> None:
        """Stand before the skin as seen through a lens."""


class Layer(ABC):
    """One layer. ``parts`` are the dots and lines that it is made of, if it is made of such; a layer of other things follows by itself."""

    parts: Sequence[Part] = ()
    shows_known = False
    """Whether the layer is drawn by what is known, too."""

    @abstractmethod
    def __init__(self, renderer: vtkRenderer) -> None:
        """Put what the layer draws into a renderer, hidden until it is shown."""

    @staticmethod
    @abstractmethod
    def reads(session: Session) -> object:
        """What of a session the layer depends on: while that and the body stay equal, it is not shown anew."""

    @abstractmethod
    def show(self, frame: Frame) -> None:
        """Draw a frame, from the next ``follow`` on."""

    def scale(self, factor: float) -> None:
        """Draw dots and lines ``factor`` times as large, for screens with small pixels."""
        for part in self.parts:
            part.scale(factor)

    def follow(self, lens: Lens) -> None:
        """Stand as a lens wants it; called before each render."""
        for part in self.parts:
            part.follow(lens)

    @staticmethod
    def legend(frame: Frame) -> AnyLegend | None:
        """What the colours and signs of the layer mean, while that needs to be said."""
        del frame
        return None

    @staticmethod
    def tell(pick: Pick, frame: Frame) -> Words:
        """What the layer adds to the name of what one points at; "" for nothing."""
        del pick, frame
        return ""

    def pick(self, ray: Ray) -> Pick | None:
        """What of this layer one points at; dots are found by the stage."""
        del ray
        return None
