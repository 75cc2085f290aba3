"""What the panels of the window ask leads to: a command line for the presenter, or a preview."""

from typing import TYPE_CHECKING

from acuviewer.shown.marks import Pick
from acuviewer.ui.clicks import line_of_choice, line_of_click, line_of_gathering

if TYPE_CHECKING:
    from acuviewer.ui.main_window import MainWindow


def connect_panels(window: "MainWindow") -> None:
    """Connect lists, bar and body with the presenter."""
    presenter, bar, body = window.presenter, window.view_bar, window.body_panel
    window.navigator.chosen.connect(window.viewport.setFocus)
    window.navigator.command.connect(lambda line: presenter.run(line_of_choice(line, presenter.store.session)))
    bar.command.connect(presenter.run)
    bar.skin_previewed.connect(lambda opacity: presenter.preview_opacity("skin", opacity))
    bar.bones_previewed.connect(lambda opacity: presenter.preview_opacity("bones", opacity))
    body.previewed.connect(presenter.preview_body)
    body.approached.connect(presenter.prepare)
    body.committed.connect(presenter.commit_body)
    body.units_asked.connect(lambda: presenter.run("body.units"))


def connect_view(window: "MainWindow") -> None:
    """Carry out what a click on the body means, and keep where one looks from; while a question is open it may be the answer."""

    def choose(pick: Pick, fly: bool) -> None:
        desk, shown = window.desk, window.presenter.shown
        window.presenter.run(desk.line_of_click(pick) if desk.is_open else line_of_click(pick, fly, shown))

    window.viewport.picked.connect(choose)
    window.viewport.camera_moved.connect(window.presenter.keep_camera)
    window.viewport.gathered.connect(lambda pick: window.presenter.run(line_of_gathering(pick)))
