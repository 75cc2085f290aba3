"""What the command line writes arrives in every code page, and nothing is lost without a word."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE_PAGES = ("ascii", "cp437", "cp932", "koi8-r")
SUBCOMMANDS = (["locate", "GB30", "BL1"], ["landmarks"], ["body"], ["check"], ["do", "--list"], ["--help"], ["locate", "--help"])


def _run(arguments: list[str], stdout: int = subprocess.PIPE, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "acuviewer", *arguments]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=os.environ | environment, check=False)


def _in_process(code_page: str, arguments: list[str]) -> tuple[int, bytes, bytes]:
    """All commands in one process: what the page does to them is decided when they write."""
    script = (
        "import sys; from acuviewer.cli import main\n"
        "for arguments in ARGUMENTS:\n"
        "    try: code = main(arguments)\n"
        "    except SystemExit as end: code = end.code or 0\n"
        "    if code: sys.exit(f'{arguments} ended with {code}')\n"
    ).replace("ARGUMENTS", repr([arguments] if arguments else list(SUBCOMMANDS)))
    environment = os.environ | {"PYTHONIOENCODING": code_page}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("code_page", [CODE_PAGES[0], *(pytest.param(page, marks=pytest.mark.slow) for page in CODE_PAGES[1:])])
def test_every_sub_command_writes_in_every_code_page(code_page: str) -> None:
    code, out, err = _in_process(code_page, [])
    assert code == 0, err
    assert b"Traceback" not in err
    assert "Find the greater trochanter" in out.decode(code_page)


@pytest.mark.parametrize("code_page", ["utf-16", *(pytest.param(page, marks=pytest.mark.slow) for page in CODE_PAGES)])
def test_json_is_utf_8_in_every_code_page(code_page: str) -> None:
    code, out, err = _in_process(code_page, ["locate", "BL1", "--json"])
    assert (code, err) == (0, b"")
    assert json.loads(out.decode("utf-8"))["points"][0]["code"] == "BL1"


def test_what_a_page_lacks_is_spelled_plainly() -> None:
    script = (
        "from acuviewer.output import never_fail_on_letters; never_fail_on_letters()\nprint('Huántiào 环跳 · 90° … \\udce9 ×')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"}, check=False
    )
    assert done.stdout.split() == [b"Huantiao", b"??", b".", b"90", b"degrees", b"...", b"?", b"x"]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["locate", "GB30"], ["locate", "GB30", "--json"], ["do", "--list"]])
def test_a_full_disk_is_told(arguments: list[str], unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _run(arguments, stdout=full.fileno(), PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1
    assert done.stderr.decode() == "acuviewer: standard output cannot be written (No space left on device).\n"


def test_a_command_ends_as_soon_as_all_is_written(tmp_path: Path) -> None:
    """Nothing is taken apart that the system takes back at once; what went wrong is told all the same."""
    script = (
        "import atexit, sys; atexit.register(print, 'taken apart')\n"
        "from acuviewer.__main__ import main; sys.argv[1:] = ARGUMENTS; sys.exit(main())"
    )
    for arguments, code, out in ((["do", "--list"], 0, "point.select"), (["check", str(tmp_path)], 1, "")):
        command = [sys.executable, "-c", script.replace("ARGUMENTS", repr(arguments))]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert (done.returncode, bool(done.stderr)) == (code, bool(code))
        assert out in done.stdout
        assert "taken apart" not in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="closes a descriptor as a POSIX shell does")
def test_a_closed_output_is_told() -> None:
    script = 'exec "$0" -m acuviewer locate GB30 --json >&-'
    done = subprocess.run(["/bin/sh", "-c", script, sys.executable], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"acuviewer: standard output is closed, so the result cannot be written.\n")


def test_that_nobody_reads_on_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    done = _run(["locate", "--all"], stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code"), [(("locate", "GB30"), 0), (("landmarks", "--json"), 0), (("check", "."), 1), (("locate", "--side"), 2)]
)
def test_whoever_stops_reading_changes_no_exit_code(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "acuviewer", *arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False)
    os.close(writing)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "pipe" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes a descriptor as a POSIX shell does")
def test_nothing_is_written_when_its_names_cannot_be_told(tmp_path: Path) -> None:
    script = 'exec "$0" -m acuviewer tour tour >&-'
    done = subprocess.run(["/bin/sh", "-c", script, sys.executable], stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []
