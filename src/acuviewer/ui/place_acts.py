"""What the window does with a place of the body: comes nearer to it, copies where it is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from acuviewer.body.model import load_body_model
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.geometry.probe import closest_point
from acuviewer.i18n import say, text
from acuviewer.points.atlas import load_atlas
from acuviewer.session.chosen_place import spot_of
from acuviewer.session.place_told import name_of_place
from acuviewer.session.ruler_places import RulerPlace, read_place
from acuviewer.shown.camera import nearer

if TYPE_CHECKING:
    from acuviewer.ui.main_window import MainWindow


def ask_here(window: "MainWindow") -> None:
    """Ask about the skin in the middle of the picture, which is where the keyboard points."""
    if window.desk.wants_place:
        window.desk.place_here()
        return
    view = window.viewport
    width, height = view.width(), view.height()
    met = view.stage.skin_at(width / 2, height / 2, width, height)
    if met is None:
        window.show_notice(text("notice.no_skin_here"))
        return
    place = RulerPlace("skin", surface=closest_point(window.presenter.shown.anatomy.skin.mesh, met))
    window.presenter.run(f"place.ask {place.to_text()}")


def fly_nearer(window: "MainWindow", written: str) -> None:
    """Look at a place from the same direction and from half as far."""
    spot = spot_of(window.presenter.shown.anatomy, _read(window, written))
    if spot is not None:
        window.viewport.fly_to(nearer(window.viewport.stage.camera, spot.position_mm))


def copy_place(window: "MainWindow", written: str) -> str:
    """Copy where a place lies on the body that is shown; returns what is said of it."""
    shown, place = window.presenter.shown, _read(window, written)
    spot = spot_of(shown.anatomy, place)
    if spot is None:
        return text("page.place.nowhere")
    x, y, z = spot.position_mm.tolist()
    name = say(name_of_place(place, load_atlas()))
    if place.kind != "skin" and place.side != "midline":
        name = text(f"mark.on_{place.side}", name=name)
    body = shown.session.body.to_text()
    QApplication.clipboard().setText(text("place.copied", name=name, x=x, y=y, z=z, surface=_written(spot.surface), body=body))
    return text("notice.place_copied", name=name)


def _read(window: "MainWindow", written: str) -> RulerPlace:
    return read_place(written, window.presenter.store.session.selection.side, load_atlas(), load_body_model().pattern)


def _written(surface: SurfacePoint) -> str:
    return RulerPlace("skin", surface=surface).to_text()
