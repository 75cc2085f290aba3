"""Runs both windows in turns and prints the table of ratios. See README.md beside this file."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
TOP = HERE.parent


NAMES = ("first_picture_ms", "frame_ms", "memory_mb")
PARTS = ("body_median_ms", "body_p95_ms", "imports_ms", "asking_ms", "window_ms", "body_and_paint_ms")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="another checkout to measure beside this one")
    choices = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        skin = Path(folder) / "skin.npz"
        write_skin(skin)
        candidates = {"bare": ("bare_window.py", str(skin), TOP), "acuviewer": ("acuviewer_window.py", "", TOP)}
        if choices.against:
            candidates["other"] = ("acuviewer_window.py", "", choices.against.resolve())
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in candidates}
        for number in range(choices.runs + 1):
            for name, (script, argument, checkout) in candidates.items():
                figures = measure(script, argument, checkout, Path(folder) / name)
                if number:  # the first run writes the bytecode
                    runs[name].append(figures)
    print_table(runs)


def print_table(runs: dict[str, list[dict[str, float]]]) -> None:
    """Medians, the ratio to the bare window, and to the other checkout where there is one."""
    print(
        f"medians of {len(runs['acuviewer'])} runs | {' | '.join(runs)} | ratio to bare{' | ratio to other' if 'other' in runs else ''}"
    )
    for name in (*NAMES, *PARTS):
        found = {who: median(run[name] for run in listed) for who, listed in runs.items() if name in listed[0]}
        ratios = [f"{found['acuviewer'] / found[who]:.3f}" if who in found else "" for who in ("bare", "other") if who in runs]
        print(" | ".join([f"{name:22}", *(f"{found[who]:7.1f}" if who in found else " " * 7 for who in runs), *ratios]))


def write_skin(path: Path) -> None:
    """The average skin as plain arrays, which the bare window reads."""
    import numpy as np

    from acuviewer.body.model import load_body_model
    from acuviewer.body.shape import BodyShape

    skin = load_body_model().build_skin(BodyShape())
    mesh = skin.mesh
    np.savez(path, vertices=mesh.vertices, triangles=mesh.triangles, normals=mesh.vertex_normals, colours=skin.pattern.colours)


def measure(script: str, argument: str, checkout: Path, bytecode: Path) -> dict[str, float]:
    """Run one window with the code of a checkout and read its line of figures."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(checkout / "src"), "PYTHONPYCACHEPREFIX": str(bytecode)}
    command = [sys.executable, str(HERE / script), *filter(None, [argument])]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode or not done.stdout.strip():
        raise SystemExit(f"{script} of {checkout} failed: {done.stderr[-2000:]}")
    figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
