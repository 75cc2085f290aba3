"""What the command line writes arrives whatever code page the terminal has, or the person is told that it does not.

Text that the page cannot show is spelled plainly (``Huantiao`` for ``Huántiào``); JSON is UTF-8 always.
"""

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

_NEAREST = "acuviewer.nearest"
_PLAIN = {"…": "...", "–": "-", "—": "-", "−": "-", "·": ".", "×": "x", "→": "->", "≤": "<=", "≥": ">=", "°": " degrees", "²": "2",
          "‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "½": "1/2"}  # fmt: skip


class OutputError(Exception):
    """Standard output takes nothing; the message says why."""


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """For ``codecs.register_error``: the plain spelling of what cannot be encoded."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_spell_plainly, error.object[error.start : error.end])), error.end


def _spell_plainly(letter: str) -> str:
    if letter in _PLAIN:
        return _PLAIN[letter]
    parts = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return parts if parts.isascii() and parts else "?"


def never_fail_on_letters() -> None:
    """Let standard output and error replace what their code page cannot show."""
    codecs.register_error(_NEAREST, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NEAREST)


def write_text(text: str) -> None:
    """Write a result and a line end to standard output; raises OutputError where that is impossible."""
    with _told():
        print(text)


def write_json(text: str) -> None:
    """As ``write_text``, but in UTF-8 whatever the code page is."""
    with _told():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8") + b"\n")


def require_output() -> None:
    """Raise OutputError where standard output is closed: whoever writes files before a result asks first."""
    if sys.stdout is None:
        raise OutputError("standard output is closed, so the result cannot be written.")


@contextmanager
def _told() -> Iterator[None]:
    """Tell in a sentence that standard output takes nothing; that nobody reads on is no fault."""
    require_output()
    try:
        yield
    except BrokenPipeError:
        # The rest goes nowhere, and the work to its end: whether it succeeded is told by the exit code all the same.
        _send_nowhere(sys.stdout)
    except OSError as error:
        raise OutputError(f"standard output cannot be written ({error.strerror}).") from error


def finish_output() -> None:
    """Bring all that was written on its way; raises OutputError where it cannot arrive."""
    for stream in (sys.stderr, sys.stdout):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            _send_nowhere(stream)
            if stream is sys.stdout:
                with _told():
                    raise


def _send_nowhere(stream: TextIO) -> None:
    """Give up what is still buffered: Python would complain about it when the process ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
