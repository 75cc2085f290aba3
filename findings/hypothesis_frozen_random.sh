#!/usr/bin/env bash
# hypothesis 6.140.0 and 6.170.17. Guess before running: register_random takes a random.Random that a dictionary holds, and says nothing,
# whatever the garbage collector was told before.
# Seen: after gc.freeze() it warns that the object "could be garbage collected immediately", though the dictionary holds it: what is set
# aside is not among gc.get_referrers(). Without gc.freeze() it says nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.py" <<'PYTHON'
import gc
import random
import sys
import warnings

import hypothesis

holder = {"kept": random.Random(1)}
if sys.argv[1] == "frozen":
    gc.freeze()
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    hypothesis.register_random(holder["kept"])
told = [str(warning.message).partition(". ")[0] for warning in seen]
print(hypothesis.__version__, sys.argv[1], told)
assert bool(told) == (sys.argv[1] == "frozen")
assert all("could be garbage collected immediately" in words for words in told)
PYTHON
for version in 6.140.0 6.170.17; do
    "${PYTHON:-python3}" -m venv "$folder/$version"
    "$folder/$version/bin/python" -m pip install --quiet --disable-pip-version-check "hypothesis==$version"
    for how in frozen plain; do
        "$folder/$version/bin/python" "$folder/seen.py" "$how"
    done
done
