"""Whether a window can open, found out before Qt would end the process over it."""

import ctypes
import os
import sys

from acuviewer import fault_report, probe

# What Qt's X11 plugin loads; without one of them Qt aborts instead of raising an error.
_XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}  # fmt: skip


class NoDisplayError(RuntimeError):
    """No window can open here; the message says why and what to do instead."""


def require_display() -> None:
    """Raise NoDisplayError where it is plain that Qt could open no window; ``require_window_system`` asks further."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return
    display = os.environ.get("DISPLAY")
    pictures = "Pictures work without one: acuviewer snapshot OUT.png, or acuviewer tour FOLDER for a tour of some points."
    if not display:
        raise NoDisplayError(f"There is no display, so no window can open. {pictures}")
    missing = [package for library, package in _XCB_LIBRARIES.items() if not probe.library_loads(library)]
    if missing:
        raise NoDisplayError(
            f"Libraries for windows are missing. On Debian and Ubuntu install them with: sudo apt-get install {' '.join(missing)}"
        )
    if not _answers():
        raise NoDisplayError(f"The display {display} does not answer, so no window can open. {pictures}")


def require_window_system() -> None:
    """Raise NoDisplayError where a trial start of Qt has ended badly, or has found no OpenGL that serves."""
    answer = probe.found("window")
    if answer is None:
        return
    trouble = probe.explain(answer, os.environ)
    if trouble:
        raise NoDisplayError(trouble)
    fault_report.note_fact("window system", f"{answer.platform}, {answer.width}x{answer.height} at {answer.scale}")
    fault_report.note_fact("OpenGL", f"{answer.version}, {answer.renderer}")


def _answers() -> bool:
    """Whether an X server answers at DISPLAY."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    # Kept open: some servers begin anew when their last client leaves, and refuse the next one while they do.
    connection = xcb.xcb_connect(None, None)
    return int(xcb.xcb_connection_has_error(connection)) == 0
