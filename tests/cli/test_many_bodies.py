"""Points on many bodies: a table in, places out, the same to the last bit however many processes are at work."""

import csv
import gc
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from acuviewer import locate_many, many_bodies
from acuviewer.body.shape import BodyShape, BodyShapeError
from acuviewer.cli import main
from acuviewer.faults import DataError, Fault
from acuviewer.many_bodies import Places, Task, places_on
from acuviewer.many_report import read_bodies

BODIES = [
    BodyShape(sex="female", weight=0.5), BodyShape(weight=0.2), BodyShape(sex="female", weight=0.8, muscle=0.2), BodyShape(), BodyShape(height_mm=1600.0),
    BodyShape(sex="female", age=62.0, weight_kg=80.0), BodyShape(weight=0.9),
]  # fmt: skip
"""A free form that is its own frame stands among others with the same frame: what is kept of one must not move the next."""


def _same(one: Places, other: Places) -> bool:
    return (
        (one.body, one.keys, one.unplaced) == (other.body, other.keys, other.unplaced)
        and np.array_equal(one.positions_mm, other.positions_mm)
        and np.array_equal(one.normals, other.normals)
    )


def test_processes_order_and_what_came_before_move_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_bodies, "_BODIES_A_PROCESS", 1)
    shared = list(locate_many(BODIES, workers=2))
    backwards = [places_on(Task(body, None, "standard")) for body in reversed(BODIES)][::-1]
    assert [places.body for places in shared] == BODIES
    assert all(map(_same, shared, backwards))
    assert len({code for code, _, _ in shared[0].keys}) > 400


def test_points_that_are_named_lie_where_they_lie_among_all() -> None:
    everything = places_on(Task(BODIES[2], None, "all"))
    where = dict(zip(everything.keys, everything.positions_mm, strict=True))
    for codes in (["GB30"], ["ST36", "KI3"], ["CV12"], ["EX-UE9"]):
        (named,) = locate_many([BODIES[2]], codes, definition="all")
        assert {code for code, _, _ in named.keys} == set(codes)
        assert all(np.array_equal(where[key], place) for key, place in zip(named.keys, named.positions_mm, strict=True))


def test_impossible_bodies_and_codes_are_told_before_anything_is_located() -> None:
    with pytest.raises(BodyShapeError):
        locate_many(["sex=female", "age=7"])
    with pytest.raises(KeyError, match="XX1"):
        locate_many([""], ["GB30", "XX1"])


def test_what_fails_in_a_process_fails_here_with_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    send = many_bodies._send

    def fail(task: Task) -> Places:
        raise DataError([Fault("skin.npz", "content", "cannot be used.", "")])

    monkeypatch.setattr(many_bodies, "_BODIES_A_PROCESS", 1)
    monkeypatch.setattr(many_bodies, "_send", lambda process, task: send(process, task._replace(body=None)))
    monkeypatch.setattr(many_bodies, "places_on", fail)
    with pytest.raises(DataError, match=r"skin\.npz: content: cannot be used"):
        list(locate_many(BODIES[:2], ["GB30"], workers=2))


def test_a_process_that_is_ended_is_told_of_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def end(process: "subprocess.Popen[bytes]") -> Places | None:
        process.kill()
        return receive(process)

    receive = many_bodies._receive
    monkeypatch.setattr(many_bodies, "_BODIES_A_PROCESS", 1)
    monkeypatch.setattr(many_bodies, "_cores", lambda: 2)
    monkeypatch.setattr(many_bodies, "_receive", end)
    (tmp_path / "t.csv").write_text("age\n30\n40\n", encoding="utf-8")
    assert main(["locate", "GB30", "--bodies", str(tmp_path / "t.csv")]) == 1
    assert capsys.readouterr().err == "acuviewer: a process that located bodies has ended before its work was done.\n"


