#!/usr/bin/env bash
# pytest-xdist 3.8.0 with pytest 9.2.0 and 8.4.2. Guess before running: with --dist loadgroup the tests of one xdist_group run in one process.
# Seen: with 8.4.2 they do. With 9.2.0 eight tests of one group are shared out between both processes, and nothing is said: xdist writes
# the group to an attribute of the test's node that this pytest no longer reads. Tests that may not run side by side do so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/test_group.py" <<'PYTHON'
import os
from pathlib import Path

import pytest


@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("number", range(8))
def test_number(number: int) -> None:
    (Path(__file__).parent / "seen" / str(number)).write_text(str(os.getpid()))
PYTHON
processes() {
    "${PYTHON:-python3}" -m venv "$folder/$1"
    "$folder/$1/bin/python" -m pip install --quiet --disable-pip-version-check "pytest==$1" pytest-xdist==3.8.0
    rm -rf "$folder/seen" && mkdir "$folder/seen"
    "$folder/$1/bin/python" -m pytest -q -p no:cacheprovider -n 2 --dist loadgroup "$folder/test_group.py" >&2
    for seen in "$folder"/seen/*; do echo "$(<"$seen")"; done | sort -u | wc -l
}
old=$(processes 8.4.2) new=$(processes 9.2.0)
printf 'processes in which the tests of one group ran: pytest 8.4.2: %s, 9.2.0: %s\n' "$old" "$new"
[ "$old" -eq 1 ] && [ "$new" -eq 2 ]
