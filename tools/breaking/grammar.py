"""Random command lines, made by walking the program's own parser, so that what is new in it is tried by itself."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from acuviewer.cli import build_parser
from acuviewer.points.atlas import load_atlas
from breaking.plain_values import (
    Drawn,
    Word,
    any_answers,
    any_answers_to_write,
    any_catalog,
    any_count,
    any_definition,
    any_export,
    any_folder,
    any_handout,
    any_kinds,
    any_layers,
    any_learner,
    any_lesson,
    any_lesson_made,
    any_page,
    any_picture,
    any_question_sheet,
    any_questions,
    any_script_file,
    any_seed,
    any_set,
    any_sheet,
    any_sheet_to_write,
    any_size,
    any_table_of_bodies,
    any_view,
    checked_folder,
)
from breaking.valid_arguments import Arguments


@dataclass(frozen=True)
class Line:
    """A command line. ``fits``: True where it must succeed, False where it must be refused, None where either may be."""

    words: tuple[Word, ...]
    fits: bool | None
    outputs: tuple[str, ...] = ()

    @property
    def is_json(self) -> bool:
        """Whether it asks for JSON."""
        return "--json" in self.words


_ODD: tuple[Word, ...] = (
    "", " ", "\t\n", "-", "--", "-1", "0", "nan", "inf", "1e999", "9" * 4500, "１２", "٣", "²", "½", "GB３０", "gb30 ", "环跳", "\x1b[31mred\x07",
    "\u202egnp.a", "%s%n{}", "$(exit 3)", "';--", "../..", "a" * 100_000, "=", "==", ",,,", ";;;", "skin=", "=1", "🦴",
    b"\xff\xfe", b"caf\xe9", b"\xed\xa0\x80",
)  # fmt: skip
"""What people, scripts and broken clipboards put where a value belongs. What cannot be written as text is given as bytes."""


class Grammar:
    """Draws command lines. Raises LookupError where the parser has an argument for which no values are known here."""

    def __init__(self) -> None:
        self._arguments = Arguments()
        self._points = tuple(code for code, point in load_atlas().points.items() if "standard" in point.definitions)
        self._parser = build_parser()
        self.subs = dict(_sub_commands(self._parser))
        for sub in self.subs.values():
            for action in _arguments_of(sub):
                self._value(action, Random(0), odd=False)

    def draw_fitting(self, name: str, random: Random) -> Line:
        """A line of one sub-command that must succeed."""
        while True:
            line = self._draw(name, random, odd=False)
            if line.fits:
                return line

    def draw(self, random: Random) -> Line:
        """One line: half of them with nothing odd in it, though perhaps with something wrong."""
        name = random.choice([sub for sub in sorted(self.subs) for _ in range(1 if sub in _SLOW else 4)])
        if random.random() < 0.08:
            return random.choice(
                (
                    Line((), False), Line(("--version",), True), Line(("--help",), True), Line((*name.split(), "--help"), True),
                    Line((random.choice(_ODD),), None), Line((f"{name}s",), False), Line((*name.split(), "--no-such"), False),
                )
            )  # fmt: skip
        return self._draw(name, random, odd=random.random() < 0.5)

    def _draw(self, name: str, random: Random, odd: bool) -> Line:
        words: list[Word] = [*name.split()]
        fits: bool | None = True
        outputs: list[str] = []
        for action in _arguments_of(self.subs[name]):
            if action.option_strings and random.random() < 0.6:
                # Without an option that must stand the line is refused, which half the odd lines are to try.
                if not action.required:
                    continue
                if odd:
                    fits = False
                    continue
            spoilt = odd and random.random() < 0.5
            values, good = self._value(action, random, spoilt)
            fits = None if good is None or fits is None else fits and good
            if action.option_strings:
                words.append(random.choice(action.option_strings))
            words += values
            if good and action.metavar in _OUTPUTS:
                outputs += [str(value) for value in values]
        if odd and random.random() < 0.2:
            words.insert(random.randrange(len(words) + 1), random.choice(_ODD))
            fits = None
        return Line(tuple(words), _fits_together(name, words, fits), tuple(outputs))

    def _value(self, action: argparse.Action, random: Random, odd: bool) -> tuple[list[Word], bool | None]:
        """Words for one argument of the parser, and whether they are good ones (None: perhaps)."""
        if action.nargs == 0:
            return [], True
        many = {"*": random.randint(0, 3), "?": random.randint(0, 1), "+": random.randint(1, 3)}.get(str(action.nargs), 1)
        if odd:
            return [random.choice(_ODD) for _ in range(max(many, 1))], None
        if action.choices is not None:
            return [random.choice([str(choice) for choice in action.choices])], True
        kind = str(action.metavar or action.dest)
        if kind not in _VALUES:
            raise LookupError(f"no values are known for the argument {kind!r}: add some in {__name__}")
        drawn = [_VALUES[kind](self, random) for _ in range(many)]
        return [word for word, _ in drawn], all(good for _, good in drawn)

    def script(self, random: Random) -> str:
        """A few commands with valid arguments; none that belongs to the window alone."""
        names = [name for name, command in self._arguments.commands.items() if command.change is not None]
        return "; ".join(self._arguments.line(random.choice(names), random) for _ in range(random.randint(1, 4)))

    def body(self, random: Random) -> str:
        """A valid body."""
        return random.choice(self._arguments.pools["bodies"])

    def code(self, random: Random) -> str:
        """A point, now and then in small letters."""
        code = random.choice(self._points)
        return code.lower() if random.random() < 0.3 else code


_SLOW = ("tour", "self-test")
_OUTPUTS = (
    "OUT.png",
    "OUT.apkg|OUT.xml|OUT.csv|OUT.html|OUT.ply|OUT.glb|OUT.usdz",
    "OUT.csv",
    "POINTS.json",
    "OUT.html",
    "OUT.html|OUT.pdf",
    "OUT.html|OUT.pdf|OUT.pptx",
    "OUT.pdf",
    "OUT.json|OUT.csv",
)


def _any_body(grammar: Grammar, random: Random) -> Drawn:
    if random.random() < 0.7:
        return grammar.body(random), True
    return random.choice((
        ("height_mm=99", False), ("sex=none", False), ("weight=nan", False), ("age=inf", False), ("age", False), ("age=1,age=2", False),
        ("height_mm=" + "9" * 5000, False), ("colour=red", False), ("weight_kg=500", False), ("weight_kg=70,weight=1", False), ("waist_mm=1", False), ("african=0,asian=0,caucasian=0", False), ("", True), (" , ,", True),
    ))  # fmt: skip


def _any_code(grammar: Grammar, random: Random) -> Drawn:
    return (
        (grammar.code(random), True)
        if random.random() < 0.8
        else random.choice((("GB99", False), ("G" * 3000, False), ("GB", False)))
    )


def _any_place(grammar: Grammar, random: Random) -> Drawn:
    if random.random() < 0.7:
        return grammar.code(random), True
    return random.choice((
        ("greater_trochanter", True), ("umbilicus right", True), ("skin 5000 0.2 0.3 0.5", True), ("skin 5000 1 0 0", True), ("skin 5000", False),
        ("skin -1 0.2 0.3 0.5", False), ("skin 999999999 1 0 0", False), ("skin 1 nan 0 1", False), ("nowhere", False), ("GB30 middle", False),
    ))  # fmt: skip


def _any_script(grammar: Grammar, random: Random) -> Drawn:
    if random.random() < 0.7:
        return grammar.script(random), True
    return random.choice((
        ("point.select", False), ("no.such", False), ("step.show " + "9" * 4500, False), ("step.show ²", False), ("layer.skin nan", False),
        ("view.back 3", False), ("body.set age=nan", False), ("point.select GB30 up", False),
    ))  # fmt: skip


def _any_words(grammar: Grammar, random: Random) -> Drawn:
    return random.choice((
        (grammar.code(random), True), ("lower back pain", True), ("环跳", True), ("BL23 BL25 VB30", True), ("zzqqzz", True), ("𝔛" * 300, True),
        (" ", False), ("", False),
    ))  # fmt: skip


_VALUES: dict[str, Callable[[Grammar, Random], Drawn]] = {
    "CODE": _any_code, "FROM": _any_place, "TO": _any_place, "VIA": _any_place, "ID|all": any_definition, "body": _any_body, "OUT.png": any_picture, "OUT.html": any_page, "OUT.html|OUT.pdf": any_question_sheet, "SCRIPT": _any_script, "script": _any_script,
    "folder": any_folder, "OUT.apkg|OUT.xml|OUT.csv|OUT.html|OUT.ply|OUT.glb|OUT.usdz": any_export, "DIR": checked_folder, "WxH": any_size, "NAME": any_view,
    "skin=0.4,…": any_layers, "OUT.csv": any_sheet_to_write, "FILE.csv": any_sheet, "BODIES.csv": any_table_of_bodies, "FILE": any_script_file, "POINTS.json": any_catalog,
    "OUT.pdf": any_handout, "LESSON": any_lesson, "OUT.html|OUT.pdf|OUT.pptx": any_lesson_made, "WORDS": _any_words, "N": any_count, "OUT.json|OUT.csv": any_answers_to_write, "FILE.json": any_answers, "LEARNER": any_learner,
    "SET": any_set, "SET|all": any_set, "COUNT": any_questions, "KIND,…": any_kinds, "seed": any_seed,
}  # fmt: skip


def _sub_commands(parser: argparse.ArgumentParser, before: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every sub-command that has none of its own, by all its words, such as ``points show``."""
    nested = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not nested:
        yield before, parser
    for action in nested:
        for name, sub in action.choices.items():
            yield from _sub_commands(sub, f"{before} {name}".strip())


