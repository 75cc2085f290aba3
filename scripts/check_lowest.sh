#!/usr/bin/env bash
# Sets up the lowest versions of all libraries that pyproject.toml allows, in an environment of their own, and lets the
# program check itself there, open its window, draw a picture and export.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

set_up test
cd "$top"
lowest=$venv/lowest
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# What was set up before is kept as long as it resolves to the same versions.
"$venv/bin/uv" pip compile --quiet --no-header --no-annotate --resolution lowest-direct --only-binary :all: \
    --python "$venv/bin/python" pyproject.toml --output-file "$scratch/versions.txt" >/dev/null ||
    fail "the lowest versions cannot be resolved; the reason stands above."
if ! cmp -s "$scratch/versions.txt" "$lowest/versions.txt"; then
    "$venv/bin/uv" venv --quiet --clear --python "$venv/bin/python" "$lowest"
    "$venv/bin/uv" pip install --quiet --python "$lowest/bin/python" --requirement "$scratch/versions.txt" ||
        fail "the lowest versions cannot be installed; the reason stands above."
    cp "$scratch/versions.txt" "$lowest/versions.txt"
fi

export PYTHONPATH=$top/src ACUVIEWER_CONFIG_DIR=$scratch/settings LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY QT_QPA_PLATFORM
acuviewer() { "$lowest/bin/python" -m acuviewer "$@"; }

acuviewer self-test
xvfb-run -a -s '-screen 0 1280x800x24' "$lowest/bin/python" -m acuviewer do 'point.select GB30; app.quit'
echo 'ok    window: opened and closed'
acuviewer snapshot "$scratch/picture.png" --point GB30 --steps --size 400x300
acuviewer export "$scratch/body.glb"
acuviewer export "$scratch/body.ply"
for made in picture.png body.glb body.ply; do
    [ -s "$scratch/$made" ] || fail "$made was not written."
done
echo 'ok    picture and meshes: written'
grep -iE '^(numpy|pyside6-essentials|vtk|pyvista|trimesh|rapidfuzz|jsonschema|platformdirs|fsrs)==' "$lowest/versions.txt" | paste -sd ' ' -
