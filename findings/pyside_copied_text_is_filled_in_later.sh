#!/usr/bin/env bash
# PySide6_Essentials 6.11.3. Guess before running: what QTextBrowser.createMimeDataFromSelection() returns is plain data, and a text that
# an overriding class puts into it is what gets copied.
# Seen: the first question for its text fills it in from the selection and overwrites what was put there; a text that is put
# there after that question stays. Data of one's own (QMimeData with setHtml and setText) keeps what it is given.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.py" <<'PYTHON'
import PySide6
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QTextBrowser


class Browser(QTextBrowser):
    def selected(self):
        return self.createMimeDataFromSelection()


app = QApplication(["seen", "-platform", "offscreen"])
browser = Browser()
browser.setHtml("<p>one <b>two</b></p>")
browser.selectAll()
data = browser.selected()
data.setText("mine")
first = data.text()
data.setText("mine")
second = data.text()
own = QMimeData()
own.setHtml(browser.textCursor().selection().toHtml())
own.setText("mine")
print(PySide6.__version__, [first, second, own.text()])
assert [first, second, own.text()] == ["one two", "mine", "mine"]
PYTHON
"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "PySide6_Essentials==6.11.3"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" "$folder/seen.py"
