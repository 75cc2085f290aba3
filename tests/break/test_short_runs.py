"""A few cases of each part of ``tools/break.py``: the program stands them. By hand it tries thousands (docs/BREAKING.md)."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import TOP

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="forked runs and X servers are known on Linux only"),
]


def _break(*arguments: str) -> "subprocess.CompletedProcess[str]":
    # How long something takes on a busy machine is no verdict here.
    command = [sys.executable, str(TOP / "tools" / "break.py"), *arguments, "--patience", "60"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("part", "count"), [("files", 2), ("commands", 6)])
def test_the_program_stands_a_few_cases(part: str, count: int) -> None:
    done = _break(part, "--seed", "10", "--count", str(count))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{part}: {count} tried" in done.stdout


@pytest.mark.display
@pytest.mark.parametrize(("part", "count"), [("settings", 2), ("environments", 2), ("interruptions", 2), ("window", 15)])
def test_the_program_stands_a_few_cases_on_a_display(part: str, count: int) -> None:
    if shutil.which("Xvfb") is None:
        pytest.fail("this test needs Xvfb; run scripts/test.sh, which brings it along")
    done = _break(part, "--seed", "10", "--count", str(count))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{part}: " in done.stdout
    assert f"{part}: 0 tried" not in done.stdout


def test_a_program_that_breaks_is_found_out_and_the_case_can_be_repeated(tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("import sys\nopen('litter.part', 'w').close()\nraise RuntimeError('as always')\n", encoding="utf-8")
    program = f"{sys.executable} {broken}"
    found = _break("commands", "--seed", "4", "--count", "6", "--program", program, "--keep", str(tmp_path / "kept"))
    assert found.returncode == 1
    assert "commands: 6 tried, 6 failed" in found.stdout
    for kind in ("traceback: RuntimeError: as always", "a valid line fails", "litter: litter.part"):
        assert kind in found.stdout
    line = next(line for line in found.stdout.splitlines() if line.startswith("commands --seed 4 --case 3: "))
    assert _break("commands", "--seed", "4", "--case", "3", "--program", program).stdout.splitlines()[0] == line
    assert b"as always" in (tmp_path / "kept" / "commands-4-3" / "stderr.txt").read_bytes()
