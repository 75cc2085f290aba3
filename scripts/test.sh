#!/usr/bin/env bash
# Sets everything up where that is still to do, then passes every gate: format, lint, types, imports, the wheel
# installed elsewhere, the lowest versions of the libraries, and all tests on a virtual display. A failed gate does not
# hide the others.
#
#   scripts/test.sh                  everything
#   scripts/test.sh tests/points -x  pytest alone, with these arguments
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

set_up test
cd "$top"
PATH=$venv/bin:$PATH
# Pictures are compared with those of the software renderer, whatever graphics card is there.
export LIBGL_ALWAYS_SOFTWARE=1
# As the program itself does: a second thread only burns, and is waited for for ever when Qt forks at the wrong moment.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1}
unset WAYLAND_DISPLAY QT_QPA_PLATFORM

run_tests() { xvfb-run -a -s '-screen 0 1920x1080x24' python -m pytest "$@"; }

if [ $# -gt 0 ]; then
    run_tests "$@"
    exit
fi

failed=

gate() {
    local name=$1 began=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@" </dev/null || failed="$failed, $name"
    printf '(%d s)\n' $((SECONDS - began))
}

gate 'format' ruff format --check
gate 'lint' ruff check --output-format concise
gate 'types' mypy
gate 'imports' lint-imports --no-cache
gate 'wheel' scripts/check_wheel.sh
gate 'lowest versions' scripts/check_lowest.sh
printf '\n== tests\n'
# In as many processes as there are processors, within reason: each takes close to a gigabyte.
run_tests -n logical --maxprocesses 4 --dist worksteal </dev/null || failed="$failed, tests" # last, so that its count closes the output

if [ -n "$failed" ]; then
    say "failed gates: ${failed#, }"
    exit 1
fi
