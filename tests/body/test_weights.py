"""Which shapes of the model a body is mixed of: what each slider asks for at its middle and toward its ends."""

import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.body.weights import form_weights, height_weights


def _share(shape: BodyShape, group: str, word: str) -> float:
    """The weights of a group of shapes whose names hold a word, added up."""
    return sum(weight for name, weight in form_weights(shape) if name.startswith(group) and word in name)


@pytest.mark.parametrize(
    ("slider", "value", "group", "shares"),
    [
        ("proportions", 0.25, "proportions/", {"uncommon": 0.5, "ideal": 0.0}),
        ("proportions", 0.5, "proportions/", {"uncommon": 0.0, "ideal": 0.0}),
        ("proportions", 0.9, "proportions/", {"uncommon": 0.0, "ideal": 0.8}),
        ("muscle", 0.1, "universal-", {"minmuscle": 0.8, "averagemuscle": 0.2, "maxmuscle": 0.0}),
        ("muscle", 0.75, "universal-", {"minmuscle": 0.0, "averagemuscle": 0.5, "maxmuscle": 0.5}),
        ("weight", 0.0, "universal-", {"minweight": 1.0, "averageweight": 0.0, "maxweight": 0.0}),
        ("weight", 0.6, "universal-", {"minweight": 0.0, "averageweight": 0.8, "maxweight": 0.2}),
        ("age", 57.5, "universal-", {"-young-": 0.5, "-old-": 0.5}),
        ("age", 18.0, "universal-", {"-young-": 1.0, "-old-": 0.0}),
        ("african", 0.0, "", {"african-": 0.0, "caucasian-": 0.5}),
    ],
)
def test_a_slider_asks_for_the_shapes_of_its_ends(slider: str, value: float, group: str, shares: dict[str, float]) -> None:
    shape = BodyShape(**{slider: value})
    assert {word: _share(shape, group, word) for word in shares} == pytest.approx(shares)


@pytest.mark.parametrize("end", ["min", "max"])
def test_stature_is_that_of_the_build(end: str) -> None:
    weights = dict(height_weights(BodyShape(age=57.5, muscle=0.75), end))
    assert all(name.startswith("height/male-") and name.endswith(f"-{end}height") for name in weights)
    assert sum(weights.values()) == pytest.approx(1.0)
