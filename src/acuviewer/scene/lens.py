"""Through what one looks at the scene."""

from acuviewer.dataclass import dataclass
from acuviewer.session.session import Camera


@dataclass(frozen=True)
class Lens:
    """A camera with the picture's height in pixels; ``through`` a translucent skin one sees far sides."""

    camera: Camera
    height_px: float
    through: bool
