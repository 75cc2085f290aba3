#!/usr/bin/env bash
# PySide6_Essentials 6.11.3 with DejaVu Sans from matplotlib 3.10.0. Guess before running: a page break that is set before a paragraph
# of a QTextDocument with pages moves everything below it by as much as the page had left.
# Seen: only the next few paragraphs move. Those below keep heights that they never had, and pageCount() says 8 where there are 14, until
# markContentsDirty() is called for the whole text. Whoever draws page by page before that loses the rest.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
    PySide6_Essentials==6.11.3 shiboken6==6.11.3 matplotlib==3.10.0
cat >"$folder/seen.py" <<'PYTHON'
import sys
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextCursor, QTextDocument, QTextFormat

application = QGuiApplication(["seen", "-platform", "offscreen"])
(file,) = Path(sys.prefix).rglob("DejaVuSans.ttf")
QFontDatabase.addApplicationFont(str(file))
document = QTextDocument()
font = QFont("DejaVu Sans")
font.setPointSize(10)
document.setDefaultFont(font)
document.setHtml("".join(f"<h2>Section {n}</h2>" + "".join(f"<p>Line {m}</p>" for m in range(5)) for n in range(60)))
document.setPageSize(QSizeF(500, 1000))
layout, height = document.documentLayout(), document.pageSize().height()
headings, block = [], document.begin()
while block.isValid():
    if block.blockFormat().headingLevel() == 2:
        headings.append(block)
    block = block.next()
n_breaks = 0
for heading, after in zip(headings, headings[1:]):
    top, bottom = layout.blockBoundingRect(heading).top(), layout.blockBoundingRect(after.previous()).bottom()
    if bottom > (top // height + 1) * height:  # it would be torn
        form = heading.blockFormat()
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(heading).setBlockFormat(form)
        n_breaks += 1
told = document.pageCount()
document.markContentsDirty(0, document.characterCount())
print(n_breaks, "breaks,", told, "pages told,", document.pageCount(), "pages when all is laid out anew")
assert told < 0.7 * document.pageCount()
PYTHON
"$folder/venv/bin/python" "$folder/seen.py"
