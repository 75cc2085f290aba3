#!/usr/bin/env bash
# PySide6_Essentials 6.11.3, Linux, glibc. Needs localedef with the sources of the locales (Debian: libc-bin and locales).
# Guess before running: a property given by keyword is found by its name, whatever the language of the system is.
# Seen: the setter's name is built with the locale's upper case. Under a Turkish locale (which Python takes over at its start)
# QTimer(interval=…) raises AttributeError, since the upper case of i is no I there; QTimer(singleShot=…) is taken. Under a
# German locale both are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3
mkdir "$folder/locales"
for name in tr_TR de_DE; do localedef -i "$name" -f UTF-8 "$folder/locales/$name.UTF-8"; done
cat >"$folder/seen.py" <<'PYTHON'
import sys

from PySide6.QtCore import QCoreApplication, QTimer


def taken(**properties):
    try:
        QTimer(**properties)
    except AttributeError as error:
        return "refused: " + str(error).split("\n")[0]
    return "taken"


application = QCoreApplication(["seen"])
seen = [taken(interval=5), taken(singleShot=True)]
print(sys.argv[1], seen)
refused = [words.startswith("refused") for words in seen]
assert refused == ([True, False] if sys.argv[1] == "tr_TR" else [False, False])
PYTHON
for name in tr_TR de_DE; do
    env -u LC_ALL LOCPATH="$folder/locales" LANG="$name.UTF-8" "$folder/venv/bin/python" "$folder/seen.py" "$name"
done
