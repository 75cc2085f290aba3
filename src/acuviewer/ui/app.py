"""Starts the window: what must happen before the QApplication, the first paint, and errors told in a sentence."""

import gc
import json
import signal
import socket
import sys
import weakref
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import TracebackType

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from acuviewer import fault_report
from acuviewer.export.fonts import load_fonts
from acuviewer.export.numerals import settle_numerals
from acuviewer.export.qt_messages import hear_qt
from acuviewer.faults import DataError
from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.scene.snapshot import require_opengl_libraries
from acuviewer.scene.vtk_messages import hear_vtk
from acuviewer.session.anatomy import build_anatomy, finish_ahead
from acuviewer.session.session import Session
from acuviewer.session.settings import SETTINGS, Settings
from acuviewer.signals import ENDING
from acuviewer.ui.display import require_display, require_window_system
from acuviewer.ui.input_methods import settle_input_method
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.viewport.surface_format import install_surface_format

_MOST_WAIT_MS = 300

_FINISH_WAIT_MS, _SEARCH_WAIT_MS = 150, 400
"""What of the body nobody has asked for yet is worked out, and the search is made ready, when the first picture stands."""


def run_window(session: Session, settings: Settings, script: str = "") -> int:
    """Show the window until it is closed; returns the exit code.

    Raises DataError for broken data, NoDisplayError where no window can open, and SceneError without OpenGL. ``script`` is carried out once the body is
    shown.
    """
    require_display()
    require_opengl_libraries()
    # The second Python that tries the window system first is at work meanwhile.
    facets_of(load_atlas(), load_library())
    require_window_system()
    fault_report.begin_run()
    # A report is handed on: the places of one's files, who learns, and what she calls her lists, is nobody's business.
    told = {name: settings[name] for name in SETTINGS if name not in ("folder", "recent_lessons", "learner", "sets")}
    fault_report.note_fact("settings", json.dumps(told))
    hear_vtk()
    hear_qt()
    install_surface_format()
    settle_input_method()
    application = QApplication.instance() or QApplication(["acuviewer"])
    application.setApplicationName("acuviewer")
    settle_numerals()
    load_fonts()
    broken: list[DataError] = []
    window = open_window(session, settings, script, broken.append)
    ending = EndingSignals(window)
    code = application.exec()
    ending.forget()
    del window
    if broken:
        raise broken[0]
    return 128 + ending.number if ending.number else code


def open_window(
    session: Session, settings: Settings, script: str = "", give_up: Callable[[DataError], None] | None = None
) -> MainWindow:
    """Show the main window; the body is built right after its first paint. With broken data it closes and calls ``give_up``."""
    window = MainWindow(session, settings)
    window.asks_nothing = bool(script)
    shown = weakref.ref(window)

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault in a slot: keep its details and say a sentence, where there is still a window."""
        del kind, trace
        sentence = str(error) if isinstance(error, DataError) else fault_report.report_fault(error)
        told = shown()
        if told is not None and sentence is not None:
            told.notices.tell_fault(text("notice.fault", what=sentence))

    sys.excepthook = tell
    window.show()

    def carry_out(act: Callable[[], None]) -> None:
        try:
            act()
        except DataError as error:
            if give_up is None:
                raise
            # With broken data there is nothing to show.
            give_up(error)
            window.end_quietly()

    def begin() -> None:
        _start(window, script)
        _once_painted(window, partial(carry_out, partial(_complete, window, settings, script)))

    QTimer.singleShot(0, window, partial(carry_out, begin))
    return window


def _start(window: MainWindow, script: str) -> None:
    """Show skin and points; what takes longer comes when that picture stands."""
    if not script:
        window.resume()
    session = window.presenter.store.session
    plain = replace(session, layers=replace(session.layers, meridians=False, labels=False))
    window.viewport.show_session(build_anatomy(session.body), plain, first=True)


def _complete(window: MainWindow, settings: Settings, script: str) -> None:
    """Show all of the session, and do what was asked for."""
    window.presenter.start()
    window.write_page()
    QTimer.singleShot(_FINISH_WAIT_MS, window, window.student.shelf.begin)
    QTimer.singleShot(_FINISH_WAIT_MS, window, partial(_finish, window))
    QTimer.singleShot(_SEARCH_WAIT_MS, window, window.navigator.prepare_search)
    window.notices.tell_settings(settings)
    window.notices.offer_reports()
    if script:
        window.presenter.run(script)
    elif not settings["first_start_seen"]:
        window.show_first_steps()


def _finish(window: MainWindow) -> None:
    """Work out what nobody has asked for yet, and look from now on for what nobody needs any more: not among what stays to the end."""
    finish_ahead(build_anatomy(window.presenter.store.session.body))
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _once_painted(window: MainWindow, act: Callable[[], None]) -> None:
    """Do something once after the first picture with a body; soon where none is painted, such as in a window that starts as an icon."""
    waiting = QTimer(window)
    waiting.setSingleShot(True)
    waiting.timeout.connect(act)
    waiting.start(_MOST_WAIT_MS)

    def stands() -> None:
        if waiting.isActive():
            waiting.start(0)
        window.viewport.painted.disconnect(stands)

    window.viewport.painted.connect(stands)


class EndingSignals:
    """Closes a window when the system asks the program to end; ``number`` is the signal then, else 0.

    Python's own handlers run between two of its instructions, and an idle window carries out none: the signal's number comes
    through a socket that Qt watches.
    """

    def __init__(self, window: MainWindow) -> None:
        self.number = 0
        self._window = weakref.ref(window)
        self._end, self._start = socket.socketpair()
        for part in (self._end, self._start):
            part.setblocking(False)
        signal.set_wakeup_fd(self._start.fileno(), warn_on_full_buffer=False)
        for number in ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda number, frame: None)
        self._notifier = QSocketNotifier(self._end.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._arrived)

    def _arrived(self) -> None:
        self.number = self._end.recv(1)[0]
        window = self._window()
        if window is not None:
            window.end_quietly()

    def forget(self) -> None:
        """Watch no longer; the window is gone."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._end.close()
        self._start.close()
