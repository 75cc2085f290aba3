"""How long the search takes at each keystroke, beside a bare scan: one ``in`` over the lower-case text of every term.

python benchmarks/search.py
"""

import argparse
import time
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles

from acuviewer.knowledge.found import Entry
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.finding import build_index, search_entries

QUERIES = (
    "GB30", "bl 40", "ex-hn5", "ub40", "huantiao", "zu san li", "hauntiao", "sanyinjiao", "环跳", "環跳", "환도", "かんちょう",
    "jumping circle", "bladder meridian", "hand taiyin", "he-sea", "yuan source", "back-shu", "front mu of the lung",
    "influential blood", "lower back pain", "sciatica", "sciatca", "坐骨神经痛", "menstrual cramps", "ringing in the ears", "pregnancy",
    "pneumothorax", "needling forbidden", "knee he-sea", "greater trochantre", "femur", "dark theme", "zzzzzz", "VB30", "Sanjiao 5",
    "V23 V40 R3", "BL23-BL25", "Rückenschmerzen", "Schmerzen im Knie", "mal de dos", "acouphènes", "dolor de rodilla", "estreñimiento",
    "dor nas costas", "mal di schiena", "piriformis", "anticoagulants", "endorphin", "Cochrane", "epilepsy", "失眠", "骶髂关节", "ぎっくり腰",
    "肩こり", "허리 통증", "불면증", "腎兪", "11783809", "obesity",
)  # fmt: skip


def main() -> None:
    """Measure every beginning of every query and print medians and worst, in milliseconds and as ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    atlas, library = load_atlas(), load_library()
    commands = build_commands(atlas, library).values()
    entries = search_entries(atlas, library, commands)
    build = [milliseconds(lambda: build_index(atlas, library, commands)) for _ in range(runs)]
    index = build_index(atlas, library, commands)
    terms = lower_terms(entries)
    typed = [query[:length] for query in QUERIES for length in range(1, len(query) + 1)]
    for text in typed:
        index.find(text)
    own = [min(milliseconds(partial(index.find, text)) for _ in range(runs)) for text in typed]
    bare = [min(milliseconds(partial(scan, terms, text.lower())) for _ in range(runs)) for text in typed]
    print(f"{len(entries)} entries, {len(terms)} terms, {len(typed)} keystrokes of {len(QUERIES)} queries, best of {runs} runs")
    print("ms a keystroke | bare scan | acuviewer | ratio")
    for name, figure in (("median", median), ("95th percentile", nearly_worst), ("worst", max)):
        print(f"{name:15} | {figure(bare):9.2f} | {figure(own):9.2f} | {figure(own) / figure(bare):5.2f}")
    print(f"worst at {typed[own.index(max(own))]!r}; the index is built in {median(build):.0f} ms")


def nearly_worst(figures: list[float]) -> float:
    """The figure that 95 of 100 do not exceed."""
    return quantiles(figures, n=20)[-1]


def milliseconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def lower_terms(entries: list[Entry]) -> list[str]:
    """Every term of every entry in lower case, one for each entry that has it."""
    return [term.text.lower() for entry in entries for term in entry.terms]


def scan(terms: list[str], text: str) -> list[int]:
    """The bare baseline: which terms hold a text."""
    return [row for row, term in enumerate(terms) if text in term]


if __name__ == "__main__":
    main()
