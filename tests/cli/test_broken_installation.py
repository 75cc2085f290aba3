"""An installation in which files are damaged: every command that reads one names it, and ends with exit code 1."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkout import TOP, copy_assets


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with its data below it, as an installed wheel has it."""
    top = tmp_path_factory.mktemp("installed")
    shutil.copytree(TOP / "src" / "acuviewer", top / "acuviewer", ignore=shutil.ignore_patterns("__pycache__"))
    copy_assets(top / "acuviewer")
    return top


@pytest.fixture
def damaged(installed: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """One of its files with a few bytes of zero in the middle; gone, if it is a small one."""
    path = installed / "acuviewer" / "assets" / str(request.param)
    content = path.read_bytes()
    middle = len(content) // 2
    path.write_bytes(content[:middle] + bytes(64) + content[middle + 64 :])
    yield path
    path.write_bytes(content)


def _run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "acuviewer", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=installed)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("damaged", "arguments"),
    [
        ("models/skin_targets.npy", ("locate", "GB30")),
        ("models/bones.npz", ("landmarks",)),
        ("points.json", ("do", "point.select GB30", "--out", "a.png")),
        ("knowledge/evidence.json", ("snapshot", "a.png", "--size", "64x64")),
        ("themes/light.json", ("snapshot", "a.png", "--size", "64x64")),
        ("fonts/acuviewer-cjk-regular.otf", ("snapshot", "a.png", "--size", "64x64")),
        ("files.json", ("export", "a.ply")),
    ],
    indirect=["damaged"],
)
def test_the_damaged_file_is_named(installed: Path, damaged: Path, arguments: tuple[str, ...]) -> None:
    done = _run(installed, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert str(damaged) in done.stderr
    assert "install acuviewer again" in done.stderr or "is no JSON" in done.stderr or "control character" in done.stderr
    assert "fault of the program" not in done.stderr
    assert "Traceback" not in done.stderr
    assert not (installed / "a.png").exists()


@pytest.mark.slow
@pytest.mark.parametrize("damaged", ["fonts/acuviewer-sans-semibold.otf"], indirect=True)
def test_the_self_test_names_it_and_goes_on(installed: Path, damaged: Path) -> None:
    done = _run(installed, "self-test")
    assert done.returncode == 1
    assert done.stdout.count("FAIL  ") >= 2
    for line in done.stdout.splitlines():
        assert line.startswith("ok  ") or str(damaged) in line, line
    assert "ok    body and points" in done.stdout
    assert "self-test failed" in done.stderr
