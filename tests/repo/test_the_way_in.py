"""What is written for those who change the program stays true: the files and names that it speaks of are there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import OWN, TOP, name, python_files

DOCUMENTS = ("CONTRIBUTING.md", "docs/RECIPES.md", "docs/GLOSSARY.md", "docs/ARCHITECTURE.md")
FORMS = sorted((TOP / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
IN_BACKTICKS = r"`([^`\n]+)`(?! \(new\))"
WITH_FOLDERS = re.compile(r"(?<![\w/.-])((?:\.?[\w-]+/)+[\w-]+(?:\.[a-z]{2,4})?)(?![\w/*])")
AT_THE_TOP = re.compile(r"(?<![\w/.-])(\.?[\w-]+\.(?:md|toml|yaml))(?![\w/])")


def _text(document: str) -> str:
    return (TOP / document).read_text(encoding="utf-8")


def _without_blocks(document: str) -> str:
    return re.sub(r"^ *```.*?^ *```$", "", _text(document), flags=re.MULTILINE | re.DOTALL)


def _is_there(path: str, document: str) -> bool:
    """Paths are those of the checkout, of the sources as the table of packages has them, or lie beside the document."""
    return any((folder / path).exists() for folder in (TOP, TOP / "src" / "acuviewer", (TOP / document).parent))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_a_document_names_are_there(document: str) -> None:
    text = _without_blocks(document)
    spans = re.findall(IN_BACKTICKS, text)
    named = {path for span in spans for path in WITH_FOLDERS.findall(span) + AT_THE_TOP.findall(span)}
    # A slash also stands between words; a path begins with one of the project's folders, or ends like a file.
    paths = {path for path in named if path.split("/")[0] in OWN or re.search(r"\.[a-z]{2,4}$", path)}
    paths |= set(re.findall(r"\]\(([^)#:]+)\)", text))
    assert len(paths) > 5
    assert not [path for path in sorted(paths) if not _is_there(path, document)]


def test_what_a_recipe_calls_new_is_not_there_yet() -> None:
    new = re.findall(r"`([^`\n]+)` \(new\)", _text("docs/RECIPES.md"))
    assert len(new) >= 5
    made = [path for path in new if (TOP / path).exists()]
    assert not made, f"{made} are there now: let the recipe take another example, or point at them"


def test_names_in_the_glossary_are_those_of_the_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in python_files("src"))
    names = set(re.findall(r"`([A-Za-z_.]+)`", _text("docs/GLOSSARY.md")))
    parts = {part for word in names for part in word.split(".")}
    assert len(parts) > 30
    assert not [part for part in sorted(parts) if not re.search(rf"\b{part}\b", code)]


def test_the_glossary_is_in_order() -> None:
    words = re.findall(r"^\*\*([^*]+)\*\* — ", _text("docs/GLOSSARY.md"), flags=re.MULTILINE)
    assert len(words) >= 40
    assert words == sorted(words)


def test_the_recipe_for_a_label_tells_what_is_asked_for_and_where_it_stands() -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```$", _text("docs/RECIPES.md"), flags=re.MULTILINE | re.DOTALL)
    told = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (told.returncode, told.stderr) == (0, "")
    assert re.search(r"^-1\.00 +selected +chosen ", told.stdout, flags=re.MULTILINE)
    assert re.search(r"^chosen \d+ \(", told.stdout, flags=re.MULTILINE)


@pytest.mark.parametrize("form", [form for form in FORMS if form.name != "config.yml"], ids=name)
def test_a_form_has_what_makes_it_one(form: Path) -> None:
    text = form.read_text(encoding="utf-8")
    assert re.findall(r"^(\w+):", text, flags=re.MULTILINE) == ["name", "description", "body"]
    fields = re.split(r"^  - type: ", text, flags=re.MULTILINE)[1:]
    ids = [field_id for field in fields for field_id in re.findall(r"^    id: ([a-z]+)$", field, flags=re.MULTILINE)]
    asked = [field for field in fields if not field.startswith("markdown")]
    assert len(ids) == len(set(ids)) == len(asked)
    assert all(re.search(r"^      label: \S", field, flags=re.MULTILINE) for field in asked)
    assert any("      required: true" in field for field in asked)
    assert "\t" not in text


def test_hooks_call_what_is_there() -> None:
    entries = re.findall(r"entry: (.+)", _text(".pre-commit-config.yaml"))
    assert len(entries) == 4
    for entry in entries:
        assert all((TOP / word).exists() for word in entry.split() if "/" in word), entry


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("Depth to bone is a layer\n\nHow far it is.\n# a comment\n", ""),
        ("\n" + "m" * 72 + "\n", ""),
        ("é" * 72, ""),
        ("m" * 73, "73 letters"),
        ("One line\nand another right below\n", "second line"),
        ("It works now.\n", "full stop"),
        ("# nothing was written\n", "no subject"),
    ],
)
def test_the_subject_of_a_commit_is_looked_at(message: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "message"
    path.write_text(message, encoding="utf-8")
    script = TOP / "scripts" / "check_subject.py"
    told = subprocess.run([sys.executable, str(script), str(path)], capture_output=True, text=True, check=False)
    assert told.returncode == int(bool(fault))
    assert (fault in told.stderr) if fault else told.stderr == ""
