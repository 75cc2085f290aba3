#!/usr/bin/env bash
# numpy 2.4.6 and 2.0.2, x86-64 with AVX2. Guess before running: NPY_DISABLE_CPU_FEATURES="AVX2 FMA3" makes either round as on a
# processor without them.
# Seen: 2.0.2 does without both. 2.4.6 dispatches by the levels of the architecture; the old names disable nothing, an ImportWarning,
# which Python hides unless asked, is all it says. There X86_V3 is the name. A test of rounding that sets the old names passes for nothing.
set -euo pipefail
grep -q avx2 /proc/cpuinfo || { echo 'this processor has no AVX2, so there is nothing to see' && exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.py" <<'PYTHON'
import numpy
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

names = [name for name in ("AVX2", "FMA3", "X86_V3") if name in __cpu_dispatch__]
print({name: __cpu_features__[name] for name in names})
PYTHON
seen() { NPY_DISABLE_CPU_FEATURES=$2 "$folder/$1/bin/python" "$folder/seen.py"; }
for version in 2.0.2 2.4.6; do
    "${PYTHON:-python3}" -m venv "$folder/$version"
    "$folder/$version/bin/python" -m pip install --quiet --disable-pip-version-check "numpy==$version"
done
old=$(seen 2.0.2 'AVX2 FMA3') new=$(seen 2.4.6 'AVX2 FMA3') renamed=$(seen 2.4.6 X86_V3)
printf '2.0.2 without "AVX2 FMA3": %s\n2.4.6 without "AVX2 FMA3": %s\n2.4.6 without "X86_V3": %s\n' "$old" "$new" "$renamed"
[ "$old" = "{'AVX2': False, 'FMA3': False}" ]
[ "$new" = "{'X86_V3': True}" ]
[ "$renamed" = "{'X86_V3': False}" ]
