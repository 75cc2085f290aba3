"""``tools/mutants.py`` on a program of one module: what is noticed, what is not, and what cannot be tried."""

import ast
import shutil
import sys
from pathlib import Path

import pytest

from checkout import TOP
from mutating.account import Account
from mutating.by_chance import mutants_by_chance
from mutating.by_hand import mutants_by_hand
from mutating.explained import EXPLAINED
from mutating.mutant import Mutant, MutantError, by_text
from mutating.trial import Verdict, try_all

MODULE = '''"""Sums."""


def total(numbers: list[int], least: int = 0) -> int:
    """The sum of those above the least, never below 0."""
    found = 0
    for number in numbers:
        if number > least and number != 13:
            found += number
    if found < 0:
        return 0
    return found * 2 - found


def halved(whole: float, by: float) -> float:
    """A part."""
    return divmod(whole, by)[0] + 0.5
'''
TEST = """
import pytest
from tiny.sums.adding import total

def test_small_numbers_are_left_out():
    assert total([1, 2, 3], 1) == 5

@pytest.mark.slow
def test_thirteen_is_left_out():
    assert total([13, 14]) == 14
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose tests look at one of two functions."""
    top = tmp_path / "checkout"
    for path, text in (
        ("pyproject.toml", '[tool.pytest.ini_options]\naddopts = "-ra --strict-markers"\nmarkers = ["slow: later"]\n'),
        ("src/tiny/__init__.py", ""),
        ("src/tiny/sums/__init__.py", ""),
        ("src/tiny/sums/adding.py", MODULE),
        ("tests/sums/test_adding.py", TEST),
        ("tests/other/test_nothing.py", "def test_nothing():\n    pass\n"),
    ):
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_text(text, encoding="utf-8")
    return top


def _mutant(checkout: Path, name: str, before: str, after: str) -> Mutant:
    return by_text(name, checkout / "src", "tiny/sums/adding.py", before, after)


def _tried(checkout: Path, *mutants: Mutant) -> dict[str, Verdict]:
    if sys.platform != "linux" or shutil.which("Xvfb") is None:
        pytest.skip("mutants are tried where there are X servers to be had")
    return {one.mutant.name: one for one in try_all(mutants, checkout, checkout.parent / "work", jobs=2, patience_s=60.0)}


@pytest.mark.slow
def test_what_is_noticed_and_what_is_not(checkout: Path) -> None:
    found = _tried(
        checkout,
        _mutant(checkout, "added", "found += number", "found -= number"),
        _mutant(checkout, "slowly", "if number > least and number != 13:", "if number > least:"),
        _mutant(checkout, "unseen", "return divmod(whole, by)[0] + 0.5", "return divmod(by, whole)[0] + 0.5"),
        _mutant(checkout, "broken", "found = 0", "found = ("),
    )
    assert found["added"].by == "tests/sums/test_adding.py::test_small_numbers_are_left_out"
    assert found["slowly"].by == "tests/sums/test_adding.py::test_thirteen_is_left_out"
    assert found["unseen"].by is None
    assert found["broken"].by == "tests/sums/test_adding.py"
    assert (checkout / "src/tiny/sums/adding.py").read_text(encoding="utf-8") == MODULE, "the checkout itself stays as it is"


@pytest.mark.slow
def test_tests_that_do_not_end_have_noticed(checkout: Path) -> None:
    endless = _mutant(checkout, "endless", "for number in numbers:", "for number in iter(lambda: 1, 0):")
    (verdict,) = try_all([endless], checkout, checkout.parent / "work", jobs=1, patience_s=3.0)
    assert verdict.by == "the tests did not end within 3 s"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "told"), [("assert False", "fails without a mutant"), ("assert (", "cannot be run even without")]
)
def test_tests_that_fail_anyway_are_no_judges(checkout: Path, text: str, told: str) -> None:
    test = checkout / "tests/sums/test_adding.py"
    test.write_text(f"{TEST}\ndef test_wrong():\n    {text}\n", encoding="utf-8")
    with pytest.raises(MutantError, match=told):
        _tried(checkout, _mutant(checkout, "unseen", "return divmod(whole, by)[0] + 0.5", "return by"))


def test_a_line_that_has_gone_or_stands_twice_is_told(checkout: Path) -> None:
    with pytest.raises(MutantError, match=r"gone: 0 lines of tiny/sums/adding\.py read 'return 7'"):
        _mutant(checkout, "gone", "return 7", "return 8")
    path = checkout / "src/tiny/sums/adding.py"
    path.write_text(f"{MODULE}\n\nfound = 0\n", encoding="utf-8")
    with pytest.raises(MutantError, match="twice: 2 lines"):
        _mutant(checkout, "twice", "found = 0", "found = 1")
    path.unlink()
    with pytest.raises(MutantError, match="there is no file"):
        _mutant(checkout, "no-file", "found = 0", "found = 1")


def test_chance_can_be_repeated_and_changes_one_line_each(checkout: Path) -> None:
    some = mutants_by_chance(checkout / "src", 4, seed=3)
    assert some == mutants_by_chance(checkout / "src", 4, seed=3)
    assert some == mutants_by_chance(checkout / "src", 7, seed=3)[:4]
    assert some != mutants_by_chance(checkout / "src", 4, seed=4)
    assert [mutant.name for mutant in some] == ["sums-1", "sums-2", "sums-3", "sums-4"]
    for mutant in some:
        changed = mutant.written_into(MODULE)
        ast.parse(changed)
        unlike = [old for old, new in zip(MODULE.split("\n"), changed.split("\n"), strict=True) if old != new]
        assert unlike == [mutant.before]


def test_what_nobody_reads_is_left_alone_but_not_what_stands_on_the_same_line(checkout: Path) -> None:
    module = "with suppress(KeyError, ValueError):\n    clicked.connect(lambda _=False: run(1))\n"
    (checkout / "src/tiny/sums/adding.py").write_text(module, encoding="utf-8")
    changed = {mutant.after.strip() for seed in range(20) for mutant in mutants_by_chance(checkout / "src", 5, seed)}
    assert changed == {"pass", "clicked.connect(lambda _=False: run(2))"}


def test_chance_reaches_every_package_of_the_program() -> None:
    packages = {path.name for path in (TOP / "src/acuviewer").iterdir() if (path / "__init__.py").is_file()} | {"top"}
    assert {mutant.package for mutant in mutants_by_chance(TOP / "src", len(packages), seed=1)} == packages


def test_the_table_by_hand_fits_the_source() -> None:
    mutants = mutants_by_hand(TOP / "src")
    assert len({mutant.name for mutant in mutants}) == len(mutants) >= 30
    for mutant in mutants:
        ast.parse(mutant.written_into((TOP / "src" / mutant.file).read_text(encoding="utf-8")))


def test_the_account_counts_and_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    mutants = [Mutant(f"sums-{number}", "tiny/sums/adding.py", number, "a = 1", f"a = {number}") for number in range(2, 42)]
    monkeypatch.setitem(EXPLAINED, ("tiny/sums/adding.py", "a = 2"), "nobody reads it")
    account = Account()
    for number, mutant in enumerate(mutants):
        line = account.add(Verdict(mutant, None if number < 3 else "tests/sums", 1.0))
        assert line.split()[0] == ("explained" if number == 0 else "SURVIVED" if number < 3 else "caught")
    assert str(account).splitlines()[-1].split() == ["all", "40", "37", "1", "2", "95.0%"]
    assert account.is_good
    account.add(Verdict(Mutant("more", "tiny/sums/adding.py", 0, "b", "c"), None, 1.0))
    assert not account.is_good
