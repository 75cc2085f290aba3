"""Run in a process of its own by ``acuviewer.probe``: tries what may end a process, and prints what it found as JSON.

    python -I -S probe_child.py window|picture FOLDER…

The folders are where libraries are found. Nothing of acuviewer is imported: it must start fast and need little.
"""

import ctypes
import json
import sys
from typing import Any

WANTED = (3, 2)


def try_window() -> dict[str, Any]:
    """Start Qt as the window will, and make a context as VTK needs it."""
    from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat

    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setVersion(*WANTED)
    QSurfaceFormat.setDefaultFormat(wanted)
    application = QGuiApplication(["acuviewer"])
    screen = application.primaryScreen()
    found: dict[str, Any] = {"platform": application.platformName()}
    if screen is not None:
        found |= {"width": screen.size().width(), "height": screen.size().height(), "scale": screen.devicePixelRatio()}
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.create()
    if context.create() and context.makeCurrent(surface):
        functions = context.functions()
        found |= {"version": functions.glGetString(_VERSION), "renderer": functions.glGetString(_RENDERER)}
        context.doneCurrent()
    return found


_VERSION, _RENDERER = 0x1F02, 0x1F01
_EGL_NONE, _EGL_OPENGL_API, _EGL_PLATFORM_DEVICE = 0x3038, 0x30A2, 0x313F
_SURFACE_IS_PBUFFER, _RENDERS_OPENGL = (0x3033, 0x0001), (0x3040, 0x0008)
_CORE_3_2 = (0x3098, 3, 0x30FB, 2, 0x30FD, 1)


def try_picture() -> dict[str, Any]:
    """Make a context without a display, on the first graphics device that gives one, as VTK does."""
    egl = ctypes.CDLL("libEGL.so.1")
    for name in ("eglGetProcAddress", "eglGetDisplay", "eglCreateContext", "eglCreatePbufferSurface"):
        getattr(egl, name).restype = ctypes.c_void_p
    for display in _displays(egl):
        if egl.eglInitialize(ctypes.c_void_p(display), None, None):
            found = _try_display(egl, ctypes.c_void_p(display))
            if found:
                return found
    return {}


def _displays(egl: ctypes.CDLL) -> list[int]:
    """Displays of all graphics devices, then the system's own."""
    found = []
    query = egl.eglGetProcAddress(b"eglQueryDevicesEXT")
    display_of = egl.eglGetProcAddress(b"eglGetPlatformDisplayEXT")
    if query and display_of:
        devices, count = (ctypes.c_void_p * 16)(), ctypes.c_int()
        ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(query)(16, devices, ctypes.byref(count))
        of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(display_of)
        found = [of(_EGL_PLATFORM_DEVICE, device, None) for device in devices[: count.value]]
    return [display for display in [*found, egl.eglGetDisplay(None)] if display]


def _try_display(egl: ctypes.CDLL, display: ctypes.c_void_p) -> dict[str, Any]:
    config, count = ctypes.c_void_p(), ctypes.c_int()
    egl.eglBindAPI(_EGL_OPENGL_API)
    egl.eglChooseConfig(display, _list(*_SURFACE_IS_PBUFFER, *_RENDERS_OPENGL), ctypes.byref(config), 1, ctypes.byref(count))
    if not count.value:
        return {}
    context = egl.eglCreateContext(display, config, None, _list(*_CORE_3_2))
    surface = egl.eglCreatePbufferSurface(display, config, _list(0x3057, 8, 0x3056, 8))
    if not context or not egl.eglMakeCurrent(display, *(ctypes.c_void_p(part) for part in (surface, surface, context))):
        return {}
    say = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_uint)(egl.eglGetProcAddress(b"glGetString"))
    return {"version": say(_VERSION).decode("ascii", "replace"), "renderer": say(_RENDERER).decode("ascii", "replace")}


def _list(*numbers: int) -> Any:
    return (ctypes.c_int * (len(numbers) + 1))(*numbers, _EGL_NONE)


if __name__ == "__main__":
    sys.path[:] = sys.argv[2:]
    print(json.dumps(try_window() if sys.argv[1] == "window" else try_picture()), flush=True)
