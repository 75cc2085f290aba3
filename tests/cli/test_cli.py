"""The command line as a person and a script use it."""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from acuviewer.cli import build_parser, main
from checkout import copy_assets

POINT_KEYS = {
    "code", "side", "position_mm", "normal", "mm_per_cun", "cun_here_mm", "cun_here_segment", "bone_depth_mm", "bone", "steps", "standing", "definition",
}  # fmt: skip


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_locate_json_is_json_alone_in_the_agreed_form(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(
        capsys, "locate", "GB30", "gv3", "--json", "--body", "sex=female,age=35,height_mm=1650,weight=0.6,muscle=0.4"
    )
    content = json.loads(out)
    assert (code, err) == (0, "")
    assert set(content) == {"frame", "unit", "body", "points"}
    assert (content["unit"], content["body"]["height_mm"]) == ("mm", 1650)
    assert [(point["code"], point["side"]) for point in content["points"]] == [
        ("GB30", "left"),
        ("GB30", "right"),
        ("GV3", "midline"),
    ]
    for point in content["points"]:
        assert set(point) == POINT_KEYS
        assert np.linalg.norm(point["normal"]) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(("side", "expected"), [("left", ["left"]), ("right", ["right"]), ("both", ["left", "right"])])
def test_locate_one_side(capsys: pytest.CaptureFixture[str], side: str, expected: list[str]) -> None:
    _, out, _ = _run(capsys, "locate", "BL23", "--side", side, "--json")
    points = json.loads(out)["points"]
    assert [point["side"] for point in points] == expected
    assert all((point["position_mm"][0] > 0) == (point["side"] == "left") for point in points)


def test_locate_all_and_other_definitions(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, "locate", "--all", "--json", "--definition", "all")
    found = {(point["code"], point["definition"]) for point in json.loads(out)["points"]}
    assert {code for code, _ in found} >= {"BL23", "BL25", "BL40", "GV3", "GB30", "KI3"}
    assert ("GB30", "trochanter-asis") in found


def test_all_points_of_the_average_body_are_told_from_the_cache(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _run(capsys, "locate", "--all", "--json", "--side", "left")
    with monkeypatch.context() as without_rules:
        without_rules.delattr("acuviewer.reports.build_anatomy")
        assert _run(capsys, "locate", "--all", "--json", "--side", "left") == first
    # Whoever asks for something else is not told the same.
    both = _run(capsys, "locate", "--all", "--json")
    assert len(both[1]) > 1.5 * len(first[1])
    assert _run(capsys, "locate", "--all", "--json", "--body", "weight=0.6") != both


def test_locate_as_text_tells_the_steps(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "locate", "KI3", "--side", "left")
    assert code == 0
    assert "1. Find the medial malleolus" in out


def test_landmarks_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "landmarks", "--json")
    listed = json.loads(out)["landmarks"]
    assert code == 0
    assert len(listed) >= 140
    assert set(listed[0]) == {"name", "side", "position_mm", "on", "bone", "bone_mm"}
    by_name = {(entry["name"], entry["side"]): entry for entry in listed}
    trochanter, navel = by_name["greater_trochanter", "right"], by_name["umbilicus", "midline"]
    assert (trochanter["on"], trochanter["bone"]) == ("bone", "right_femur")
    assert trochanter["bone_mm"][0] > trochanter["position_mm"][0]
    assert (navel["on"], navel["bone"], navel["bone_mm"]) == ("skin", None, None)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("locate",), ["--all"]),
        (("locate", "GB99", "XY1"), ["GB99", "XY1"]),
        (("locate", "GB30", "--body", "sex=cat,age=3,hat=1"), ["cat", "age is 3", "'hat'"]),
        (("snapshot", "x.png", "--point", "GB99"), ["GB99"]),
        (("snapshot", "x.png", "--layers", "hair=1", "--steps"), ["hair=1", "--point"]),
        (("snapshot", "x.png", "--size", "9x9"), ["9x9"]),
        (("export", "body.stl"), [".ply", ".glb"]),
        (("export", "/nowhere/body.ply"), ["/nowhere/body.ply"]),
        (("check", "/nowhere"), ["/nowhere"]),
        (("do", "view.bakc"), ["view.back"]),
        (("do",), ["--list"]),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: list[str]
) -> None:
    code, out, err = _run(capsys, *arguments)
    assert (code, out) == (1, "")
    assert "Traceback" not in err
    assert all(word in err for word in words), err


