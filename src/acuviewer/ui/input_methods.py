"""Which input method Qt is asked for: where the one of the system has no plugin in this Qt, another that can serve.

The wheels of PySide bring plugins for IBus and for compose keys. Fcitx answers IBus's protocol too, so that Chinese can
be typed with it all the same.
"""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QPluginLoader

_LISTS = ("QT_IM_MODULES", "QT_IM_MODULE")
"""Where Qt looks, the first that is set; the names in the longer one are parted by semicolons."""

_OF_QT = ("none", "wayland")
"""Names that need no plugin."""

_INSTEAD = {"fcitx": "ibus", "fcitx5": "ibus"}
_LAST = "compose"


def choose_input_methods(environment: Mapping[str, str], plugins: Collection[str]) -> dict[str, str]:
    """What must change in the environment so that Qt is asked for ``plugins`` only; empty where nothing must."""
    variable = next((name for name in _LISTS if environment.get(name)), None)
    if variable is None:
        return {}
    there = {*plugins, *_OF_QT}
    asked = [name.strip().lower() for name in environment[variable].split(";") if name.strip()]
    if there.issuperset(asked):
        return {}
    served = [name if name in there else _INSTEAD.get(name, _LAST) for name in asked]
    left = list(dict.fromkeys(name for name in served if name in there))
    return {variable: ";".join(left) if variable == _LISTS[0] else (left or [_LAST])[0]}


def settle_input_method() -> None:
    """Change the environment where Qt would find no plugin; call before the QApplication exists."""
    if any(os.environ.get(name) for name in _LISTS):
        os.environ.update(choose_input_methods(os.environ, installed_plugins()))


def installed_plugins() -> set[str]:
    """Names of the input methods that this Qt can load."""
    folders = [Path(folder) / "platforminputcontexts" for folder in QCoreApplication.libraryPaths()]
    files = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
    told: list[Any] = [QPluginLoader(str(file)).metaData().get("MetaData") for file in files]
    return {str(name).lower() for about in told if isinstance(about, dict) for name in about.get("Keys", ())}
