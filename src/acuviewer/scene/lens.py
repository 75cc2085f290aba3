"""Through what one looks at the scene."""

from acuviewer.dataclass import dataclass
from acuviewer.session.session import Camera


@dataclass(frozen=True)
class Lens:
    """A camera with the picture's height in pixels; ``through`` a translucent skin one sees far sides. A picture that ``hurries`` is drawn by a
    processor and soon followed by another: what one sees only where it rests may be left out."""

    camera: Camera
    height_px: float
    through: bool
    hurries: bool = False
