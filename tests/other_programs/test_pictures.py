"""Pictures of points one after the other, and which points stand together in one."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from acuviewer.body.shape import BodyShape
from acuviewer.export.label_painter import measure_label
from acuviewer.knowledge.library import load_library
from acuviewer.other_programs.point_pictures import PointPictures
from acuviewer.other_programs.region_views import MOST, region_views
from acuviewer.points.atlas import load_atlas
from acuviewer.scene.snapshot import Snapshots, render_snapshot
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.shown.projection import Projection
from acuviewer.theme import load_theme
from scene_cases import content, session_after
from taken_along import wanted
from widget_application import widget_application

SIZE = (200, 160)


@pytest.fixture(scope="module", autouse=True)
def application() -> QApplication:
    return widget_application()


def test_each_picture_of_a_series_is_as_if_it_were_the_only_one() -> None:
    scripts = ["point.select BL23; step.all", "view.front", "point.select LU9", "filter.meridian KI; filter.fly", "view.front"]
    anatomy, theme = build_anatomy(Session().body), load_theme("light")
    series = Snapshots(content(), theme, SIZE)
    for script in scripts:
        session = session_after(script)
        taken = series.take(anatomy, session, measure_label)
        alone = render_snapshot(anatomy, session, content(), theme, SIZE, measure_label)
        assert (taken.pixels == alone.pixels).all(), script
        assert [(label.text, label.rectangle) for label in taken.labels] == [
            (label.text, label.rectangle) for label in alone.labels
        ]
    series.close()


def test_a_picture_without_a_name_holds_the_point_and_no_letter() -> None:
    some = wanted("BL23")
    pictures = PointPictures(load_atlas(), load_library(), some.anatomy, (600, 600))
    nameless, found = pictures.without_name("BL23"), pictures.construction("BL23")
    again = pictures.without_name("BL23")
    pictures.close()
    assert again == nameless
    assert nameless.name != found.name
    image = QImage.fromData(nameless.content)
    point = load_theme("light").rgb("point_selected")
    near = [
        (x, y)
        for x in range(600)
        for y in range(600)
        if all(abs(one - 255 * other) < 40 for one, other in zip(image.pixelColor(x, y).getRgb()[:3], point, strict=True))
    ]
    across, down = ([place[axis] for place in near] for axis in (0, 1))
    assert 40 < len(near) < 400, "one dot"
    assert max(across) - min(across) < 24
    assert max(down) - min(down) < 24


@pytest.mark.parametrize("shape", [BodyShape(), BodyShape(sex="female", height_mm=1550.0)])
def test_every_point_on_the_skin_stands_in_one_view_and_is_seen(shape: BodyShape) -> None:
    anatomy, points = build_anatomy(shape), load_atlas().points
    views = region_views(anatomy, points, 1.0)
    codes = [code for view in views for code in view.codes]
    assert len(codes) == len(set(codes))
    assert set(codes) == {code for code in points if anatomy.location(code, "left") is not None}
    assert len(views) < 100
    for view in views:
        assert len(view.codes) <= MOST
        assert {points[code].region for code in view.codes} == {view.region}
        projection = Projection(view.camera, 600.0, 600.0)
        for code in view.codes:
            found = anatomy.location(code, "left")
            assert found is not None
            (place,) = projection.pixels(found.position_mm[None])
            assert ((place > 20.0) & (place < 580.0)).all(), code
            assert projection.faces(found.position_mm[None], found.normal[None]).all() or len(view.codes) > 1


def test_views_hang_on_no_set_and_are_mirrored_for_the_right() -> None:
    some = wanted()
    views = region_views(some.anatomy, some.atlas.points, 1.0)
    assert views == region_views(some.anatomy, some.atlas.points, 1.0)
    view = next(view for view in views if "LI4" in view.codes)
    left, right = (some.anatomy.location("LI4", side) for side in ("left", "right"))
    assert left is not None
    assert right is not None
    ((x, y),), ((mirrored, same),) = (
        Projection(view.camera_on(found.side), 600.0, 600.0).pixels(found.position_mm[None]) for found in (left, right)
    )
    assert (mirrored, same) == pytest.approx((600.0 - x, y), abs=1e-6)
    assert replace(view.camera_on("right"), azimuth_deg=0.0) != replace(view.camera, azimuth_deg=0.0)
