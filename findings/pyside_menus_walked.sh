#!/usr/bin/env bash
# PySide6_Essentials 6.10.0 and 6.11.3. Guess before running: walking a menu bar from action to menu to action gives each entry,
# in both versions.
# Seen: with 6.10.0 an entry below a submenu is freed while it is still held: "Internal C++ object (PySide6.QtGui.QAction)
# already deleted". With 6.11.3 all entries are there. findChildren(QMenu) and their actions() serve in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.py" <<'PYTHON'
import sys

from PySide6 import __version__
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

application = QApplication(["seen", "-platform", "offscreen"])
window = QMainWindow()
for title in ("File", "View"):
    menu = window.menuBar().addMenu(title)
    menu.addAction(f"{title}: first")
    menu.addMenu("More").addAction(f"{title}: second")
del menu


def entries(menu):
    below = [entry for action in menu.actions() if action.menu() for entry in entries(action.menu())]
    return [action for action in menu.actions() if not action.menu()] + below


try:
    walked = sorted(entry.text() for top in window.menuBar().actions() for entry in entries(top.menu()))
except RuntimeError as error:
    walked = str(error)
found = sorted(action.text() for menu in window.menuBar().findChildren(QMenu) for action in menu.actions() if ":" in action.text())
print(__version__, "walked:", walked)
assert found == ["File: first", "File: second", "View: first", "View: second"]
if __version__ == "6.10.0":
    assert "already deleted" in walked
else:
    assert walked == found
PYTHON
for version in 6.10.0 6.11.3; do
    "${PYTHON:-python3}" -m venv "$folder/$version"
    "$folder/$version/bin/python" -m pip install --quiet --disable-pip-version-check "PySide6_Essentials==$version"
    "$folder/$version/bin/python" "$folder/seen.py"
done
