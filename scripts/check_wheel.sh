#!/usr/bin/env bash
# Builds the wheel, looks into it, installs it in a fresh environment far from the checkout, and lets the
# installed program check itself there.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

set_up test
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cd "$top"
"$venv/bin/python" -m build --wheel --outdir "$scratch" . >"$scratch/build.log" 2>&1 || {
    cat "$scratch/build.log" >&2
    fail "the wheel could not be built."
}
"$venv/bin/python" scripts/wheel_contents.py "$scratch"/*.whl

"$venv/bin/python" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$scratch"/*.whl
mkdir "$scratch/elsewhere"
cd "$scratch/elsewhere"
unset PYTHONPATH
export ACUVIEWER_CONFIG_DIR=$scratch/settings
"$scratch/venv/bin/acuviewer" --version
"$scratch/venv/bin/acuviewer" self-test
