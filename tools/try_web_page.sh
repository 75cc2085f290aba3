#!/usr/bin/env bash
# Opens a page that was exported with a body to turn in a real browser, as a phone and as a screen, and keeps a picture of each of its steps.
# Fails if the page says no "ready", loads anything from elsewhere, or writes an error. Needs Chromium; no part of the tests.
# Usage: tools/try_web_page.sh PAGE.html FOLDER [STEPS]
set -euo pipefail
page=$(realpath "$1") folder=$2 steps=${3:-1}
mkdir -p "$folder"
browser=(chromium --headless=new --no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader --hide-scrollbars
  --virtual-time-budget=10000 --enable-logging=stderr --v=0)
for size in 390,844 1280,720; do
  for ((step = 1; step <= steps; step++)); do
    "${browser[@]}" --window-size="$size" --screenshot="$folder/${size/,/x}-$step.png" "file://$page#$step" 2>"$folder/said.txt" || true
    if grep -E 'CONSOLE.*(Error|Refused|blocked)' "$folder/said.txt"; then exit 1; fi
  done
done
"${browser[@]}" --window-size=390,844 --dump-dom "file://$page" 2>/dev/null | grep -q 'data-ready="yes"' || { echo "the page does not get ready"; exit 1; }
echo "ready; pictures in $folder"
