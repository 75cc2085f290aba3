"""What a lenient reader of JSON takes in silence is told, with its place."""

import json

import pytest

from acuviewer.faults import DataError
from acuviewer.strict_json import DEEPEST, parse_json


def _told(content: str | bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        parse_json(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"), "a.json")
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"a": NaN}', "a.json: a: is NaN"),
        ('{"a": [1, -Infinity]}', "a.json: a[1]: is -Infinity"),
        ('{"a": 1e999}', "a.json: a: is 1e999"),
        ('{"a": 1e308}', "a.json: a: is 1e308"),
        (f'{{"a": {"9" * 5000}}}', "a.json: a: is 9999"),
        ('[{"code": "GB30", "x": 1, "x": 2}]', "a.json: [0] (GB30).x: stands twice"),
        ('{"a": "\\ud800"}', "a.json: a: holds '\\ud800'"),
        ('{"a": "one\\ntwo"}', "a.json: a: holds the control character"),
        ('{"a\\u0000": 1}', "holds the control character"),
        (b'{"a":\n "\xff"}', "a.json: line 2, byte 9 of the file: is not UTF-8"),
        ('{"a": 1,\n "b" 2}', "a.json: line 2, column 6: is no JSON"),
        ("", "a.json: line 1, column 1: is no JSON"),
        ("[" * (DEEPEST + 2) + "1" + "]" * (DEEPEST + 2), "nests deeper"),
        ("[" * 100_000, "a.json: "),
    ],
)
def test_a_fault_is_told_with_its_place(content: str | bytes, told: str) -> None:
    (fault,) = _told(content)
    assert told in fault
    assert len(fault) < 600


def test_all_faults_are_told_at_once() -> None:
    content = '{"a": NaN, "b": {"c": "\\ud800", "c": 1e999}, "d": [Infinity], "d": [Infinity]}'
    assert len(_told(content)) == 5


def test_good_content_is_read_as_it_is_a_byte_order_mark_or_not() -> None:
    content = {"a": [1, 2.5, None, True, "环跳"], "b": {}}
    text = json.dumps(content, ensure_ascii=False).encode()
    assert parse_json(text, "a.json") == content
    assert parse_json(b"\xef\xbb\xbf" + text, "a.json") == content
