"""A process of our own beside this one: it is sent tasks, and sends back what it found (``body_worker``)."""

import os
import subprocess
import sys


def begin_worker() -> "subprocess.Popen[bytes]":
    """Begin one, with a pipe in both directions; it ends when its standard input does. Raises OSError where no process can begin."""
    # It finds what this process finds, and nothing that lies by chance where it begins.
    environment = {"OPENBLAS_NUM_THREADS": "1", **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-m", "acuviewer.body_worker"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
