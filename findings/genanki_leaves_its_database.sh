#!/usr/bin/env bash
# genanki 0.13.1. Guess before running: Package.write_to_file() leaves nothing behind but the package.
# Seen: each package leaves a copy of its whole collection in the folder of temporary files, under a name that tells nothing of it
# (tmp…): mkstemp() is closed, and never deleted. Three packages, three files of 50 kB; with many notes, megabytes each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    genanki==0.13.1 cached-property==2.0.1 chevron==0.14.0 frozendict==2.5.1 PyYAML==6.0.4
mkdir "$folder/temporary"
cat >"$folder/seen.py" <<'PYTHON'
import os
import sqlite3
import sys
from pathlib import Path

import genanki

left = Path(os.environ["TMPDIR"])
model = genanki.Model(1, "kind", [{"name": "Front"}, {"name": "Back"}], [{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}])
for number in range(3):
    deck = genanki.Deck(2, "deck")
    deck.add_note(genanki.Note(model, ["question", "answer"]))
    genanki.Package(deck).write_to_file(str(Path(sys.prefix, f"{number}.apkg")))
files = sorted(left.iterdir())
print([f"{file.stat().st_size} bytes" for file in files])
assert len(files) == 3
for file in files:
    with sqlite3.connect(file) as collection:
        assert collection.execute("SELECT flds FROM notes").fetchall() == [("question\x1fanswer",)]
PYTHON
TMPDIR="$folder/temporary" "$folder/venv/bin/python" "$folder/seen.py"
