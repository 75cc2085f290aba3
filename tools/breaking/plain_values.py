"""Values of arguments that ask nothing of the program: names of files and folders, sizes, tables, and whether each is good."""

from random import Random

Word = str | bytes
Drawn = tuple[Word, bool]

SHEET, ACTS, BODIES, ANSWERS = "table.csv", "acts.txt", "bodies.csv", "answers.json"
"""A table of a few points, a script, a table of a body and answers of a learner: they stand in the folder of a run."""


def any_size(_: object, random: Random) -> Drawn:
    """A size, good or bad."""
    return random.choice((
        ("320x200", True), ("64x64", True), ("200x640", True), ("0x0", False), ("-5x10", False), ("1280", False), ("9" * 4500 + "x1", False),
        ("99999x99999", False), ("１００x１００", False), ("12.5x100", False),
    ))  # fmt: skip


def any_page(_: object, random: Random) -> Drawn:
    """A page, good or bad."""
    return random.choice(
        (("gb30.html", True), ("环跳.html", True), ("page", True), ("nowhere/page.html", False), ("folder", False))
    )


def any_question_sheet(_: object, random: Random) -> Drawn:
    """A sheet of questions, good or bad."""
    return random.choice((
        ("sheet.html", True), ("题.pdf", True), ("sheet.pdf", True), ("sheet", True), ("nowhere/sheet.pdf", False), ("folder", False), ("full.pdf", True),
    ))  # fmt: skip


def any_handout(_: object, random: Random) -> Drawn:
    """A handout, good or bad."""
    return random.choice((
        ("out.pdf", True), ("点.pdf", True), ("OUT.PDF", True), ("out", False), ("out.html", False), ("nowhere/out.pdf", False), ("full.pdf", True),
    ))  # fmt: skip


def any_lesson(_: object, random: Random) -> Drawn:
    """A lesson, good or bad."""
    return random.choice((
        ("10-landmarks-of-face-and-ear", True), ("no-such", False), ("", False), ("old.png", False), ("folder", False), ("pipe", False),
    ))  # fmt: skip


def any_lesson_made(_: object, random: Random) -> Drawn:
    """What a lesson becomes, good or bad."""
    return random.choice((
        ("课.html", True), ("out.html", True), ("课.pdf", True), ("课.pptx", True), ("out", False), ("nowhere/out.html", False), ("folder", False),
        ("p" * 300 + ".html", False),
    ))  # fmt: skip


def any_picture(_: object, random: Random) -> Drawn:
    """A picture, good or bad."""
    return random.choice((
        ("out.png", True), ("with blanks 图.png", True), ("folder", False), ("nowhere/out.png", False), ("p" * 300 + ".png", False),
        ("old.png", True), ("pipe", False), ("full", False),
    ))  # fmt: skip


def any_export(_: object, random: Random) -> Drawn:
    """A file for another program, good or bad."""
    return random.choice((
        ("out.ply", True), ("out.glb", True), ("体.ply", True), ("out.csv", True), ("题.xml", True), ("卡.apkg", True), ("页.html", True), ("页.html", True), ("out.obj", False), ("out", False),
        ("folder.ply", False), ("nowhere/out.ply", False), (".ply", False), ("nowhere/out.apkg", False),
    ))  # fmt: skip


def any_sheet_to_write(_: object, random: Random) -> Drawn:
    """A sheet to write, good or bad."""
    return random.choice((
        ("out.csv", True), ("表 of points.csv", True), ("old.png", False), ("folder", False), ("nowhere/out.csv", False),
        ("p" * 300 + ".csv", False),
    ))  # fmt: skip


def any_sheet(_: object, random: Random) -> Drawn:
    """A sheet, good or bad."""
    return random.choice((
        (SHEET, True), (SHEET, True), ("old.png", False), ("folder", False), ("nowhere.csv", False), ("pipe", False), ("full", False),
    ))  # fmt: skip


def any_table_of_bodies(_: object, random: Random) -> Drawn:
    """A table of bodies, good or bad."""
    return random.choice((
        (BODIES, True), (BODIES, True), (SHEET, False), ("old.png", False), ("folder", False), ("nowhere.csv", False), ("pipe", False),
    ))  # fmt: skip


