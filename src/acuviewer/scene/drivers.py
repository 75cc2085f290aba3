"""Whether OpenGL runs on a graphics card or on the processor, by the name of its driver."""

_BY_PROCESSOR = ("llvmpipe", "softpipe", "swiftshader", "swrast", "gdi generic", "apple software", "software rasterizer")


def runs_on_processor(driver: str) -> bool:
    """Whether a driver's name, or the longer text in which it stands, is one of those that draw on the processor."""
    return any(name in driver.lower() for name in _BY_PROCESSOR)
