"""The colours of what is known: by how likely a point is recalled, dull for what was never asked, and told in words."""

import numpy as np
import pytest

from acuviewer.i18n import say
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.shown.bone_depth import map_colours
from acuviewer.shown.known import Known, known_colours, known_legend, tell_known
from acuviewer.theme import load_theme, parts
from colour_sight import SIGHTS, lab

SHARES = {"BL23": 1.0, "GB30": 0.75, "ST36": 0.5, "LI4": 0.1}
KNOWN = Known(SHARES, "place", "15 October 2026", "By the model.")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_points_have_the_colours_of_the_scale(name: str) -> None:
    theme = load_theme(name)
    anatomy = build_anatomy(Session().body)
    places = [anatomy.locations[code, "left", "standard"] for code in (*SHARES, "KI1")]
    colours = known_colours(places, KNOWN, theme)
    legend = known_legend(KNOWN, theme)
    assert colours[0].tolist() == legend.colours[-1].tolist()
    assert colours[1].tolist() == map_colours(np.array([0.75]), 0.5, 1.0, theme.point_faded)[0].tolist()
    # Half and less have the colour of the lower end, and what was never asked one that is not on the scale.
    assert colours[2].tolist() == colours[3].tolist() == legend.colours[0].tolist()
    assert colours[4].tolist() == [round(255 * part) for part in parts(theme.point_faded)]
    assert colours[4].tolist() not in legend.colours.tolist()


@pytest.mark.parametrize("sight", SIGHTS)
def test_lightness_tells_the_same_as_the_colours(sight: str) -> None:
    legend = known_legend(KNOWN, load_theme("light"))
    lightness = lab(legend.colours[:240:15] / 255, SIGHTS[sight])[:, 0]
    assert (np.diff(lightness) > 0).all()
    assert lightness[-1] - lightness[0] > 60


def test_words() -> None:
    assert say(tell_known("GB30", KNOWN)) == "recalled with a chance of 75 %"
    assert say(tell_known("BL23", KNOWN)) == "recalled with a chance of 99 %"  # the model is sure of nothing
    assert say(tell_known("KI1", KNOWN)) == "never asked"
    legend = known_legend(KNOWN, load_theme("light"))
    assert [say(words) for words in (legend.title, *legend.ends, legend.missing[1], legend.note)] == [
        "What you know: Place", "50 % or less", "100 %", "never asked", "15 October 2026. By the model.",
    ]  # fmt: skip
