"""Runs of the program that share its start: a process that has imported everything forks one for each."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from breaking.outcome import LeftOutError
from breaking.running import MOST_WRITTEN, Run, plain_environment, stop


class WarmProgram:
    """A started program; ``source`` is the folder that holds the package, ``environment`` what differs for all of its runs.

    Raises LeftOutError where processes cannot be forked.
    """

    def __init__(self, source: Path, environment: Mapping[str, str]) -> None:
        if not sys.platform.startswith("linux"):
            raise LeftOutError("forked runs are known on Linux only")
        self._scratch = Path(tempfile.mkdtemp(prefix="acuviewer-warm-"))
        self._server = subprocess.Popen(
            [sys.executable, "-P", Path(__file__).with_name("warm_server.py")],
            env=plain_environment(PYTHONPATH=str(source), PYTHONWARNINGS="ignore:::", **environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._answer()

    def run(
        self,
        arguments: Sequence[str],
        folder: Path,
        limit_s: float,
        environment: Mapping[str, str] | None = None,
        most_bytes: int | None = None,
        notices: Path | None = None,
    ) -> Run:
        """As ``running.run``, for ``acuviewer`` with these arguments; ``notices`` is a file for what the window says."""
        out, err = self._scratch / "out", self._scratch / "err"
        request = {
            "arguments": list(arguments), "folder": str(folder), "environment": dict(environment or {}), "out": str(out),
            "err": str(err), "limit_s": limit_s, "most_bytes": most_bytes, "most_written": MOST_WRITTEN, "notices": str(notices or ""),
        }  # fmt: skip
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(request).encode() + b"\n")
        self._server.stdin.flush()
        code, seconds = self._answer()
        return Run(("acuviewer", *arguments), code, out.read_bytes(), err.read_bytes(), seconds)

    def _answer(self) -> tuple[int | None, float]:
        assert self._server.stdout is not None
        line = self._server.stdout.readline()
        if not line:
            raise RuntimeError("the program that forks the runs has ended")
        answer = json.loads(line)
        return answer["code"], answer["seconds"]

    def close(self) -> None:
        """End it."""
        stop(self._server)
        for stream in (self._server.stdin, self._server.stdout):
            if stream is not None:
                stream.close()
        shutil.rmtree(self._scratch, ignore_errors=True)