def _arguments_of(sub: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in sub._actions if not isinstance(action, argparse._HelpAction)]


def _fits_together(name: str, words: list[Word], fits: bool | None) -> bool | None:
    """What depends on more than one argument."""
    text = [word for word in words if isinstance(word, str)]
    alone = {"do": "--list", "locate": "--all", "check": "--renew"}.get(name)
    if alone in text and (name != "locate" or any(word.upper() in load_atlas().points for word in text)):
        # Whether what stands beside it is refused, or looked at at all, is left to the program.
        return True if len(words) == 2 else None
    if not fits:
        return fits
    if {"--body", "--bodies"} <= set(text):
        return None  # refused, where the one body is more than nothing
    if name == "locate" and alone in text:
        return True
    if name == "locate":
        return any(word.upper() in load_atlas().points for word in text)
    if name == "snapshot":
        needy = {"--steps", "--side"} & set(text)
        return True if "--point" in text or not needy else False if "--steps" in needy else None
    if name == "export":
        return _fits_ending(text)
    if name == "quiz" and (("--solution" in text and "--sheet" not in text) or {"--json", "--sheet"} <= set(text)):
        return False
    if name == "quiz" and "--paper" in text and not any(word.endswith(".pdf") for word in text):
        return False
    if name == "quiz":
        return None  # not every kind can be asked about every set
    if name == "study" and len({"--today", "--export", "--import"} & set(text)) != 1:
        return False
    if name == "study":
        # Of several learners one must be named.
        return ("--today" in text or "--json" not in text) and (True if "--learner" in text else None)
    if name.startswith("lesson "):
        # What is checked may have faults, what is played needs a display, and not each form has each option.
        return None
    if name == "do" and "--from" in text:
        # A file and a script are not for the same time.
        return None
    if name == "do":
        # Without --out a script opens the window, for which these runs have no display.
        return "--out" in text and any("." in word and not word.endswith(".png") for word in text)
    return True


def _fits_ending(words: list[str]) -> bool | None:
    """Whether what is asked for is for files with that ending; None where it hangs on what can be asked about a set."""
    asks = {"--questions", "--seed", "--kinds"} & set(words)
    of_points = next((word for word in words if word.endswith((".apkg", ".xml", ".csv"))), None)
    if of_points is None:
        return not asks and "--set" not in words
    if "--set" not in words or (asks and of_points.endswith(".apkg")):
        return False
    return None if asks or of_points.endswith(".xml") else True
