"""What the README shows works as it stands there."""

import re
import subprocess
import sys

import pytest

from acuviewer.cli import build_parser
from checkout import TOP

README = (TOP / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def test_python_takes_three_lines_and_prints_a_place_and_scales() -> None:
    (block,) = PYTHON
    assert len([line for line in block.splitlines() if line]) == 3
    done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    position, scales = re.fullmatch(r"\[([^]]+)\] (\{.*\})\n", done.stdout, flags=re.DOTALL).groups()  # type: ignore[union-attr]
    x, y, z = map(float, position.split())
    assert x > 0, "the left hip lies to the left"
    assert 0.4 * 1650 < y < 0.6 * 1650, "a hip is at half the height"
    assert z < 0, "GB30 lies behind"
    assert scales != ""


@pytest.mark.parametrize("form", re.findall(r"^\| `(acuviewer[^`]*)`", README, flags=re.MULTILINE))
def test_each_form_of_the_command_line_is_understood(form: str) -> None:
    """Optional parts are taken as written, with names and numbers for the words that stand for them."""
    words = re.sub(r"\[[^]]*…[^]]*\]|[\[\]]", " ", form.replace("\\|", "|"))
    values = {"OUT.png": "a.png", "WxH": "640x480", "NAME": "front", "CODE": "GB30", "DIR": ".", "left|right|both": "left"}
    arguments = [values.get(word, word.split("|")[0]) for word in _split(words)[1:]]
    if arguments == ["--version"]:
        with pytest.raises(SystemExit, match="0"):
            build_parser().parse_args(arguments)
        return
    build_parser().parse_args(arguments)


def _split(words: str) -> list[str]:
    import shlex

    return shlex.split(words)


def test_files_that_the_readme_names_are_there() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r"(scripts/\w+\.sh)", README)
    assert linked
    assert not [path for path in linked if not (TOP / path).exists()]
