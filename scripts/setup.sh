# shellcheck shell=bash
# Makes .venv in this checkout and sees to the system libraries. Sourced by run.sh and test.sh.
#
#   set_up run     what the program needs
#   set_up test    that, and what the tests need
#
# After the first start this only compares pyproject.toml with the copy that the set-up left behind. All that is
# said here goes to standard error, so that standard output belongs to the program. Bash 3.2 (macOS) will do.

top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
venv=$top/.venv

# What to look for, and the Debian package that brings it.
libraries='libEGL.so.1 libegl1
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0'

say() { printf 'acuviewer: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

set_up() {
    is_set_up "$1" && return
    if command -v flock >/dev/null; then
        # Of two first starts at once the second waits, and finds everything done.
        exec 9<"$top/pyproject.toml"
        flock 9
        is_set_up "$1" && exec 9<&- && return
    fi
    install_python_packages "$1" </dev/null >&2
    [ "$1" = run ] || bring_locales </dev/null >&2
    if install_system_libraries "$1" </dev/null >&2; then
        cp "$top/pyproject.toml" "$venv/.set-up-$1"
    elif [ "$1" = test ]; then
        fail "The tests cannot run without them."
    fi
    if command -v flock >/dev/null; then exec 9<&-; fi
}

# True when the set-up was done with this pyproject.toml; whoever can run the tests can run the program.
is_set_up() {
    stands_here && [ -x "$venv/bin/acuviewer" ] || return 1
    cmp -s "$top/pyproject.toml" "$venv/.set-up-$1" && return
    [ "$1" = run ] && cmp -s "$top/pyproject.toml" "$venv/.set-up-test"
}

# True unless the checkout was moved or its Python went away: scripts in .venv hold absolute paths.
stands_here() {
    local place=
    [ -x "$venv/bin/python" ] && [ -r "$venv/.place" ] && read -r place <"$venv/.place" && [ "$place" = "$top" ]
}

install_python_packages() {
    local project=. python
    [ "$1" = run ] || project='.[dev]'
    if ! stands_here; then
        say "setting up $venv; this first start downloads about 300 MB and takes some minutes."
        choose_python
        "$python" -m venv --clear "$venv" || fail "$venv could not be made; the reason stands above."
        printf '%s\n' "$top" >"$venv/.place"
    fi
    (cd "$top" && "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --editable "$project") ||
        fail "The Python packages could not be installed; the reason stands above. Start again once it is mended."
}

# Sets "python" to an interpreter that is new enough and can make a virtual environment.
choose_python() {
    local new_enough='import sys; assert sys.version_info >= (3, 11)'
    find_python "$new_enough; import ensurepip, venv" && return
    # Debian keeps ensurepip in a package of its own.
    local package=python3-venv
    find_python "$new_enough" && package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    install_with_apt "$package" || true
    find_python "$new_enough; import ensurepip, venv" ||
        fail "Python 3.11 or newer with its venv module is needed. On Debian and Ubuntu: $(apt_command "$package")"
}

# Sets "python" to the first interpreter that carries out the statements.
find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        "$python" -c "$1" 2>/dev/null && return
    done
    return 1
}

# False when something is missing and could not be installed; it has said then what to do.
install_system_libraries() {
    local missing
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086  # one word each
    install_with_apt $missing || true
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    if command -v apt-get >/dev/null; then
        say "system libraries are missing. Please run: $(apt_command "$missing")"
    else
        say "system libraries are missing; your system has its own packages for these of Debian: $missing"
    fi
    return 1
}

# Some tests open the window under other locales; where their sources are not and cannot come, they are skipped.
bring_locales() {
    [ -e /usr/share/i18n/locales/tr_TR ] || install_with_apt locales || true
}

# Prints the Debian packages whose libraries this Linux lacks, on one line.
missing_packages() {
    case $OSTYPE in linux*) ;; *) return ;; esac
    local known library package found=
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || return 0
    while read -r library package; do
        case $known in *"$library "*) ;; *) found="$found $package" ;; esac
    done <<<"$libraries"
    # VTK ends the process when there is no OpenGL driver at all; Mesa's draws in software.
    compgen -G '/usr/lib*/dri/*_dri.so' >/dev/null || compgen -G '/usr/lib/*/dri/*_dri.so' >/dev/null ||
        found="$found libgl1-mesa-dri"
    if [ "$1" = test ]; then
        command -v xvfb-run >/dev/null || found="$found xvfb"
        command -v xauth >/dev/null || found="$found xauth"
    fi
    printf '%s' "${found# }"
}

apt_command() { printf 'sudo apt-get update && sudo apt-get install --no-install-recommends %s' "$*"; }

# Installs Debian packages; false where that is not possible or needs a password.
install_with_apt() {
    command -v apt-get >/dev/null || return 1
    local root=env
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        root='sudo -n env'
    fi
    say "installing with apt: $*"
    $root DEBIAN_FRONTEND=noninteractive apt-get update -q &&
        $root DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}
