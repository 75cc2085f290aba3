#!/usr/bin/env bash
# PySide6_Essentials 6.11.3 with DejaVu Sans from matplotlib 3.10.0. Guess before running: QRawFont.supportsCharacter takes a letter
# or its number and says the same of both.
# Seen: for a letter beyond ASCII given as str it says False, whatever the font holds; the number is answered rightly. A check of
# fonts that asks with letters finds every accent, Greek letter and Chinese character missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
    PySide6_Essentials==6.11.3 shiboken6==6.11.3 matplotlib==3.10.0
cat >"$folder/seen.py" <<'PYTHON'
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QRawFont

application = QGuiApplication(["seen", "-platform", "offscreen"])
(file,) = Path(sys.prefix).rglob("DejaVuSans.ttf")
font = QRawFont(str(file), 20)
letters = [letter for letter in map(chr, range(0x21, 0x500)) if letter.isprintable() and font.supportsCharacter(ord(letter))]
denied = [letter for letter in letters if not font.supportsCharacter(letter)]
print(len(letters), "letters by number,", len(denied), "of them denied as str, the first:", denied[:6])
assert len(letters) > 500
assert denied == [letter for letter in letters if not letter.isascii()]
PYTHON
"$folder/venv/bin/python" "$folder/seen.py"
