"""The rows of the window, against the bare window with as many pixels in its view."""

from collections.abc import Callable
from pathlib import Path
from statistics import median

from measured import Row, Runner

Figures = dict[str, float]


def window_rows(runner: Runner, runs: int, size: str, meshes: Path) -> list[Row]:
    """Both windows in turns; ``size`` is that of our window. Its view, seen in a first run that does not count, sets that of the bare one."""
    view = runner.figures("acuviewer_window.py", size)
    pixels = f"{view['width']:.0f}x{view['height']:.0f}"
    runner.figures("bare_window.py", str(meshes), pixels)
    ours, bare = [], []
    for _ in range(runs):
        ours.append(runner.figures("acuviewer_window.py", size))
        bare.append(runner.figures("bare_window.py", str(meshes), pixels))
        if (ours[-1]["width"], ours[-1]["height"]) != (bare[-1]["width"], bare[-1]["height"]):
            raise SystemExit("the two views have not the same pixels: give the display more room")
    return _rows(_median_of(ours), _median_of(bare), f"{size}, view {pixels}", size)


def _rows(ours: Figures, bare: Figures, where: str, size: str) -> list[Row]:
    def against(what: str, name: str, bar: str) -> Row:
        return Row(f"{what}, {where}", "MB" if name.endswith("mb") else "ms", ours[name], bare[name], bar)

    largest = size != "1280x800"
    astray = [name.partition(" ")[2] for name in ours if name.startswith("stray_mm ")]
    acts = [name for name in ours if name.startswith("act_cpu_ms ")]
    return [
        against("first picture, wall", "first_wall_ms", "<= 1.6"),
        against("first picture, CPU", "first_cpu_ms", "<= 1.6"),
        Row(f"complete with labels and page, wall, {where}", "ms", ours["complete_wall_ms"], bare["first_wall_ms"], "<= 2.0"),
        Row(f"complete with labels and page, CPU, {where}", "ms", ours["complete_cpu_ms"], bare["first_cpu_ms"], "<= 2.0"),
        *([] if size != "3840x2160" else [
            Row(f"dragging, {where}", "a second", 1000 / ours["drag_wall_ms"], None, ">= 10"),
            Row(f"full quality after the hand rests, {where}", "ms", ours["rest_wall_ms"], None, "<= 150"),
        ]),
        against("turning frame, all points, labels, one meridian, wall", "frame_wall_ms", "<= 0.95" if largest else "<= 1.0"),
        against("the same, CPU", "frame_cpu_ms", "<= 0.95" if largest else "<= 1.0"),
        against("bones through skin, wall", "bones_frame_wall_ms", "<= 1.3"),
        Row(f"body slider, pictures, {where}", "a second", 1000 / ours["body_ms"], None, ">= 22"),
        Row(f"body slider, 95th percentile against median, {where}", "ms", ours["body_p95_ms"], ours["body_ms"], "<= 1.5"),
        *(Row(f"points astray while a slider moves, 95 of 100, {name}, {where}", "mm", ours[f"stray_mm {name}"], None, "<= 1") for name in astray),
        Row(f"slider released, CPU, in bare frames, {where}", "ms", ours["released_cpu_ms"], bare["frame_cpu_ms"], "<= 3.5"),
        *(Row(f"`{name.partition(' ')[2]}` to its picture, CPU, in bare frames, {where}", "ms", ours[name], bare["frame_cpu_ms"], "<= 2") for name in acts),
        Row(f"a click to its verdict, CPU, in bare frames, {where}", "ms", ours["verdict_cpu_ms"], bare["frame_cpu_ms"], "<= 3"),
        Row(f"a notch of the wheel to its picture, CPU, in bare frames, {where}", "ms", ours["wheel_cpu_ms"], bare["frame_cpu_ms"], "<= 2"),
        Row(f"hover with its tip, CPU, {where}", "ms", ours["hover_cpu_ms"], None, "<= 12"),
        Row(f"a key in the search with the list painted, CPU, {where}", "ms", ours["search_key_cpu_ms"], None, "<= 12"),
        against("memory at the first picture", "first_memory_mb", "<= 1.2"),
        against("memory, everything shown", "memory_mb", "<= 1.4"),
    ]  # fmt: skip


def _median_of(runs: list[Figures]) -> Figures:
    return {name: median(run[name] for run in runs) for name in runs[0]}


def write_meshes(path: Path, save: Callable[..., None]) -> None:
    """The average skin and its bones as plain arrays, which the bare window reads."""
    from acuviewer.body.shape import BodyShape
    from acuviewer.session.anatomy import build_anatomy

    anatomy = build_anatomy(BodyShape())
    skin, bones = anatomy.skin.mesh, anatomy.skeleton.mesh
    arrays = {
        f"{name}_{part}": array
        for name, mesh in (("skin", skin), ("bones", bones))
        for part, array in (("vertices", mesh.vertices), ("triangles", mesh.triangles), ("normals", mesh.vertex_normals))
    }
    save(path, **arrays, skin_colours=anatomy.skin.pattern.colours)