def any_script_file(_: object, random: Random) -> Drawn:
    """A script file, good or bad."""
    return random.choice((
        (ACTS, True), (ACTS, True), ("old.png", False), ("folder", False), ("nowhere.txt", False), ("pipe", False), ("full", False),
    ))  # fmt: skip


def any_catalog(_: object, random: Random) -> Drawn:
    """A catalog, good or bad."""
    return random.choice((
        ("points.json", True), ("点.json", True), ("old.png", False), ("folder", False), ("nowhere/points.json", False), ("pipe", False),
        ("full", False), (SHEET, False), ("p" * 300 + ".json", False),
    ))  # fmt: skip


def any_folder(_: object, random: Random) -> Drawn:
    """A folder, good or bad."""
    return random.choice(
        (("tour", True), ("new/deep/tour", True), ("old.png", False), ("old.png/tour", False), ("full/tour", False))
    )


def checked_folder(_: object, random: Random) -> Drawn:
    """A folder of data to check, good or bad."""
    return random.choice((("folder", False), ("old.png", False), ("nowhere", False), ("full", False), (".", False)))


def any_layers(_: object, random: Random) -> Drawn:
    """A layers, good or bad."""
    return random.choice((
        ("skin=0.4", True), ("bones=1,skin=0.2", True), ("points=0,labels=0", True), ("meridians=1,landmarks=1", True), ("skin=nan", False),
        ("skin=2", False), ("skin", False), ("hair=1", False), ("points=0.5", False), ("skin=" + "9" * 5000, False),
    ))  # fmt: skip


def any_view(_: object, random: Random) -> Drawn:
    """A view, good or bad."""
    return random.choice((("front", True), ("back", True), ("top", True), ("behind", False), ("Front", False)))


def any_definition(_: object, random: Random) -> Drawn:
    """A definition, good or bad."""
    return random.choice((("standard", True), ("all", True), ("nobody's", False), ("ALL", False)))


def any_count(_: object, random: Random) -> Drawn:
    """A count, good or bad."""
    return random.choice((("1", True), ("999999999", True), ("0", False), ("-1", False), ("x", False), ("9" * 4500, False)))


def any_answers_to_write(_: object, random: Random) -> Drawn:
    """A file for answers, good or bad."""
    return random.choice((
        ("out.json", True), ("答.csv", True), ("out.CSV", True), ("old.png", False), ("folder", False), ("nowhere/out.json", False),
        ("p" * 300 + ".json", False), ("full", False),
    ))  # fmt: skip


def any_answers(_: object, random: Random) -> Drawn:
    """Answers that were exported, good or bad."""
    return random.choice((
        (ANSWERS, True), (ANSWERS, True), (SHEET, False), ("old.png", False), ("folder", False), ("nowhere.json", False), ("pipe", False),
    ))  # fmt: skip


def any_learner(_: object, random: Random) -> Drawn:
    """The name of a learner, good or bad."""
    return random.choice((
        ("Anna", True), ("ANNA", True), ("../../up", True), ("小明", True), ("con", True), (" ", False), ("", False), ("a" * 100, False),
        ("a\x1bb", False),
    ))  # fmt: skip


def any_set(_: object, random: Random) -> Drawn:
    """A set of points to be asked about, good or bad."""
    return random.choice((
        ("BL", True), ("back-shu", True), ("BL23 BL25", True), ("knee", True), ("region:leg,GB", True), ("环跳", False), ("no such set", False), ("", False),
        (",,", False), ("x" * 4000, False),
    ))  # fmt: skip


def any_questions(_: object, random: Random) -> Drawn:
    """So many questions, good or bad."""
    return random.choice(
        (("5", True), ("1000", True), ("1001", False), ("0", False), ("-1", False), ("x", False), ("9" * 4500, False))
    )


def any_kinds(_: object, random: Random) -> Drawn:
    """Kinds of questions, good or bad."""
    return random.choice((("place", True), ("name,next", True), ("steps", True), ("guess", False), ("", False), (",", False)))


def any_seed(_: object, random: Random) -> Drawn:
    """A seed, good or bad."""
    return random.choice((("1", True), ("Tuesday", True), ("二", True), ("s" * 41, False), ("a\x1bb", False)))
