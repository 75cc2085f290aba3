"""``acuviewer measure``: lengths that the standard gives come back, on either side, over places between, on other bodies."""

import json
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from acuviewer.body.shape import parse_body
from acuviewer.cli import main
from acuviewer.session.anatomy import build_anatomy


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["measure", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = _run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    record: dict[str, Any] = json.loads(out)
    return record


def test_the_json_has_the_agreed_form(capsys: pytest.CaptureFixture[str]) -> None:
    record = _json(capsys, "CV12", "CV8")
    assert list(record) == ["frame", "unit", "body", "places", "length_mm", "straight_mm", "cun", "path"]
    (part,) = record["cun"]
    assert part["segment"] == "upper_abdomen"
    assert part["length"] == pytest.approx(4.0, abs=0.01)
    assert part["length_mm"] == pytest.approx(record["length_mm"], abs=1e-3)
    path = np.array(record["path"])
    assert record["length_mm"] == pytest.approx(np.linalg.norm(np.diff(path, axis=0), axis=1).sum(), abs=1e-2)
    start, end = record["places"]
    assert (start["kind"], start["name"], start["side"]) == ("point", "CV12", "midline")
    assert start["midline_mm"] == pytest.approx(0.0, abs=1e-3)
    np.testing.assert_allclose([start["position_mm"], end["position_mm"]], path[[0, -1]], atol=1e-3)


def test_over_places_between_it_is_as_long_as_its_parts(capsys: pytest.CaptureFixture[str]) -> None:
    whole = _json(capsys, "GB30", "sacral_hiatus", "GV4", "BL23")
    parts = [_json(capsys, *pair)["length_mm"] for pair in pairwise(("GB30", "GV4", "BL23", "sacral_hiatus"))]
    assert whole["length_mm"] == pytest.approx(sum(parts), abs=0.01)
    assert [place["name"] for place in whole["places"]] == ["GB30", "GV4", "BL23", "sacral_hiatus"]


def test_each_place_may_have_its_own_side(capsys: pytest.CaptureFixture[str]) -> None:
    across = _json(capsys, "ST25", "ST25 right")
    assert [place["side"] for place in across["places"]] == ["left", "right"]
    (part,) = across["cun"]
    assert part["length"] == pytest.approx(4.0, abs=0.1), "two cun on either side of the navel"
    left, right = (_json(capsys, "GB34", "GB39", "--side", side)["length_mm"] for side in ("left", "right"))
    assert left == pytest.approx(right, abs=0.01)


def test_bare_skin_is_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    body = "sex=male,height_mm=1800"
    place = build_anatomy(parse_body(body)).locations["ST36", "left", "standard"].surface
    weights = " ".join(f"{weight:.6f}" for weight in place.barycentric)
    record = _json(capsys, f"skin {place.triangle} {weights}", "ST36", "--body", body)
    assert record["places"][0]["kind"] == "skin"
    assert record["length_mm"] < 0.01


def test_as_text_it_tells_length_cun_and_how_far_from_the_middle(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "st25", "CV8")
    assert code == 0
    assert out.startswith("ST25 (left) – CV8 (midline): ")
    assert "2.00 cun by midclavicular_transverse" in out
    assert "from the median plane" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("GB99", "nowhere"), ["'GB99'", "'nowhere'"]),
        (("GB30", "EX-HN12"), ["EX-HN12", "inside the mouth"]),
        (("GB30", "LU1 middle"), ["'middle'", "left or right"]),
        (("GB30", "skin 7"), ["'skin 7'", "triangle"]),
        (("GB30", "skin 7 0.5 0.5 0.5"), ["'skin 7 0.5 0.5 0.5'"]),
        (("GB30", "skin 99999999 1 0 0"), ["triangle"]),
        (("GB30", ""), ["''"]),
        (("GB30", "GB31", "--body", "sex=cat"), ["cat"]),
    ],
)
def test_what_is_no_place_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: list[str]
) -> None:
    code, out, err = _run(capsys, *arguments)
    assert (code, out) == (1, "")
    assert "fault of the program" not in err
    assert all(word in err for word in words), err
