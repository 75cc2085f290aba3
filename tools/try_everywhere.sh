#!/usr/bin/env bash
# Runs the tests under settings that other machines have: other rounding, fewer cores, the lowest and the newest libraries,
# other versions of Python, folders, languages, time zones, and a checkout that cannot be written.
#
#   tools/try_everywhere.sh                            every setting, all tests
#   tools/try_everywhere.sh lowest lang-tr_TR          these settings
#   tools/try_everywhere.sh lowest+lang-C+read-only    several settings at once
#   tools/try_everywhere.sh blas-1 -- tests/points     with these arguments of pytest
#   tools/try_everywhere.sh --list                     the names of all settings
#
# What this machine lacks is left out and said. The results, a row for each setting tried so far, are kept in
# build/everywhere/results.md, what the tests said beside it.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../scripts/setup.sh"

settings='plain no-avx512 no-avx2 blas-1 blas-2 core-1 core-2 lowest newest python-3.11 python-3.12 python-3.13 python-3.14
python-3.15 folder read-only lang-C lang-tr_TR lang-de_DE lang-ar_EG lang-zh_CN timezone'
work=$top/build/everywhere

main() {
    local chosen=() arguments=() name
    [ "${1:-}" != --list ] || { printf '%s\n' $settings && exit; }
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        for name in ${1//+/ }; do
            case " ${settings//$'\n'/ } " in *" $name "*) ;; *) fail "no setting is called $name; --list names all." ;; esac
        done
        chosen+=("$1")
        shift
    done
    [ $# -eq 0 ] || arguments=("${@:2}")
    # shellcheck disable=SC2206  # one word each
    [ ${#chosen[@]} -gt 0 ] || chosen=($settings)
    set_up test
    mkdir -p "$work/rows"
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    failed=
    for name in "${chosen[@]}"; do
        try "$name" ${arguments[@]+"${arguments[@]}"}
    done
    write_table
    [ -z "$failed" ] || fail "failed under:$failed; what the tests said is in $work"
}

# Runs the tests under one setting; the rest are arguments of pytest.
try() {
    local name=$1
    shift
    # What a setting may change: the interpreter, the checkout, variables, words before the command, why it is left out.
    python=$venv/bin/python checkout=$top variables=() words=() without=
    mkdir -p "$scratch/$name"
    local part
    for part in ${name//+/ }; do
        [ -n "$without" ] || "set_${part%%-*}" "${part#*-}"
    done
    if [ -n "$without" ]; then
        row "$name" "left out: $without"
        return
    fi
    local log=$work/$name.log began=$SECONDS verdict=green
    (
        cd "$checkout"
        unset WAYLAND_DISPLAY QT_QPA_PLATFORM
        export LIBGL_ALWAYS_SOFTWARE=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=$checkout/src PYTHONPYCACHEPREFIX=$scratch/bytecode
        exec env ${variables[@]+"${variables[@]}"} ${words[@]+"${words[@]}"} xvfb-run -a -s '-screen 0 1920x1080x24' \
            "$python" -m pytest -q -p no:cacheprovider "$@"
    ) </dev/null >"$log" 2>&1 || { verdict=red && failed="$failed $name"; }
    local counts
    counts=$(grep -aE '^[0-9]+ (passed|failed|skipped|error)' "$log" | tail -n 1 | sed 's/ in .*//') || true
    row "$name" "$verdict: ${counts:-no test ran}" "$((SECONDS - began)) s"
}

row() {
    printf '%-12s %s %s\n' "$1" "$2" "${3:-}"
    printf '| %s | %s | %s |\n' "$1" "$2" "${3:-}" >"$work/rows/$1"
}

write_table() {
    {
        printf '| setting | tests | time |\n|---|---|---|\n'
        cat "$work"/rows/*
    } >"$work/results.md"
}

set_plain() { :; }

# Rounding: NumPy does without the instructions of newer processors, as far as this one has them.
set_no() {
    local pattern='^(AVX512.*|X86_V4)$' features
    [ "$1" = avx512 ] || pattern='^(AVX512.*|X86_V4|AVX2|FMA3|X86_V3)$'
    features=$("$python" - "$pattern" <<'PYTHON'
import re
import sys

from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

print(*(name for name in __cpu_dispatch__ if __cpu_features__.get(name) and re.match(sys.argv[1], name)))
PYTHON
    )
    [ -n "$features" ] || without="NumPy uses no $1 on this processor"
    variables+=("NPY_DISABLE_CPU_FEATURES=$features")
}

set_blas() { variables+=("OPENBLAS_NUM_THREADS=$1" "OMP_NUM_THREADS=$1"); }

set_core() {
    command -v taskset >/dev/null || { without='there is no taskset' && return; }
    local allowed
    allowed=$("$python" -c 'import os, sys; print(*sorted(os.sched_getaffinity(0))[: int(sys.argv[1])], sep=",")' "$1")
    case $1,$allowed in 2,*,*) ;; 2,*) without='this machine has one core' ;; esac
    words+=(taskset -c "$allowed")
}

set_lowest() { install_versions lowest-direct "$venv/bin/python" lowest; }

set_newest() { install_versions highest "$venv/bin/python" newest; }

set_python() {
    local found
    # A name in the search path may be a stand-in for a Python that is not chosen there.
    for found in "python$1" "$(pyenv root 2>/dev/null)"/versions/"$1".*/bin/python; do
        "$found" -c "import ensurepip, sys; assert sys.version.startswith('$1.')" 2>/dev/null || continue
        install_versions highest "$found" "python-$1"
        return
    done
    without="there is no Python $1"
}

# Makes an environment with the lowest or the newest versions that have wheels; it is brought up to date the next time.
install_versions() {
    local folder=$work/$3
    python=$folder/bin/python
    if { [ -x "$python" ] || "$venv/bin/uv" venv --quiet --seed --python "$2" "$folder"; } &&
        (cd "$top" && "$venv/bin/uv" pip compile --quiet --resolution "$1" --only-binary :all: --extra dev --python "$python" \
            pyproject.toml --output-file "$folder/versions.txt" >/dev/null) &&
        "$venv/bin/uv" pip install --quiet --python "$python" --requirement "$folder/versions.txt"; then
        return
    fi
    without='its libraries cannot be installed; the reason stands above'
}

set_folder() { copy_checkout "$scratch/folder/针灸 穴位 viewer"; }

# Nothing can be written into the checkout, by root neither.
set_read() {
    copy_checkout "$scratch/read-only"
    chmod -R a-w "$checkout"
    # A folder that cannot be written cannot be emptied either.
    trap 'chmod -R u+w "$scratch" && rm -rf "$scratch"' EXIT
    [ "$(id -u)" -eq 0 ] || return 0
    local remount='mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && exec "$@"'
    unshare --mount sh -c "$remount" "$checkout" true 2>/dev/null || { without='root may not mount here' && return; }
    words+=(unshare --mount sh -c "$remount" "$checkout")
}

copy_checkout() {
    checkout=$1
    mkdir -p "$checkout"
    (cd "$top" && git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- -cf -) | tar -C "$checkout" -xf -
}

# A language is made in a folder of its own where the system has not got it.
set_lang() {
    local locale=$1
    if [ "$1" != C ]; then
        locale=$1.UTF-8
        if ! locale -a | grep -qix "$1.utf-\?8"; then
            mkdir -p "$work/locales"
            [ -d "$work/locales/$locale" ] || localedef -i "$1" -f UTF-8 "$work/locales/$locale" 2>/dev/null || true
            [ -d "$work/locales/$locale" ] || { without="the locale $locale cannot be made" && return; }
            variables+=("LOCPATH=$work/locales")
        fi
    fi
    variables+=("LC_ALL=$locale" "LANG=$locale" "LANGUAGE=${1%_*}")
}

# A day ahead of most others, without a table of time zones.
set_timezone() { variables+=(TZ=AHEAD-14); }

main "$@"
