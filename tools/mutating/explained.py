"""Changes that nobody can notice, each with its reason: kinds of lines that are left alone, and survivors that were looked at."""

import re

_UNSEEN = {
    r"lru_cache|maxsize": "how much a cache keeps changes time and memory, no result",
    r"\bgc\.|\bdel \w|\.deleteLater\(\)|enable\(\)": "when memory is given back, or a crash of the interpreter is told",
    r"set(Contents)?Margins\(|setSpacing\(|set(Fixed|Minimum|Maximum)\w*\(|addSpacing\(|addStretch\(|setStretch\w*\(|QSize\(|resize\(":
        "margins and sizes are judged by eye",
    r"_MS\b|Timer\(|singleShot\(|start\(\d": "how long something waits before it is done",
    r"\bset(Ambient|Diffuse|Specular|SpecularPower|AntiAliasing|MultiSamples|Interpolation)\w*\(|\bSet(Ambient|Diffuse|Specular\w*)\(":
        "how light plays on a surface is judged by eye",
    r"\bdaemon=|\bname=\"": "how a thread is called",
    r"\bsuppress\(": "in which order what is let pass is named",
    r"\blambda _=True\b": "whether a button was down, which is told to what does not ask",
}  # fmt: skip
"""Lines in which a change by chance is no fault that a test should find, as they stand or as they would read then."""


EXPLAINED: dict[tuple[str, str], str] = {
    ("acuviewer/scene/sight.py", "FAR_MM = 30000.0"): "both are farther than any eye stands from the body (12 m at most)",
    (
        "acuviewer/shown/projection.py",
        'facing: np.ndarray = np.einsum("ij,ij->i", normals, eye(self.camera) - positions) > 1',
    ): "the eye stands less than 1 mm above the plane of such a place: it is seen from its edge, facing or not",
}
"""Survivors that were looked at, by file and changed line, and why no test should find them."""


def unseen(line: str) -> str | None:
    """Why a change of this line, or one that makes it this line, would be no fault, or None."""
    return next((reason for pattern, reason in _UNSEEN.items() if re.search(pattern, line)), None)


def why_it_may_live(file: str, after: str) -> str | None:
    """Why a mutant need not be caught, or None."""
    return EXPLAINED.get((file, after.strip()))
