"""A program that is told to end does so at once, with the usual code, without a traceback, and leaves nothing half written."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from signals_heeded import heeding_signals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")

SCRIPT = """
import os, sys, time, types
from pathlib import Path
from acuviewer import cli, whole_file

def wait(file):
    print("writing", flush=True)
    time.sleep(600)

def write():
    os.fsync = wait
    whole_file.write_whole(Path(os.environ["FOLDER"]) / "out", b"half")
    return 0

sys.modules["acuviewer.self_test"] = types.SimpleNamespace(run_self_test=write)
sys.argv = ["acuviewer", "self-test"]
sys.exit(cli.main())
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_ending_while_a_file_is_written(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)
    (tmp_path / "out").mkdir()
    with heeding_signals([sys.executable, "-c", SCRIPT], os.environ | {"FOLDER": str(tmp_path / "out")}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        assert len(list((tmp_path / "out").iterdir())) == 1
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (128 + number, b"")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    script = (
        "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from acuviewer.signals import end_at_once_on_signals; end_at_once_on_signals()\n"
        "print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout == "True\n"


def test_the_program_works_with_one_thread_of_blas() -> None:
    """With more it can hang for ever at the start, when Qt forks while the body is built."""
    script = (
        "import os, sys, types; from acuviewer import cli\n"
        "tell = lambda: print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules) or 0\n"
        "sys.modules['acuviewer.self_test'] = types.SimpleNamespace(run_self_test=tell)\n"
        "sys.argv = ['acuviewer', 'self-test']; sys.exit(cli.main())"
    )
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "2"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout == "1 False\n"
