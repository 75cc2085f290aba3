"""``acuviewer body``: the measures of a body as built, asked, likely, and as people have them."""

import json

import pytest

from acuviewer.cli import main
from acuviewer.data_check.measures import measure_faults
from acuviewer.data_folder import shipped

PERSON = "sex=female,age=62,height_mm=1580,weight_kg=85,waist_mm=1010"


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["body", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_table_tells_built_asked_likely_and_people(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "--body", PERSON)
    assert (code, err) == (0, "")
    waist = next(line for line in out.splitlines() if line.startswith("waist_mm")).split()
    assert waist[2] == "1010"
    assert abs(float(waist[1]) - 1010) <= 5
    assert waist[4:7] == ["710", "852", "1040"]
    assert "158.0 cm, 8" in out
    assert "body mass index 3" in out
    assert "ANSUR II" in out
    assert "cun_forearm_mm" in out
    assert "Not met" not in out


def test_the_json_holds_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "--json", "--body", PERSON)
    record = json.loads(out)
    assert code == 0
    rows = {row["key"]: row for row in record["measures"]}
    assert len(rows) >= 70
    assert rows["weight_kg"]["asked"] == 85
    assert rows["weight_kg"]["built"] == pytest.approx(85, abs=0.85)
    assert rows["waist_mm"]["met"] is True
    assert rows["hip_mm"]["asked"] is None
    assert rows["hip_mm"]["people"]["p5"] < rows["hip_mm"]["likely"] < 1300
    assert rows["cun_forearm_mm"]["people"] is None
    assert record["volume_litres"] == pytest.approx(rows["weight_kg"]["built"] / record["density_kg_per_litre"], abs=0.1)


def test_a_figure_that_no_body_reaches_is_told_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    # Both are possible, but not together: the forearm is a part of the one and nearly all of the other.
    code, out, _ = _run(capsys, "--body", "height_mm=1750,weight_kg=76,forearm_length_mm=310,cun_forearm_mm=200")
    assert code == 0
    told = next(line for line in out.splitlines() if line.startswith("Not met: "))
    assert "forearm, 12 cun along the skin: asked 200, built 2" in told
    assert told.endswith(" mm.")


def test_a_free_form_is_measured_too_and_asks_for_its_stature_alone(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, "--json", "--body", "sex=male,weight=0.9")
    asked = {row["key"]: row["asked"] for row in json.loads(out)["measures"] if row["asked"] is not None}
    assert asked == {"stature_mm": 1750}


def test_an_impossible_person_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "--body", "height_mm=1700,weight_kg=20")
    assert (code, out) == (1, "")
    assert err.startswith("acuviewer: weight_kg is 20; at a height of 1700 mm it must lie between 46.2 and 130.0")
    assert err.count("\n") == 1


def test_the_check_finds_measures_that_cannot_be_taken() -> None:
    files = shipped()
    contents = {name: files.json(name) for name in ("measures.json", "models/measure_places.json")}
    landmarks = {entry["name"] for entry in files.json("landmarks.json")["landmarks"]}
    segments = {entry["id"] for entry in files.json("cun.json")["segments"]}
    assert list(measure_faults(contents, landmarks, segments, 107024)) == []
    waist = next(entry for entry in contents["measures.json"]["measures"] if entry["id"] == "waist")
    waist["how"]["section"]["at"], waist["how"]["section"]["over"] = "no_such_landmark", ["tail"]
    contents["models/measure_places.json"]["marks"]["male"]["nipple"][0] = 107024
    del contents["models/measure_places.json"]["tapes"]["female"]["forearm"]
    told = "\n".join(map(str, measure_faults(contents, landmarks, segments, 107024)))
    for words in ("'no_such_landmark'", "'tail'", "marks.male.nipple: is no place", "tapes.female.forearm: is missing"):
        assert words in told, told
