"""Measures the program against bare baselines and prints the table of ratios. See README.md beside this file."""

import argparse
import json
import tempfile
from pathlib import Path

from measured import BLAS_THREADS, TOP, Row, Runner

SIZES = ("1280x800", "1920x1080", "3840x2160")
"""Of the window; the display must be as large."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", action="append", metavar="WxH", help="of the window (default: 1280x800, 1920x1080, 3840x2160)")
    parser.add_argument("--only", choices=("window", "commands"), help="a part of the table")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="another checkout whose table is printed below")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the table for programs as well")
    choices = parser.parse_args()
    checkouts = [TOP, *([choices.against.resolve()] if choices.against else [])]
    print(
        f"medians of {choices.runs} runs; {BLAS_THREADS} BLAS thread on both sides; bytecode compiled before; equal pixels in both views"
    )
    tables = {str(checkout): measure(checkout, choices) for checkout in checkouts}
    if choices.json:
        content = {name: [row.as_json() for row in rows] for name, rows in tables.items()}
        choices.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def measure(checkout: Path, choices: argparse.Namespace) -> list[Row]:
    """All rows of one checkout, printed as they come."""
    import numpy as np

    from command_rows import command_rows
    from window_rows import window_rows, write_meshes

    rows: list[Row] = []
    print(f"\n{checkout}\n| what | acuviewer | baseline | ratio | bar | met |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(checkout, Path(folder) / "bytecode")
        if choices.only != "window":
            rows += _printed(command_rows(runner, choices.runs))
        if choices.only != "commands":
            meshes = Path(folder) / "meshes.npz"
            write_meshes(meshes, np.savez)
            for size in choices.size or SIZES:
                rows += _printed(window_rows(runner, choices.runs, size, meshes))
    return rows


def _printed(rows: list[Row]) -> list[Row]:
    for row in rows:
        print(row, flush=True)
    return rows


if __name__ == "__main__":
    main()
