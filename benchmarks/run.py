"""Runs both windows in turns and prints the table of ratios. See README.md beside this file."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        skin = Path(folder) / "skin.npz"
        write_skin(skin)
        bare, own = [], []
        for _ in range(runs):
            bare.append(measure("bare_window.py", str(skin)))
            own.append(measure("acuviewer_window.py"))
    print(f"medians of {runs} runs | bare | acuviewer | ratio")
    for name in ("first_picture_ms", "frame_ms", "memory_mb"):
        a, b = median(run[name] for run in bare), median(run[name] for run in own)
        print(f"{name:22} | {a:7.1f} | {b:7.1f} | {b / a:.2f}")
    for name in ("body_median_ms", "body_p95_ms", "python_and_qt_ms", "imports_ms", "window_ms", "body_and_paint_ms"):
        print(f"{name:22} |         | {median(run[name] for run in own):7.1f} |")


def write_skin(path: Path) -> None:
    """The average skin as plain arrays, which the bare window reads."""
    import numpy as np

    from acuviewer.body.model import load_body_model
    from acuviewer.body.shape import BodyShape

    skin = load_body_model().build_skin(BodyShape())
    mesh = skin.mesh
    np.savez(path, vertices=mesh.vertices, triangles=mesh.triangles, normals=mesh.vertex_normals, colours=skin.pattern.colours)


def measure(script: str, *arguments: str) -> dict[str, float]:
    """Run one window and read its line of figures."""
    done = subprocess.run([sys.executable, str(HERE / script), *arguments], capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout.strip():
        raise SystemExit(f"{script} failed: {done.stderr[-2000:]}")
    figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
