"""Whether the lessons that come with the program can be read whole: their form, their sources and the lines of their scenes."""

from collections.abc import Collection

from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError, Fault
from acuviewer.knowledge.library import load_library
from acuviewer.lessons.reader import read_lesson
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.lesson_scenes import scene_faults

LESSON_FILES = tuple(
    f"lessons/{name}.aculesson"
    for name in (
        "01-lower-back-pain", "02-sciatica-and-gb30", "03-one-cun-is-not-another", "04-back-shu-by-vertebra",
        "05-needle-safety-over-the-chest", "06-pregnancy-and-caution", "07-the-five-shu-points-of-the-lung",
        "08-landmarks-of-back-and-pelvis", "09-landmarks-of-forearm-knee-and-leg", "10-landmarks-of-face-and-ear",
        "11-how-sure-are-we", "12-reading-a-study",
    )
)  # fmt: skip


def lesson_faults(files: DataFolder, same: Collection[str]) -> list[Fault]:
    """What is wrong with the lessons of a data folder; those that are the ``same`` as shipped were looked into then, but must be there.

    Points, landmarks and sources that scenes name are those of the program itself.
    """
    faults: list[Fault] = []
    for name in LESSON_FILES:
        try:
            content = files.read(name)
        except DataError as error:
            faults += error.faults
            continue
        if name not in same:
            faults += _faults_in(content, str(files.root / name))
    return faults


def _faults_in(content: bytes, file: str) -> list[Fault]:
    library = load_library()
    read = read_lesson(content, file)
    return [*read.faults, *scene_faults(read, build_commands(load_atlas(), library), library.sources, file).all()]
