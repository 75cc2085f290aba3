#!/usr/bin/env bash
# Sets everything up where that is still to do, then starts acuviewer with the arguments given here.
# Without arguments the window opens; where there is no display, the tour is rendered to ./acuviewer-tour.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

set_up run
if [ $# -eq 0 ] && [[ $OSTYPE == linux* && -z ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    say "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window opens; rendering the tour to $PWD/acuviewer-tour instead:"
    set -- tour "$PWD/acuviewer-tour"
fi
exec "$venv/bin/acuviewer" "$@"
