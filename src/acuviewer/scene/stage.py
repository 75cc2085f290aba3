"""The stage: one renderer in a render window, its lights, layers and camera. It draws a session; it keeps none."""

from collections.abc import Sequence
from dataclasses import replace

# The OpenGL backends register themselves on import.
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from vtkmodules.vtkRenderingCore import vtkLight, vtkRenderer, vtkRenderWindow

from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import Words, say
from acuviewer.scene.clear_view import clearest_turn
from acuviewer.scene.drivers import runs_on_processor
from acuviewer.scene.layers import LAYERS
from acuviewer.scene.layers.layer import Frame, Ray
from acuviewer.scene.lens import Lens
from acuviewer.scene.sight import FAR_MM, Sight
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.camera import FARTHEST_MM, VIEW_ANGLE_DEG, eye, farthest_mm, lift
from acuviewer.shown.carried_labels import CarriedLabels, as_placed
from acuviewer.shown.class_labels import for_a_class, marks_to_keep_clear
from acuviewer.shown.content import SceneContent
from acuviewer.shown.flow import Flow, FlowMarks
from acuviewer.shown.framing import choose_camera, close_targets
from acuviewer.shown.known import Known
from acuviewer.shown.label_request import LabelRequests
from acuviewer.shown.label_requests import label_requests, lines_to_keep_clear
from acuviewer.shown.labels import Label, Measure, place_labels
from acuviewer.shown.legend import AnyLegend
from acuviewer.shown.marks import Marks, Pick, build_marks, describe
from acuviewer.shown.meridians import colour_of
from acuviewer.shown.other_side import tell_other_side
from acuviewer.shown.projection import Projection
from acuviewer.shown.rectangles import Rectangle
from acuviewer.shown.subtitle import Subtitle, subtitle
from acuviewer.theme import Theme

_TITLE_SHARE, _SENTENCE_SHARE = 0.05, 0.05
"""The shares of the picture's height that a subtitle's title and its sentence in two lines take, for each time that it is enlarged."""

_LIGHTS = (
    # position in camera space, intensity, colour: a warm key from above left, a cool fill from the right, a reddish
    # glow from below for the shadows; the skin lifts its own rim, for each light costs every pixel
    ((-0.7, 0.8, 0.9), 0.78, (1.0, 0.98, 0.955)),
    ((0.9, 0.1, 0.7), 0.34, (0.94, 0.97, 1.0)),
    ((0.0, -0.7, 0.5), 0.14, (1.0, 0.80, 0.72)),
)


