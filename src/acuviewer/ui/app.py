"""Starts the window: what must happen before the QApplication, the first paint, and errors told in a sentence."""

import sys
import weakref
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from acuviewer.export.fonts import load_fonts
from acuviewer.export.numerals import settle_numerals
from acuviewer.scene.snapshot import require_opengl
from acuviewer.session.fault_report import report_fault
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui.display import require_display
from acuviewer.ui.input_methods import settle_input_method
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.viewport import install_surface_format


def run_window(session: Session, settings: Settings, script: str = "") -> int:
    """Show the window until it is closed; returns the exit code.

    Raises NoDisplayError without a display and SceneError without OpenGL. ``script`` is carried out once the body is
    shown.
    """
    require_display()
    require_opengl()
    install_surface_format()
    settle_input_method()
    application = QApplication.instance() or QApplication(["acuviewer"])
    application.setApplicationName("acuviewer")
    settle_numerals()
    load_fonts()
    window = open_window(session, settings, script)
    code = application.exec()
    del window
    return code


def open_window(session: Session, settings: Settings, script: str = "") -> MainWindow:
    """Show the main window; the body is built right after its first paint."""
    window = MainWindow(session, settings)
    shown = weakref.ref(window)

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault in a slot: keep its details and say a sentence, where there is still a window."""
        del kind, trace
        sentence = report_fault(error)
        told = shown()
        if told is not None:
            told.show_notice(f"Sorry: {sentence}")

    sys.excepthook = tell
    window.show()

    def begin() -> None:
        window.presenter.start()
        if settings.notice:
            window.show_notice(settings.notice)
        if script:
            window.presenter.run(script)
        elif not settings["first_start_seen"]:
            window.show_first_steps()

    QTimer.singleShot(0, window, begin)
    return window
