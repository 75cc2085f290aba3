"""Front or back of the median line."""

from typing import Literal

Aspect = Literal["anterior", "posterior"]
