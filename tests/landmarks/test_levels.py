"""The median line at a height, held against rays."""

import numpy as np
import pytest

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.geometry.probe import cast_ray
from acuviewer.geometry.section import SectionError
from acuviewer.landmarks.levels import midline_at
from bodies import REFERENCE


@pytest.mark.parametrize("name", ["average man", "heavy woman"])
@pytest.mark.parametrize(("aspect", "ahead"), [("anterior", 1.0), ("posterior", -1.0)])
def test_the_median_line_is_where_a_ray_from_outside_meets_it(name: str, aspect: str, ahead: float) -> None:
    skin = load_body_model().build_skin(REFERENCE[name])
    for share in np.linspace(0.55, 0.99, 30):
        height = float(share * skin.shape.height_mm)
        found = skin.mesh.position(midline_at(skin, height, aspect))
        met = cast_ray(skin.mesh, np.array([0.0, height, 2000.0 * ahead]), np.array([0.0, 0.0, -ahead]))
        assert met is not None
        assert found == pytest.approx(skin.mesh.position(met), abs=1e-6), share
        assert found[:2] == pytest.approx([0.0, height], abs=1e-9)


def test_between_the_legs_there_is_no_median_line() -> None:
    skin = load_body_model().build_skin(BodyShape())
    with pytest.raises(SectionError, match="no skin at a height of 400 mm"):
        midline_at(skin, 400.0, "anterior")