class Stage:
    """Draws sessions into a render window; pixels are those of the window, counted from the top left."""

    def __init__(self, window: vtkRenderWindow, theme: Theme, content: SceneContent) -> None:
        self._window = window
        self._content = content
        self.theme = theme
        self.renderer = vtkRenderer()
        self.renderer.SetUseDepthPeeling(False)
        self.renderer.SetUseOIT(False)
        self.renderer.GradientBackgroundOn()
        self.renderer.AutomaticLightCreationOff()
        for position, intensity, colour in _LIGHTS:
            light = vtkLight()
            light.SetLightTypeToCameraLight()
            light.SetPosition(*position)
            light.SetFocalPoint(0, 0, 0)
            light.SetIntensity(intensity)
            light.SetColor(*colour)
            self.renderer.AddLight(light)
        window.AddRenderer(self.renderer)
        window.SetMultiSamples(0)
        self._layers = tuple(layer(self.renderer) for layer in LAYERS)
        self._sight = Sight()
        self._has_looked, self._turn_deg = False, 0
        self._software, self._knows_driver = True, False
        self._marks: Marks | None = None
        self._requests: LabelRequests | None = None
        self._slots: dict[str, int] = {}
        self._carried: CarriedLabels | None = None
        self.frame: Frame | None = None
        """What is shown, None before the first session."""
        self.known: Known | None = None  # by what the points are coloured instead of as usual
        self._class_size = 0.0
        self.camera = Camera((0.0, 850.0, 0.0), 0.0, 0.0, 4500.0)
        self.set_theme(theme)

    def forget(self) -> None:
        """Place camera and labels of the next session as if none had been shown before it."""
        self._has_looked, self._slots, self._carried = False, {}, None

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self.theme = theme
        self.renderer.SetBackground(*theme.rgb("view_bottom"))
        self.renderer.SetBackground2(*theme.rgb("view_top"))
        if self.frame is not None:
            self._draw(replace(self.frame, theme=theme))

    def reads(self, session: Session) -> object:
        """What of a session the picture depends on, beside the body and from where one looks."""
        return *(layer.reads(session) for layer in self._layers), _marked(session)

    def show(self, anatomy: Anatomy, session: Session) -> None:
        """Draw a session; unchanged parts are left as they are. The camera is set by ``look``."""
        if self.frame is None or anatomy is not self.frame.anatomy:
            self._sight.show(anatomy.skin.mesh)
        self._draw(Frame(anatomy, session, self._content, self.theme, self.known))

    def show_known(self, known: Known | None) -> None:
        """Colour the points by what is known from now on, or with None as usual."""
        self.known = known
        if self.frame is not None:
            self._draw(replace(self.frame, known=known))

    def _draw(self, frame: Frame) -> None:
        """Show a frame in the layers that depend on what is different in it."""
        old, self.frame = self.frame, frame
        other = old is None or (old.anatomy, old.theme) != (frame.anatomy, frame.theme)
        for layer in self._layers:
            known = layer.shows_known and old is not None and old.known is not frame.known
            if other or known or old is None or layer.reads(old.session) != layer.reads(frame.session):
                layer.show(frame)
        # Where marks are and what they are called hangs on no colour.
        if old is None or old.anatomy is not frame.anatomy or _marked(old.session) != _marked(frame.session):
            same = old is not None and _marked(old.session) == _marked(frame.session)
            if same and old is not None and self._marks is not None and frame.follows(old):
                self._marks = self._marks.following(frame.anatomy)
            else:
                self._marks = build_marks(frame.anatomy, frame.session, frame.content)
            self._requests = None
            self._carried = self._carried.on(self._marks) if same and self._carried is not None else None

    def scale(self, factor: float) -> None:
        """Draw dots and lines ``factor`` times as large, for screens with small pixels."""
        for layer in self._layers:
            layer.scale(factor)

    @property
    def class_size(self) -> float:
        """How much larger a class is shown labels and lines; 0 where there is one reader, who needs no subtitle."""
        return self._class_size

    @class_size.setter
    def class_size(self, size: float) -> None:
        self._class_size, self._requests, self._carried = size, None, None

    def subtitle(self) -> Subtitle | None:
        """What stands below the picture for a class."""
        if self.frame is None or not self._class_size:
            return None
        return subtitle(self.frame.anatomy, self.frame.session, self._content)

    def wanted_camera(self, aspect: float, moves: bool = False) -> Camera:
        """The camera that the shown session asks for; for a body that ``moves`` it looks from the side on which it has come to look."""
        if self.frame is None:
            return self.camera
        anatomy, session = self.frame.anatomy, self.frame.session
        related, meant = self._content.aimed_codes(session), self._content.meant_places(session)
        otherwise = self.camera if self._has_looked else None

        def turned(turn_deg: int) -> Camera:
            return choose_camera(anatomy, session, related, aspect, turn_deg, otherwise, meant)

        if not moves:
            self._turn_deg = clearest_turn(self._sight, turned, close_targets(anatomy, session), aspect)
        best = turned(self._turn_deg)
        below = self.subtitle()
        if below is None or session.view.aim == "free":
            return best
        return lift(best, self._class_size * (_TITLE_SHARE + (_SENTENCE_SHARE if below.words else 0.0)))

    def tell_other_side(self) -> Words | None:
        """How many points of the list in hand lie on the other side of the body, in words."""
        if self.frame is None:
            return None
        return tell_other_side(self.frame.anatomy, self.frame.session, self._content, self.camera)

    def look(self, camera: Camera) -> None:
        """Set the camera."""
        self.camera = camera
        self._has_looked = True
        vtk_camera = self.renderer.GetActiveCamera()
        vtk_camera.SetViewAngle(VIEW_ANGLE_DEG)
        vtk_camera.SetFocalPoint(*camera.focus_mm)
        vtk_camera.SetPosition(*eye(camera))
        vtk_camera.SetViewUp(0.0, 1.0, 0.0)
        self.renderer.ResetCameraClippingRange()

    def projection(self, width: float, height: float) -> Projection:
        """The present camera with a picture of that size."""
        return Projection(self.camera, width, height)

    def labels(
        self, width: float, height: float, measure: Measure, reserved: Sequence[Rectangle] = (), moves: bool = False
    ) -> list[Label]:
        """Labels of the present picture, none of them in a reserved rectangle. In one that ``moves`` those of the last go along with
        their marks as long as it shows about the same."""
        if self.frame is None or self._marks is None:
            return []
        projection = self.projection(width, height)
        carried = self._carried.seen_by(projection, self._sight) if moves and self._carried is not None else None
        if carried is not None:
            return carried
        anatomy, session = self.frame.anatomy, self.frame.session
        if self._requests is None:
            wanted = label_requests(anatomy, session, self._content)
            self._requests = for_a_class(wanted) if self._class_size else wanted
        lines = lines_to_keep_clear(anatomy, session)
        facing = projection.faces(self._marks.positions_mm, self._marks.normals)
        if self._class_size:
            facing &= marks_to_keep_clear(self._marks, session, self._content)
        marks = self._marks.positions_mm[facing]
        labels = place_labels(self._requests, projection, self._sight, measure, marks, lines, self._slots, reserved)
        self._slots = {label.key: label.slot for label in labels}
        self._carried = as_placed(labels, self._requests.entries, self._marks, projection, reserved)
        return labels

    @property
    def is_labelled(self) -> bool:
        """Whether labels stand in the picture."""
        return self._carried is not None and bool(self._carried.labels)

    def pick(self, x: float, y: float, width: float, height: float) -> Pick | None:
        """What is at a pixel: a dot within reach, else what lies on top."""
        if self._marks is None:
            return None
        ray = Ray(self.projection(width, height), self._sight, x, y)
        touched = self._sight.touch(ray.projection, self._marks, x, y)
        return touched or next((pick for layer in reversed(self._layers) if (pick := layer.pick(ray))), None)

    def skin_at(self, x: float, y: float, width: float, height: float) -> Floats | None:
        """(3,) where the skin is seen at a pixel, whatever is drawn on it; None beside the body."""
        start, direction = self.projection(width, height).ray(x, y)
        met = self._sight.meet(start, start + direction * FAR_MM)
        return None if met is None else met[0]

    @property
    def farthest_mm(self) -> float:
        """From how far one may look at the shown body."""
        return FARTHEST_MM if self.frame is None else farthest_mm(float(self.frame.anatomy.skin.mesh.vertices[:, 1].max()))

    def describe(self, pick: Pick) -> str:
        """What was picked, for tooltip and status bar: its name, which bare skin has not, and what layers tell of the place."""
        if self.frame is None:
            return ""
        told = [describe(pick, self.frame.anatomy, self._content), *(layer.tell(pick, self.frame) for layer in self._layers)]
        return " · ".join(say(words) for words in told if words)

    def legends(self) -> list[AnyLegend]:
        """What colours and signs of the present picture mean."""
        if self.frame is None:
            return []
        return [legend for layer in self._layers if (legend := layer.legend(self.frame)) is not None]

    def flow(self) -> Flow | None:
        """The running order of the chosen meridian on this body, or None when none is chosen."""
        if self.frame is None or self.frame.session.selection.meridian is None:
            return None
        session, code = self.frame.session, self.frame.session.selection.meridian
        curves = [curve for curve in self.frame.anatomy.meridians if curve.meridian == code]
        return Flow(curves, colour_of(code, session, self.theme), self._content.point_names, session.selection.side)

    def flow_marks(self, flow: Flow, share: float, width: float, height: float) -> FlowMarks:
        """Where a flow stands in the present picture when a ``share`` of its time has passed."""
        return flow.marks(share, self.projection(width, height), self._sight, self._sees_through)

    @property
    def _sees_through(self) -> bool:
        return self.frame is not None and self.frame.session.layers.skin < 1.0

    def render(self, hurries: bool = False) -> None:
        """Render once; a picture that ``hurries`` is soon followed by another."""
        lens = Lens(self.camera, float(max(self._window.GetSize()[1], 1)), self._sees_through, hurries and self.is_software)
        for layer in self._layers:
            layer.follow(lens)
        self.renderer.ResetCameraClippingRange()
        self._window.Render()
        if not self._knows_driver:
            self._software = runs_on_processor(self._window.ReportCapabilities() or "")
            self._knows_driver = True

    @property
    def is_software(self) -> bool:
        """Whether OpenGL runs on the processor; taken as so until the first picture tells."""
        return self._software


def _marked(session: Session) -> object:
    """What the marks and their labels depend on, beside the body."""
    layers = session.layers
    drawn = layers.points, layers.landmarks, layers.labels, layers.names, layers.spread
    return session.selection, session.filter, session.ruler, session.patient, session.asked, drawn
