"""The OpenGL that the 3D view asks for."""

from PySide6.QtGui import QSurfaceFormat


def install_surface_format() -> None:
    """Ask for the OpenGL that VTK needs; must be called before the QApplication exists."""
    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setVersion(3, 2)
    wanted.setDepthBufferSize(24)
    wanted.setSamples(0)
    QSurfaceFormat.setDefaultFormat(wanted)
