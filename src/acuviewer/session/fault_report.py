"""A fault of the program itself: the person reads a sentence, the details go to a file."""

import traceback

from acuviewer.session.settings import settings_folder


def report_fault(error: BaseException) -> str:
    """Keep the traceback of a fault of the program itself in a file, and return the sentence for the person."""
    path = settings_folder() / "fault.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        kept = f"Its details are kept in {path}; please report them."
    except OSError:
        kept = "Its details could not be written to a file."
    return f"a fault of the program ({type(error).__name__}: {error}). {kept}"
