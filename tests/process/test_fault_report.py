"""Fault reports: one a fault, with what is needed to understand it and nothing that a library could break."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from acuviewer import fault_report


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ACUVIEWER_CONFIG_DIR", str(tmp_path))
    return tmp_path / "faults"


def _fail(words: str) -> Exception:
    try:
        raise ZeroDivisionError(words)
    except ZeroDivisionError as error:
        return error


def test_a_report_holds_versions_acts_messages_and_the_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somewhere/mary")
    fault_report.note_fact("OpenGL", "4.5, a renderer")
    fault_report.note_act("point.select GB30")
    fault_report.note_message("VTK", "ERROR: object 0x55aa is empty")
    fault_report.note_message("VTK", "ERROR: object 0x77bb is empty")
    sentence = fault_report.report_fault(_fail("in /somewhere/mary/file"))
    (path,) = fault_report.kept_reports()
    assert sentence is not None
    assert str(path) in sentence
    text = path.read_text(encoding="utf-8")
    for words in (
        "ZeroDivisionError",
        "numpy ",
        "OpenGL: 4.5",
        "  point.select GB30",
        "object 0x… is empty (2 times)",
        "in _fail",
    ):
        assert words in text
    assert "mary" not in text


def test_the_same_fault_is_told_once_and_another_again(folder: Path) -> None:
    told = [fault_report.report_fault(_fail(f"number {number}")) for number in range(3)]
    assert [sentence is not None for sentence in told] == [True, False, False]
    assert fault_report.report_fault(ValueError("another")) is not None
    assert len(fault_report.kept_reports()) == 2


def test_the_oldest_reports_give_way(folder: Path) -> None:
    for number in range(25):
        fault_report.keep_report(f"number {number}")
    kept = fault_report.kept_reports()
    assert len(kept) == 20
    assert any("number 24" in path.read_text(encoding="utf-8") for path in kept)
    assert not any("number 3\n" in path.read_text(encoding="utf-8") for path in kept)


def test_a_report_is_offered_until_it_has_been(folder: Path) -> None:
    fault_report.keep_report("first")
    assert len(fault_report.new_reports()) == 1
    fault_report.mark_offered()
    assert fault_report.new_reports() == []
    fault_report.keep_report("second")
    (new,) = fault_report.new_reports()
    assert "second" in new.read_text(encoding="utf-8")


def test_without_a_place_for_it_the_fault_is_still_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ACUVIEWER_CONFIG_DIR", str(tmp_path / "file"))
    sentence = fault_report.report_fault(_fail("on purpose"))
    assert sentence is not None
    assert "on purpose" in sentence
    assert "could not be kept" in sentence


def test_a_message_reaches_its_listeners_once(folder: Path) -> None:
    heard: list[str] = []
    stop = fault_report.on_message(heard.append)
    fault_report.note_message("Qt", "odd")
    fault_report.note_message("Qt", "odd")
    stop()
    fault_report.note_message("Qt", "odder")
    assert heard == ["Qt: odd"]


CRASH = """
import faulthandler, os, sys
from acuviewer import fault_report
fault_report.begin_run()
fault_report.note_act("point.select GB30")
if sys.argv[1] == "crash":
    os.abort()
if sys.argv[1] == "end":
    fault_report.end_run()
if sys.argv[1] == "killed":
    os._exit(9)
"""


@pytest.mark.parametrize(("way", "reports"), [("crash", 1), ("end", 0), ("killed", 0)])
def test_a_crash_leaves_a_report_for_the_next_start_and_a_plain_end_none(folder: Path, way: str, reports: int) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, way], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    left = list(folder.glob("running-*"))
    assert len(left) == (0 if way == "end" else 1)
    fault_report.collect_crashes()
    assert len(fault_report.new_reports()) == reports
    assert not list(folder.glob("running-*"))
    if reports:
        text = fault_report.new_reports()[0].read_text(encoding="utf-8")
        assert "act: point.select GB30" in text
        assert "Fatal Python error: Aborted" in text


@pytest.mark.skipif(os.name != "posix", reason="tells by a lock whether the other runs")
def test_a_window_that_still_runs_is_left_alone(folder: Path) -> None:
    script = "from acuviewer import fault_report; fault_report.begin_run(); print('runs', flush=True); input()"
    running = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline() == "runs\n"
    (path,) = folder.glob("running-*")
    path.write_text("Fatal Python error: in the middle", encoding="utf-8")
    fault_report.collect_crashes()
    assert path.exists()
    assert fault_report.kept_reports() == []
    running.communicate("\n")


def test_the_report_needs_no_library() -> None:
    """Whatever library is broken, the fault report must not import it."""
    script = (
        "import sys; before = set(sys.modules)\n"
        "from acuviewer import fault_report\n"
        "error = ValueError('x'); fault_report.report_fault(error)\n"
        "names = {name.split('.')[0] for name in set(sys.modules) - before}\n"
        # Python 3.15 has a module that it does not list.
        "print(sorted(names - sys.stdlib_module_names - {'_missing_stdlib_info'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['acuviewer']", "platformdirs only where no folder is named"
