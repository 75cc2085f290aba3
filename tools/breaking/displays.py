"""Displays for the cases that open a window: X servers of their own, so that nobody's screen is used."""

import os
import shutil
import subprocess
from types import TracebackType

from breaking.outcome import LeftOutError


class Display:
    """An X server that lasts as long as the ``with`` block; ``name`` is what DISPLAY must say.

    ``resets`` leaves it as a server is by nature: it begins anew whenever its last client has gone. Raises LeftOutError where
    there is no Xvfb.
    """

    def __init__(self, resets: bool = False, screen: str = "1600x1000x24") -> None:
        program = shutil.which("Xvfb")
        if program is None:
            raise LeftOutError("there is no Xvfb for the windows")
        read, write = os.pipe()
        options = ["-screen", "0", screen, "-nolisten", "tcp", *([] if resets else ["-noreset"])]
        try:
            self._server = subprocess.Popen(
                [program, "-displayfd", str(write), *options],
                pass_fds=[write],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        finally:
            os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            self._server.wait()
            raise LeftOutError("the X server for the windows did not start")
        self.name = f":{number}"

    def close(self) -> None:
        """Stop the server."""
        self._server.terminate()
        self._server.wait()

    def __enter__(self) -> "Display":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