@pytest.mark.parametrize(
    "table",
    [
        "body\nsex=female,age=35,weight=0.6\n\n\"sex=male,age=50\"\n",
        "sex,age,weight\nfemale,35,.6\n,,\nmale,50,\n",
        "\ufeffsex;age;weight\r\nfemale;35;0.6\r\n;;\r\nmale;50\r\n",
        " sex \tage\tweight\nfemale\t35\t0.6\n\t\t\nmale\t50\t\n",
    ],
)  # fmt: skip
def test_tables_are_read_as_spreadsheets_write_them(table: str) -> None:
    wanted = {2: BodyShape(sex="female", age=35.0, weight=0.6), 4: BodyShape(sex="male", age=50.0)}
    assert read_bodies(table.encode(), "t.csv") == wanted


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (b"", ["t.csv: row 1: names no columns"]),
        (b"sex,age\n", ["holds no body"]),
        (b"sex,age\nmale,7\nmael,30\nmale,30,1\n", ["row 2: age is 7", "row 3: sex is 'mael'", "row 4: it has 3 cells for 2 columns"]),
        (b"sex,hat\nmale,1\n", ["row 2: 'hat' is no property of a body"]),
        (b'sex;weight\nmale;0,5\n', ["row 2: '0,5' holds a comma"]),
        (b"sex\n\xff\n", ["byte 5: is not UTF-8"]),
        (b"age\n" + b"7\n" * 80, ["row 51: age is 7", "other rows: 30 more faults"]),
    ],
)  # fmt: skip
def test_the_faults_of_all_rows_are_told_at_once(table: bytes, told: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        read_bodies(table, "t.csv")
    for words in told:
        assert words in str(caught.value)


def test_the_command_answers_with_a_table_or_with_json_lines(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    table = tmp_path / "people.csv"
    table.write_text("sex,age\nfemale,62\nmale,30\n", encoding="utf-8")
    assert main(["locate", "gb30", "GV3", "--side", "left", "--bodies", str(table)]) == 0
    rows = list(csv.DictReader(capfdbinary.readouterr().out.decode().splitlines()))
    assert main(["locate", "GB30", "GV3", "--side", "left", "--json", "--bodies", str(table)]) == 0
    lines = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert main(["locate", "GB30", "GV3", "--side", "left", "--json", "--body", "sex=male,age=30"]) == 0
    alone = json.loads(capfdbinary.readouterr().out)
    assert [(row["row"], row["code"], row["side"]) for row in rows] == [
        (row, code, side) for row in "23" for code, side in (("GB30", "left"), ("GV3", "midline"))
    ]
    assert [(line["row"], line["body"]) for line in lines] == [
        (2, BodyShape(sex="female", age=62.0).to_text()),
        (3, BodyShape(age=30.0).to_text()),
    ]
    assert [point["position_mm"] for point in lines[1]["points"]] == [point["position_mm"] for point in alone["points"]]
    assert [[float(row[axis]) for axis in ("x_mm", "y_mm", "z_mm")] for row in rows[2:]] == [
        point["position_mm"] for point in alone["points"]
    ]


def test_bodies_that_are_done_with_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short runs leave the collection of garbage off; thousands of bodies would fill the memory."""
    seen: list[bool] = []

    def located(*_: object) -> list[Places]:
        seen.append(gc.isenabled())
        return []

    monkeypatch.setattr("acuviewer.many_report.many_report", located)
    gc.disable()
    try:
        assert main(["locate", "GB30", "--bodies", str(tmp_path / "t.csv")]) == 0
    finally:
        gc.enable()
    assert seen == [True]


def test_one_body_or_a_table_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", "GB30", "--body", "age=30", "--bodies", str(tmp_path / "none.csv")]) == 1
    assert "not both" in capsys.readouterr().err
    assert main(["locate", "GB30", "--bodies", str(tmp_path / "none.csv")]) == 1
    assert "none.csv: file: cannot be read" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals end a process there in another way")
def test_the_other_processes_end_with_the_one_that_asked(tmp_path: Path) -> None:
    script = (
        "import sys, time; from acuviewer import locate_many\n"
        "found = locate_many([f'age={20 + number / 9}' for number in range(600)], workers=2); next(found); print('runs', flush=True)\n"
        "time.sleep(600)"
    )
    asking = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=os.environ)
    assert asking.stdout is not None
    assert asking.stdout.readline() == b"runs\n"
    workers = psutil.Process(asking.pid).children()
    assert len(workers) == 2
    asking.send_signal(signal.SIGKILL)
    asking.communicate()
    assert psutil.wait_procs(workers, timeout=60)[1] == []
