"""Figures as people write them: what is read, what is said, and where an arrow key comes to rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuviewer.i18n import say
from acuviewer.session.body_figures import UNITS, Quantity, Units, inner_bounds, read_figure, say_figure, step_figure

QUANTITIES: tuple[Quantity, ...] = ("age", "stature", "weight", "length")
BOUNDS = {"age": (18.0, 90.0), "stature": (1350.0, 2150.0), "weight": (31.0, 190.0), "length": (20.0, 1900.0)}


@pytest.mark.parametrize(
    ("written", "quantity", "units", "figure"),
    [
        *((text, "stature", "metric", 1750.0) for text in ("175", "175 cm", "175cm", " 1.75 m", "1,75 m", "1750 mm", "175,0", "175.", "1.75\u00a0M")),
        *((text, "stature", units, 1752.6) for text in ("5'9\"", "5' 9\"", "5 ft 9 in", "5ft9", "5′9″", "5’ 9”", "5'9''", "5 feet 9 inches", "5.75 ft", "69 in", '69"')
          for units in UNITS),
        ("5'8½\"", "stature", "metric", 1739.9),
        ("5 ft", "stature", "metric", 1524.0),
        ("69", "stature", "imperial", 1752.6),
        ("37.8", "length", "imperial", 960.1),
        ("37,8 in.", "length", "metric", 960.1),
        ("96", "length", "metric", 960.0),
        ("76", "weight", "metric", 76.0),
        ("76,5 kg", "weight", "imperial", 76.5),
        ("168 lb", "weight", "metric", 76.2),
        ("168", "weight", "imperial", 76.2),
        ("12 st 4 lb", "weight", "metric", 78.02),
        ("12 st 4", "weight", "metric", 78.02),
        ("62", "age", "metric", 62.0),
        ("62 years", "age", "imperial", 62.0),
    ],
)  # fmt: skip
def test_what_people_write_is_read(written: str, quantity: Quantity, units: Units, figure: float) -> None:
    assert read_figure(written, quantity, units) == pytest.approx(figure, abs=1e-9)


@pytest.mark.parametrize("quantity", QUANTITIES)
@pytest.mark.parametrize(
    "written", ["", " ", "abc", "-5", "0", "0 cm", "1.2.3", "1,000.5", "nan", "inf", "1e3", "١٧٥", "１７５", "175 kgs m", "5 9", "9 in 5 ft", "5'9'", "76 kg 2",
                "cm", "'", '"', "²", "1_0", "+5", "9" * 40 + "x"]
)  # fmt: skip
def test_what_is_no_figure_is_none(written: str, quantity: Quantity) -> None:
    assert [read_figure(written, quantity, units) for units in UNITS] == [None, None]


@pytest.mark.parametrize(
    ("written", "quantity"), [("175 kg", "stature"), ("76 cm", "weight"), ("35 cm", "age"), ("35 y", "length")]
)
def test_a_unit_of_something_else_is_none(written: str, quantity: Quantity) -> None:
    assert read_figure(written, quantity, "metric") is None


@given(st.text(max_size=12), st.sampled_from(QUANTITIES), st.sampled_from(UNITS))
def test_nothing_that_is_written_fails(written: str, quantity: Quantity, units: Units) -> None:
    found = read_figure(written, quantity, units)
    assert found is None or found > 0


@pytest.mark.parametrize(
    ("value", "quantity", "units", "words"),
    [
        (1750.0, "stature", "metric", "175 cm"),
        (1754.3, "stature", "metric", "175.4 cm"),
        (1752.6, "stature", "imperial", "5' 9\""),
        (1828.7, "stature", "imperial", "6' 0\""),
        (76.2, "weight", "imperial", "168 lb"),
        (960.0, "length", "imperial", "37.8 in"),
        (35.0, "age", "metric", "35 y"),
    ],
)
def test_a_figure_is_said_in_its_units(value: float, quantity: Quantity, units: Units, words: str) -> None:
    assert say(say_figure(value, quantity, units)) == words


@st.composite
def _figures(draw: st.DrawFn) -> tuple[float, Quantity, Units]:
    quantity = draw(st.sampled_from(QUANTITIES))
    return draw(st.floats(*BOUNDS[quantity])), quantity, draw(st.sampled_from(UNITS))


@given(_figures())
def test_what_is_said_can_be_written(figure: tuple[float, Quantity, Units]) -> None:
    value, quantity, units = figure
    words = say(say_figure(value, quantity, units))
    again = read_figure(words, quantity, units)
    assert again is not None
    assert again == pytest.approx(value, abs=1.5 if quantity in ("stature", "length") else 0.06)
    assert say(say_figure(again, quantity, units)) == words, "and it stays the same"


@given(_figures(), st.integers(-10, 10).filter(bool))
def test_every_step_goes_its_way_and_can_be_written(figure: tuple[float, Quantity, Units], steps: int) -> None:
    value, quantity, units = figure
    there = step_figure(value, steps, quantity, units)
    assert there > 0
    # Also when it goes on from what is written, and not from the figure.
    written = read_figure(say(say_figure(there, quantity, units)), quantity, units)
    assert written is not None
    on = step_figure(written, 1 if steps > 0 else -1, quantity, units)
    assert (on - there) * steps > 0 or min(on, there) < 30, (value, there, on)


@pytest.mark.parametrize(
    ("value", "steps", "quantity", "units", "words"),
    [
        (1754.0, 1, "stature", "metric", "176 cm"), (1754.0, -1, "stature", "metric", "175 cm"), (1750.0, 10, "stature", "metric", "185 cm"),
        (1750.0, 1, "stature", "imperial", "5' 9\""), (1752.6, 1, "stature", "imperial", "5' 9.5\""), (76.0, 1, "weight", "imperial", "168 lb"),
        (76.2, -1, "weight", "imperial", "167 lb"), (960.0, 1, "length", "metric", "96.5 cm"), (35.0, -10, "age", "metric", "25 y"),
        (10.0, -10, "length", "metric", "0.5 cm"),
    ],
)  # fmt: skip
def test_an_arrow_rests_on_whole_steps(value: float, steps: int, quantity: Quantity, units: Units, words: str) -> None:
    assert say(say_figure(step_figure(value, steps, quantity, units), quantity, units)) == words


@given(_figures(), st.floats(20, 300))
def test_bounds_can_be_written_and_are_inside(figure: tuple[float, Quantity, Units], width: float) -> None:
    low, quantity, units = figure
    for words in inner_bounds(low, low + width, quantity, units):
        written = read_figure(say(words), quantity, units)
        assert written is not None
        assert low <= written <= low + width
