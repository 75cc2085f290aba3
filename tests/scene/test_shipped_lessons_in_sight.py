"""What the captions of the shipped lessons speak of can be seen: in the picture, on this side of the body, and not too far away."""

from collections.abc import Iterator, Sequence

import pytest

from acuviewer.geometry.mesh import Floats
from acuviewer.scene.sight import Sight
from acuviewer.scene.snapshot import _offscreen_window
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.session import Camera
from acuviewer.shown.projection import Projection
from acuviewer.theme import load_theme
from scene_cases import content
from shipped_lessons import NAMES, Step, codes_in, steps_of

WIDTH, HEIGHT = 1600.0, 1000.0
MARGIN_PX = 20.0
FARTHEST_MM = 5200.0
"""As far as one stands off to see a whole body with room around it."""


def _places(anatomy: Anatomy, code: str) -> Iterator[tuple[Floats, Floats]]:
    """Every place of a point on both sides, as the standard has it."""
    for found in anatomy.locations.values():
        if found.code == code:
            yield found.position_mm, found.normal


def _cameras(steps: Sequence[Step]) -> Iterator[tuple[Step, Anatomy, Camera]]:
    """Each step with its body and from where it is looked at, body by body."""
    stage = Stage(_offscreen_window(), load_theme("light"), content())
    for step in sorted(steps, key=lambda step: step.session.body.to_text()):
        anatomy = build_anatomy(step.session.body)
        stage.show(anatomy, step.session)
        yield step, anatomy, stage.wanted_camera(WIDTH / HEIGHT)


def _unseen(step: Step, anatomy: Anatomy, camera: Camera) -> list[str]:
    """What of a step cannot be seen: points that its caption names, and what is chosen."""
    projection, sight = Projection(camera, WIDTH, HEIGHT), Sight(anatomy.skin.mesh)

    def is_seen(position: Floats, normal: Floats) -> bool:
        (x, y), *_ = projection.pixels(position[None])
        within = MARGIN_PX < x < WIDTH - MARGIN_PX and MARGIN_PX < y < HEIGHT - MARGIN_PX
        return bool(within) and sight.sees(projection, position, normal)

    places = {code: [*_places(anatomy, code)] for code in codes_in(step.caption)}
    chosen = step.session.selection
    for target in (anatomy.chosen_location(chosen), anatomy.chosen_landmark(chosen)):
        if target is not None:
            places["what is chosen"] = [(target.position_mm, target.normal)]
    return [name for name, found in places.items() if not any(is_seen(*place) for place in found)]


@pytest.mark.parametrize("name", NAMES)
def test_what_captions_speak_of_is_in_sight(name: str) -> None:
    looked = [*_cameras(steps_of(name))]
    assert {step.name: missing for step, anatomy, camera in looked if (missing := _unseen(step, anatomy, camera))} == {}
    assert all(camera.distance_mm < FARTHEST_MM for _, _, camera in looked)


def test_what_is_on_the_other_side_is_found_missing() -> None:
    step = next(step for step in steps_of(NAMES[0]) if step.session.selection.point == "BL40")
    turned = step._replace(session=step.session.aiming("front"))
    assert [_unseen(*looked) for looked in _cameras([step, turned])] == [[], ["BL40", "what is chosen"]]
