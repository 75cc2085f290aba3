#!/usr/bin/env bash
# Runs a command with the tools of .venv, if this checkout has one, else with those that are there: in_venv.sh ruff check.
set -euo pipefail
PATH=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)/.venv/bin:$PATH
exec "$@"