def test_a_fault_of_the_program_itself_leaves_a_report_not_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> str:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setenv("ACUVIEWER_CONFIG_DIR", str(tmp_path))
    monkeypatch.setattr("acuviewer.reports.landmarks_report", fail)
    code, _, err = _run(capsys, "landmarks")
    assert code == 1
    assert "Traceback" not in err
    (report,) = (tmp_path / "faults").iterdir()
    assert "on purpose" in report.read_text(encoding="utf-8")


def test_export_writes_meshes_that_other_programs_read(tmp_path: Path) -> None:
    import trimesh

    assert main(["export", str(tmp_path / "body.ply"), "--body", "height_mm=1700"]) == 0
    assert main(["export", str(tmp_path / "body.glb")]) == 0
    skin = trimesh.load(tmp_path / "body.ply", process=False)
    assert np.ptp(skin.vertices[:, 1]) == pytest.approx(1700, abs=1)
    scene = trimesh.load(tmp_path / "body.glb")
    assert {"skin", "eyes", "GB30_left"} <= set(scene.graph.nodes_geometry)
    assert np.ptp(scene.geometry["skin"].vertices[:, 1]) == pytest.approx(1.75, abs=0.01)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["body.glb", "body.ply"]


def test_check_lists_all_faults_of_a_broken_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = copy_assets(tmp_path)
    points = json.loads((folder / "points.json").read_text(encoding="utf-8"))
    points["points"][0]["rule"] = {"kind": "beside", "from": "l9_spinous_process", "length_cun": 6, "segment": "no_such"}
    points["points"][1]["sources"] = ["nobody"]
    (folder / "points.json").write_text(json.dumps(points), encoding="utf-8")
    landmarks = json.loads((folder / "landmarks.json").read_text(encoding="utf-8"))
    by_name = {entry["name"]: entry["binding"] for entry in landmarks["landmarks"]}
    by_name["umbilicus"]["barycentric"] = [1, 1, 1]
    by_name["nipple"]["barycentric"] = [0, 0, 0]
    by_name["chin"]["bones"][0]["vertex"] = 99_999
    by_name["heel"]["bones"][0]["bone"] = "right_calcaneus"
    by_name["vertex"]["outward"] = [0, 0.5, 0]
    (folder / "landmarks.json").write_text(json.dumps(landmarks), encoding="utf-8")
    code, out, err = _run(capsys, "check", str(folder))
    assert code == 1
    for name in ("umbilicus", "nipple", "chin", "heel", "vertex"):
        assert name in out
    assert "'right_calcaneus', which is no left or median bone" in out
    assert "l9_spinous_process" in out
    assert "no_such" in out
    assert "nobody" in out
    for name in ("points.json", "landmarks.json"):
        assert f"{folder / name}: file: has" in out, "both are not as listed"
    assert "10 faults" in err


def test_check_of_the_shipped_data_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "check")[0] == 0


def test_without_a_display_the_window_says_what_to_do() -> None:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run([sys.executable, "-m", "acuviewer"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "acuviewer tour" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_display_that_does_not_answer_is_told() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    environment["DISPLAY"] = ":4711"
    done = subprocess.run([sys.executable, "-m", "acuviewer"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert ":4711" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_self_test_passes_without_a_display() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "acuviewer", "self-test"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("ok ") == 7


def test_a_saved_journal_is_carried_out_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "journal.txt"
    script.write_bytes("\ufeff# what was done\r\npoint.select GB30\r\nview.back\r\nedit.undo\r\n".encode())
    assert main(["do", "--from", str(script), "--out", str(tmp_path / "one.png"), "--size", "200x150"]) == 0
    assert main(["do", "point.select GB30", "--out", str(tmp_path / "two.png"), "--size", "200x150"]) == 0
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    for content, words in ((b"\xff", "no UTF-8"), (b"no.such", "no such command"), (b"# nothing", "write commands")):
        script.write_bytes(content)
        assert main(["do", "--from", str(script), "--out", str(tmp_path / "three.png")]) == 1
        assert words in capsys.readouterr().err
    assert main(["do", "--from", str(tmp_path)]) == 1
    assert "must be a file of commands" in capsys.readouterr().err
    assert not (tmp_path / "three.png").exists()


def test_who_lists_the_commands_waits_for_no_numpy() -> None:
    asked = "import sys; from acuviewer.cli import main; main(['do', '--list']); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", ["locate", "search", "do", "points", "tour", "self-test"])
def test_a_command_alone_takes_the_arguments_that_it_takes_among_all(name: str) -> None:
    helps = []
    for parser in (build_parser(), build_parser(only=name)):
        with pytest.raises(SystemExit), contextlib.redirect_stdout(io.StringIO()) as told:
            parser.parse_args([name, "--help"])
        helps.append(told.getvalue())
    assert helps[0] == helps[1] != ""
