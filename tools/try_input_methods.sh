#!/usr/bin/env bash
# Types "huantiao" in pinyin into the search box through real input methods and prints what arrives there.
#
#   tools/try_input_methods.sh fcitx    Fcitx 5, asked for as its own plugin, which PySide's wheels lack
#   tools/try_input_methods.sh ibus     IBus
#
# Debian packages: fcitx5 fcitx5-pinyin ibus ibus-libpinyin xvfb xauth dbus-daemon openbox xdotool.
set -euo pipefail

method=${1:?write fcitx or ibus after it}
top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

if [ -z "${TRIED_INSIDE:-}" ]; then
    home=$(mktemp -d)
    trap 'sleep 1; rm -rf "$home" || true' EXIT
    mkdir -p "$home/config/fcitx5" "$home/runtime"
    chmod 700 "$home/runtime"
    printf '%s\n' '[Groups/0]' Name=Default 'Default Layout=us' DefaultIM=pinyin '[Groups/0/Items/0]' Name=keyboard-us Layout= \
        '[Groups/0/Items/1]' Name=pinyin Layout= '[GroupOrder]' 0=Default >"$home/config/fcitx5/profile"
    env -u WAYLAND_DISPLAY -u QT_IM_MODULES TRIED_INSIDE=1 HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" \
        XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/runtime" ACUVIEWER_CONFIG_DIR="$home/acuviewer" LIBGL_ALWAYS_SOFTWARE=1 \
        xvfb-run -a -s '-screen 0 1280x800x24' dbus-run-session -- "$0" "$method"
    exit
fi

openbox >/dev/null 2>&1 &
jobs=$!
if [ "$method" = fcitx ]; then fcitx5 >"$HOME/log" 2>&1 & else ibus-daemon --xim >"$HOME/log" 2>&1 & fi
jobs="$jobs $!"
# shellcheck disable=SC2086
trap 'kill $jobs 2>/dev/null; wait' EXIT
sleep 4

cd "$top"
QT_IM_MODULE=$method "${PYTHON:-python3}" - <<'PYTHON' &
import sys
from pathlib import Path

from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui import app

open_window = app.open_window


def and_tell(*arguments):
    window = open_window(*arguments)
    window.navigator.search.textChanged.connect(lambda text: print(f"in the search box: {text}", flush=True))
    return window


app.open_window = and_tell
settings = Settings(Path(sys.prefix) / "none")
settings["first_start_seen"] = True
sys.exit(app.run_window(Session(), settings, "search.focus"))
PYTHON
jobs="$jobs $!"
sleep 9
if [ "$method" = fcitx ]; then fcitx5-remote -s pinyin; else ibus engine libpinyin || true; fi
sleep 2
xdotool type --delay 150 huantiao
sleep 2
xdotool key space
sleep 2
