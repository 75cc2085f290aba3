"""Several learners on one computer, each by a name of her choice and with a file of her own."""

import hashlib
import unicodedata
from pathlib import Path

from acuviewer.faults import UsageError, quoted
from acuviewer.i18n import text
from acuviewer.study.opening import read_learner
from acuviewer.user_folder import user_data_folder

LONGEST_NAME = 60
_ENDING = ".sqlite"


def read_name(written: str) -> str:
    """A name as it is kept; raises UsageError for one that is empty, too long or no text in one line."""
    name = " ".join(unicodedata.normalize("NFC", written).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(text("study.no_name", name=quoted(written), most=LONGEST_NAME))
    return name


def file_of(learner: str, folder: Path | None = None) -> Path:
    """Where the answers of a learner are kept. The name is no part of a path: what stands in the file's name is only to find it by.

    Capital letters make no other learner.
    """
    folded = unicodedata.normalize("NFC", learner.casefold())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if letter.isascii() and letter.isalnum())
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return (folder or study_folder()) / f"{plain[:24] or 'learner'}-{digest}{_ENDING}"


def study_folder() -> Path:
    """The folder of all learners."""
    return user_data_folder() / "study"


def learners(folder: Path | None = None) -> list[str]:
    """The names of those who have a file that can be read, in the order of the alphabet."""
    found = (read_learner(path) for path in sorted((folder or study_folder()).glob(f"*{_ENDING}")))
    return sorted({name for name in found if name is not None}, key=str.casefold)


def chosen_learner(written: str | None, folder: Path | None = None) -> str:
    """The learner that is meant: by name, or, where no name is given, the only one there is. Raises UsageError where there are several."""
    if written is not None:
        name = read_name(written)
        return next((known for known in learners(folder) if known.casefold() == name.casefold()), name)
    known = learners(folder)
    if len(known) > 1:
        raise UsageError(text("study.which_learner", names=text("list.separator").join(known)))
    return known[0] if known else text("study.nobody_named")
