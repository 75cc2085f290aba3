"""Tells what is wrong with the message of a commit: python check_subject.py FILE.

FILE is what git hands to its hook ``commit-msg``. Exit code 1 if something is wrong.
"""

import sys
from pathlib import Path

MOST_LETTERS = 72


def main() -> int:
    """Look at the message; each fault is a line."""
    faults = faults_of(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def faults_of(message: str) -> list[str]:
    """What is wrong with a message; git's own comments are no part of it."""
    written = [line.rstrip() for line in message.splitlines() if not line.startswith("#")]
    while written and not written[0]:
        del written[0]
    if not written:
        return ["The commit has no subject: say in one line what is so now."]
    subject, *rest = written
    faults = []
    if len(subject) > MOST_LETTERS:
        faults.append(f"The subject has {len(subject)} letters; {MOST_LETTERS} are the most. Say why below, after an empty line.")
    if subject.endswith("."):
        faults.append("The subject ends in a full stop; leave it out.")
    if rest and rest[0]:
        faults.append("The second line must be empty: programs take what stands there for the subject.")
    return faults


if __name__ == "__main__":
    sys.exit(main())
