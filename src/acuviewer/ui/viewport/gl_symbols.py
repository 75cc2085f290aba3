"""Where VTK finds the functions of the OpenGL that Qt has made."""

import ctypes
import sys

from PySide6.QtGui import QGuiApplication


def symbol_loader() -> int:
    """Address of the function that finds OpenGL's functions in the context that Qt has made; 0 leaves it to VTK."""
    if not sys.platform.startswith("linux"):
        return 0
    on_wayland = QGuiApplication.platformName().startswith("wayland")
    library, name = ("libEGL.so.1", "eglGetProcAddress") if on_wayland else ("libGL.so.1", "glXGetProcAddressARB")
    try:
        return ctypes.cast(getattr(ctypes.CDLL(library), name), ctypes.c_void_p).value or 0
    except (OSError, AttributeError):
        return 0
