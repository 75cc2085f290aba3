"""The rows of the command line: CPU of whole processes against Python alone, or with NumPy; and bodies a second."""

import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from measured import Row, Runner

PASS, NUMPY = ("-c", "pass"), ("-c", "import numpy")
_MANY = """
import json, time
from acuviewer import locate_many
bodies = [f"sex={('female', 'male')[number % 2]},weight={0.2 + 0.6 * number / 120:.3f}" for number in range(120)]
started = time.perf_counter()
assert sum(len(places.keys) > 400 for places in locate_many(bodies)) == len(bodies)
speed = len(bodies) / (time.perf_counter() - started)
list(locate_many(bodies[:1], workers=1))
started = time.process_time()
list(locate_many(bodies[:20], workers=1))
print(json.dumps({"bodies_per_s": speed, "cpu_ms": (time.process_time() - started) / 20 * 1000}))
"""
_F3D = """
import sys, f3d
f3d.Engine.autoload_plugins()
engine = f3d.Engine.create(True)
engine.scene.add(sys.argv[1])
engine.window.size = (1280, 800)
engine.window.render_to_image().save(sys.argv[2])
"""
_GLB = """
import sys
from pathlib import Path
from acuviewer.body.shape import BodyShape
from acuviewer.export.body_glb import body_glb
from acuviewer.session.anatomy import build_anatomy
Path(sys.argv[1]).write_bytes(body_glb(build_anatomy(BodyShape()), ("body", "skeleton", "acupoints")))
"""
_COMMANDS = (
    ("--version", ("--version",), PASS, "<= 2"),
    ("do --list", ("do", "--list"), PASS, "<= 15"),
    ("search knee", ("search", "knee"), PASS, "<= 20"),
    ("locate GB30", ("locate", "GB30"), NUMPY, "<= 3.0"),
    ("locate --all --json", ("locate", "--all", "--json"), NUMPY, "<= 4.5"),
    ("locate GB30 --body weight=0.6", ("locate", "GB30", "--body", "weight=0.6"), NUMPY, "<= 3.0"),
    ("locate --all --json --body weight=0.6", ("locate", "--all", "--json", "--body", "weight=0.6"), NUMPY, "<= 4.5"),
)


def command_rows(runner: Runner, runs: int) -> list[Row]:
    """Each command beside its baseline, in turns, so that drift hits both alike; the first runs do not count."""
    lines = [PASS, NUMPY, *(("-m", "acuviewer", *arguments) for _, arguments, _, _ in _COMMANDS)]
    used: dict[tuple[str, ...], list[float]] = {line: [] for line in lines}
    for number in range(runs + 1):
        for line in lines:
            cpu = runner.used(*line).cpu_ms
            if number:
                used[line].append(cpu)
    rows = [
        Row(
            f"`{name}`, CPU, against `python {' '.join(baseline)}`",
            "ms",
            median(used["-m", "acuviewer", *arguments]),
            median(used[baseline]),
            bar,
        )
        for name, arguments, baseline, bar in _COMMANDS
    ]
    many = [runner.line("-c", _MANY) for _ in range(runs)]
    cpu, speed = (median(figures[name] for figures in many) for name in ("cpu_ms", "bodies_per_s"))
    return [
        *rows,
        Row("many bodies, all points, all cores", "a second", speed, None, ">= 30"),
        Row("a body, all points, CPU, against `import numpy`", "ms", cpu, median(used[NUMPY]), "<= 0.95"),
        *(_snapshot_row(runner, runs) if find_spec("f3d") else ()),
    ]


def _snapshot_row(runner: Runner, runs: int) -> list[Row]:
    """A picture of the body beside f3d's of skin, bones and points, both from the start of a process to the PNG."""
    with tempfile.TemporaryDirectory() as folder:
        mesh, picture = str(Path(folder) / "body.glb"), str(Path(folder) / "body.png")
        runner.used("-c", _GLB, mesh)
        lines = ("-m", "acuviewer", "snapshot", picture), ("-c", _F3D, mesh, picture)
        ours, theirs = zip(*([runner.used(*line).cpu_ms for line in lines] for _ in range(runs)), strict=True)
    return [Row("`snapshot`, CPU, against f3d with our GLB", "ms", median(ours), median(theirs), "<= 0.9")]
