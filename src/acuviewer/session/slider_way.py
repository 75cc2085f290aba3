"""The way of one slider: where everything goes between the bodies on which the rules have been carried out.

A rule's place moves evenly over the skin while a slider moves, so what lies between two bodies, or a little beyond them, is
known from both. ``docs/ARCHITECTURE.md`` tells how far it strays.
"""

from contextlib import suppress
from dataclasses import fields, replace
from math import copysign, inf
from typing import Any, NamedTuple

from acuviewer.body.form import Form
from acuviewer.body.model import load_body_model
from acuviewer.body.shape import RANGES, BodyShape, BodyShapeError
from acuviewer.body.weights import YOUNG_YEARS
from acuviewer.geometry.blended_places import BlendedPlaces
from acuviewer.geometry.mesh import SurfacePlaces
from acuviewer.session.anatomy import Along, Anatomy, follow_skin, offer_anatomy
from acuviewer.session.ruled import Ruled

_BENDS = {"weight": 0.5, "muscle": 0.5, "proportions": 0.5, "age": YOUNG_YEARS}
"""Where the way of a slider bends: on either side of it bodies change otherwise."""
_STRIDE = 0.1
"""A body that is so much of the slider's range away tells enough of what lies between: what strays there strays by less than 0.1 mm."""


class _Known(NamedTuple):
    """A body of which the rules have told: its places by the rows of the resting one."""

    shape: BodyShape
    form: Form | None
    points: SurfacePlaces
    landmarks: SurfacePlaces
    ruled: Ruled | None


class SliderWay:
    """Follows a slider from a body that rests; ``learn`` makes it follow more closely."""

    def __init__(self, resting: Anatomy) -> None:
        self.resting = resting
        own = resting.followers.stood, resting.landmarks.places
        self._known = [_Known(resting.shape, resting.skin.form, *own, None)]
        self._asked: BodyShape = resting.shape

    def learn(self, ruled: Ruled) -> None:
        """Where the rules have put everything on another body."""
        first = self._known[0]
        points = ruled.points.in_order_of(self.resting.followers.rows, first.points)
        landmarks = ruled.landmarks.in_order_of(self.resting.landmarks, first.landmarks)
        self._known.append(_Known(ruled.shape, ruled.form, points, landmarks, ruled))

    def next_after(self, shape: BodyShape) -> BodyShape | None:
        """On which body the rules are wanted next: where the way bends, or as far beyond this one as the slider went since the last was asked for.

        None where that one is known already.
        """
        asked, self._asked = self._asked, shape
        wanted = _beyond(asked, shape)
        bend = _bend_between(asked, wanted)
        known = [each.shape for each in self._known]
        if bend is not None and bend not in known:
            return bend
        return None if wanted in known else wanted

    def offer(self, shape: BodyShape) -> None:
        """Spare whoever builds this body next the rules, if they have been carried out on it."""
        for known in self._known:
            if known.shape == shape and known.ruled is not None:
                offer_anatomy(known.ruled.anatomy)
                return

    def follow(self, shape: BodyShape) -> Anatomy:
        """A body of the slider, on which everything follows the skin."""
        return follow_skin(self.resting, shape, self._along(shape))

    def _along(self, shape: BodyShape) -> Along | None:
        same = [known for known in self._known if known.shape == shape]
        if same:
            return self._blend(same[-1], None, 0.0, shape)
        name = next((name for known in reversed(self._known) if (name := moved_figure(known.shape, shape)) is not None), None)
        if name is None:
            return None
        here, bend = getattr(shape, name), _BENDS.get(name, -inf)
        on_way = [(getattr(known.shape, name), known) for known in self._known if moved_figure(known.shape, shape) == name]
        on_way.sort(key=lambda each: abs(each[0] - here))
        on_this_side = [each for each in on_way if (each[0] - bend) * (here - bend) >= 0.0]
        at, near = (on_this_side or on_way)[0]
        others = [each for each in on_this_side[1:] if each[0] != at]
        beyond = [each for each in others if (each[0] - here) * (at - here) < 0]
        if not others:
            return self._blend(near, None, 0.0, shape)
        there, far = (beyond or others)[0]
        # Beyond both it goes on as it went, but no farther than it is known.
        return self._blend(near, far, max((here - at) / (there - at), -1.0), shape)

    def _blend(self, near: _Known, far: _Known | None, share: float, shape: BodyShape) -> Along:
        told_by = near.ruled
        form = near.form
        if form is not None and near.shape != shape:
            between = _form_between(form, far.form, share) if far is not None and far.form is not None else None
            form = between or load_body_model().persons.glance(shape, form)
        return Along(
            BlendedPlaces(near.points, far.points if far else None, share),
            BlendedPlaces(near.landmarks, far.landmarks if far else None, share),
            form,
            told_by.lines if told_by is not None else None,
            (lambda: self.resting) if told_by is None else lambda: told_by.anatomy,
        )


def moved_figure(one: BodyShape, other: BodyShape) -> str | None:
    """The name of the only number in which two bodies of one kind differ; None where there is no such number."""
    differ = [field.name for field in fields(BodyShape) if getattr(one, field.name) != getattr(other, field.name)]
    if len(differ) != 1 or not all(isinstance(getattr(shape, differ[0]), float | int) for shape in (one, other)):
        return None
    return differ[0]


def _beyond(start: BodyShape, end: BodyShape) -> BodyShape:
    """The body as far beyond ``end`` as ``start`` lies before it, or a stride if that is more, within what the slider allows; ``end`` where there is none."""
    name = moved_figure(start, end)
    if name is None or name not in RANGES:
        return end
    allowed, here = RANGES[name], float(getattr(end, name))
    moved = here - float(getattr(start, name))
    stride = copysign(max(abs(moved), _STRIDE * (allowed.high - allowed.low)), moved)
    with suppress(BodyShapeError):
        return _with(end, name, min(max(here + stride, allowed.low), allowed.high))
    return end


def _with(shape: BodyShape, name: str, value: float) -> BodyShape:
    numbers: dict[str, Any] = {name: value}
    return replace(shape, **numbers)


def _bend_between(start: BodyShape, end: BodyShape) -> BodyShape | None:
    """The body at which the way from one to another bends."""
    name = moved_figure(start, end)
    if name is None or name not in _BENDS:
        return None
    bend = _BENDS[name]
    crossed = (getattr(start, name) - bend) * (getattr(end, name) - bend) < 0
    return _with(end, name, bend) if crossed else None


def _form_between(near: Form, far: Form, share: float) -> Form:
    """What lies between the forms of two persons, or beyond them."""
    numbers: dict[str, Any] = {}
    for field in fields(Form):
        one, other = getattr(near, field.name), getattr(far, field.name)
        if isinstance(one, tuple):
            numbers[field.name] = tuple(a + share * (b - a) for a, b in zip(one, other, strict=True))
        elif isinstance(one, float | int):
            numbers[field.name] = one + share * (other - one)
    return replace(near, **numbers)
