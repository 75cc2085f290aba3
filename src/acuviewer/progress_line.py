"""What a person at a terminal sees of a file that takes a while: how far it is, and then what is in it."""

import sys
from typing import TYPE_CHECKING

from acuviewer.faults import in_short, plain

if TYPE_CHECKING:
    from acuviewer.other_programs.making import Made, Making


def wait_for(making: "Making") -> "Made":
    """Carry all steps out; a person at a terminal sees how far it is."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    try:
        while True:
            done, total = next(making)
            if shown:
                print(f"\racuviewer: {done} of {total}", end="", file=sys.stderr, flush=True)
    except StopIteration as ended:
        made: Made = ended.value
        return made
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def tell(made: "Made") -> None:
    """What is in a file and what it leaves out, on standard error."""
    for words in made.told:
        print(f"acuviewer: {in_short(plain(words), 2000)}", file=sys.stderr)
