"""``scripts/run.sh`` and ``scripts/test.sh`` in a checkout whose Python, apt and program are stand-ins that keep notes.

That they set up a real bare machine is shown by running them there; here is what they decide.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from checkout import TOP

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what the scripts do with apt and displays is Linux")

NOTE = '#!/bin/sh\nfor word in "${0##*/}" "$@"; do printf "[%s]" "$word" >>"$NOTES"; done; echo >>"$NOTES"\n'
ALL_LIBRARIES = NOTE + 'for package in $LIBRARIES; do echo "  $package (libc6) => there"; done\n'
LIBRARIES = (
    "libEGL.so.1 libGL.so.1 libglib-2.0.so.0 libfontconfig.so.1 libdbus-1.so.3 libxkbcommon.so.0 libxkbcommon-x11.so.0 "
    "libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-shape.so.0"
)


@dataclass(frozen=True)
class Checkout:
    """A copy of the scripts with stand-ins for what they call."""

    top: Path

    def run(self, script: str, *arguments: str, display: str = "", libraries: str = LIBRARIES) -> "Run":
        """Run a script in a bare environment; what the stand-ins noted is in the result."""
        notes = self.top / "notes"
        notes.unlink(missing_ok=True)
        environment = {
            "PATH": f"{self.top / 'stand-ins'}:/usr/bin:/bin",
            "NOTES": str(notes),
            "LIBRARIES": libraries,
            "DISPLAY": display,
            "HOME": str(self.top),
        }
        done = subprocess.run(
            [self.top / "scripts" / script, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.top,
        )
        return Run(done.returncode, done.stdout, done.stderr, notes.read_text("utf-8") if notes.exists() else "")


@dataclass(frozen=True)
class Run:
    """What a script said, and what it called, a line each: [name][argument]…"""

    code: int
    output: str
    errors: str
    notes: str


def _place(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Not set up yet; nobody is root, and sudo wants a password."""
    top = tmp_path / "a checkout"
    shutil.copytree(TOP / "scripts", top / "scripts")
    shutil.copy(TOP / "pyproject.toml", top)
    venv = 'mkdir -p "$4/bin" && cp "$0" "$4/bin/python"'
    program = 'if [ "$2" = pip ]; then cp "${0%/*}/../../stand-ins/program" "${0%/*}/acuviewer"; fi'
    _place(top / "stand-ins/python3", f'{NOTE}if [ "$2" = venv ]; then {venv}; else {program}; fi\n')
    _place(top / "stand-ins/program", NOTE)
    _place(top / "stand-ins/ldconfig", ALL_LIBRARIES)
    _place(top / "stand-ins/apt-get", NOTE)
    _place(top / "stand-ins/xvfb-run", NOTE)
    _place(top / "stand-ins/xauth", NOTE)
    _place(top / "stand-ins/id", "#!/bin/sh\necho 1000\n")
    _place(top / "stand-ins/sudo", "#!/bin/sh\nexit 1\n")
    return Checkout(top)


def test_the_first_start_sets_up_and_the_second_only_starts(checkout: Checkout) -> None:
    first = checkout.run("run.sh", "locate", "GB30", "--json")
    assert first.code == 0, first.errors
    assert "[python][-m][pip][install]" in first.notes
    assert first.notes.endswith("[acuviewer][locate][GB30][--json]\n")
    assert first.output == ""
    second = checkout.run("run.sh", "do", "point.select GB30; view.back")
    assert second.notes == "[acuviewer][do][point.select GB30; view.back]\n"
    assert (second.code, second.output, second.errors) == (0, "", "")


def test_whoever_can_run_the_tests_can_run_the_program_but_not_the_other_way_round(checkout: Checkout) -> None:
    assert checkout.run("run.sh", "--version").code == 0
    tests = checkout.run("test.sh", "tests/points")
    assert "[--editable][.[dev]]" in tests.notes
    assert "[python][-m][pytest][tests/points]" in tests.notes
    assert checkout.run("run.sh", "--version").notes == "[acuviewer][--version]\n"


@pytest.mark.parametrize("change", ["the project asks for other packages", "the checkout was moved", "a set-up was cut off"])
def test_what_has_changed_is_set_up_again(checkout: Checkout, change: str) -> None:
    checkout.run("run.sh", "--version")
    if change == "the project asks for other packages":
        with (checkout.top / "pyproject.toml").open("a", encoding="utf-8") as project:
            project.write("# another\n")
    elif change == "the checkout was moved":
        checkout = Checkout(checkout.top.rename(checkout.top.with_name("elsewhere")))
    else:
        (checkout.top / ".venv/.set-up-run").unlink()
    again = checkout.run("run.sh", "--version")
    assert "[python][-m][pip][install]" in again.notes
    assert ("[python3][-m][venv]" in again.notes) is (change == "the checkout was moved")
    assert checkout.run("run.sh", "--version").notes == "[acuviewer][--version]\n"


def test_without_a_display_the_tour_is_rendered(checkout: Checkout) -> None:
    checkout.run("run.sh", "--version")
    tour = checkout.run("run.sh")
    assert tour.notes == f"[acuviewer][tour][{checkout.top}/acuviewer-tour]\n"
    assert "no display" in tour.errors
    assert tour.output == ""
    assert checkout.run("run.sh", display=":7").notes == "[acuviewer]\n"


def test_missing_libraries_are_named_with_the_command_until_they_are_there(checkout: Checkout) -> None:
    lacking = " ".join(name for name in LIBRARIES.split() if name not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    for _ in range(2):
        run = checkout.run("run.sh", "--version", libraries=lacking)
        assert "sudo apt-get update && sudo apt-get install --no-install-recommends libegl1 libxcb-cursor0" in run.errors
        assert run.notes.endswith("[acuviewer][--version]\n"), "the person may still look at what works without them"
        assert "apt-get" not in run.notes
    checkout.run("run.sh", "--version")
    assert checkout.run("run.sh", "--version").errors == ""


def test_the_tests_do_not_start_without_their_libraries(checkout: Checkout) -> None:
    run = checkout.run("test.sh", libraries="")
    assert run.code == 1
    assert "libfontconfig1" in run.errors
    assert "[-m][pytest]" not in run.notes


def test_root_gets_missing_libraries_installed(checkout: Checkout) -> None:
    _place(checkout.top / "stand-ins/id", "#!/bin/sh\necho 0\n")
    run = checkout.run("run.sh", "--version", libraries=LIBRARIES.replace("libGL.so.1 ", ""))
    assert run.notes.index("[apt-get][update]") < run.notes.index("[apt-get][install]")
    assert "[--no-install-recommends][libgl1]" in run.notes


@pytest.mark.parametrize(
    "path",
    [
        "scripts/run.sh",
        "scripts/test.sh",
        "scripts/check_wheel.sh",
        "scripts/check_lowest.sh",
        "scripts/in_venv.sh",
        "tools/try_everywhere.sh",
        ".ci/run",
    ],
)
def test_a_script_can_be_started(path: str) -> None:
    assert os.access(TOP / path, os.X_OK)


def test_the_page_of_commands_is_what_the_table_says() -> None:
    done = subprocess.run(
        [sys.executable, "tools/write_commands_page.py", "--check"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
