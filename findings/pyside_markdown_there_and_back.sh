#!/usr/bin/env bash
# PySide6 6.11.3. Guess before running: a note that is read by QTextDocument.setMarkdown and written by toMarkdown may be spelt
# differently afterwards, but says the same, and from the second time on nothing changes any more.
# Seen: (1) a code span that holds a backtick gains backslashes each time: 1, 3, 7, 15. (2) A bullet below a numbered item comes out two
# spaces in, where a number needs four, so the next reading has it as a list of its own and the numbered one is cut in two. (3) An escaped
# bar in a cell is written without its backslash, so the next reading sees one column more, and a cell that held "c" is gone for good.
# Bold, nested bullets, tasks, quotes and lists that begin at 3 do survive.
# A program that keeps notes has to keep the text that was typed, and may use QTextDocument for reading only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.py" <<'PYTHON'
from PySide6 import __version__
from PySide6.QtGui import QGuiApplication, QTextDocument

application = QGuiApplication([])


def there_and_back(markdown: str, times: int) -> str:
    for _ in range(times):
        document = QTextDocument()
        document.setMarkdown(markdown)
        markdown = document.toMarkdown()
    return markdown


growth = [there_and_back("``a`b``\n", times).count("\\") for times in (1, 2, 3, 4)]
nested = [there_and_back("1. a\n   - b\n2. c\n", times) for times in (1, 2)]
table = [there_and_back("| a \\| b | c |\n|---|---|\n| 1 | 2 |\n", times) for times in (1, 2)]
kept = [text for text in ("3. a\n4. b\n", "- a\n  - b\n", "- [x] a\n", "**a** *b*\n") if there_and_back(text, 1).split() == text.split()]
print(__version__, growth, nested, table, len(kept))
assert growth == [1, 3, 7, 15]
assert nested == ["1.  a\n  - b\n2.  c\n", "1.  a\n- b\n2.  c\n"]
assert "c" in table[0] and "c" not in table[1]
assert len(kept) == 4
PYTHON
"${PYTHON:-python3}" -m venv "$folder/environment"
"$folder/environment/bin/python" -m pip install --quiet --disable-pip-version-check "PySide6_Essentials==6.11.3"
QT_QPA_PLATFORM=offscreen "$folder/environment/bin/python" "$folder/seen.py"
