"""What the colours of the points mean while the map of what is known is on: the dots themselves are those of the points' layer."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.i18n import Words
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.session.session import Session
from acuviewer.shown.known import known_legend, tell_known
from acuviewer.shown.legend import Legend
from acuviewer.shown.marks import Pick


class KnownLayer(Layer):
    """A legend, and words for what one points at."""

    def __init__(self, renderer: vtkRenderer) -> None:
        del renderer

    @staticmethod
    def reads(session: Session) -> object:
        """Nothing: what is known comes with the frame."""
        del session
        return ()

    def show(self, frame: Frame) -> None:
        """There is nothing to draw."""

    @staticmethod
    def legend(frame: Frame) -> Legend | None:
        """What the colours mean."""
        return None if frame.known is None else known_legend(frame.known, frame.theme)

    @staticmethod
    def tell(pick: Pick, frame: Frame) -> Words:
        """How likely a point would be recalled."""
        return "" if frame.known is None or pick.kind != "point" else tell_known(pick.key, frame.known)
