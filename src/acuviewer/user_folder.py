"""Where the program keeps what is a person's own: settings and fault reports, what was learned; and where what can be made again."""

import os
from pathlib import Path


def user_folder() -> Path:
    """The folder for settings and fault reports; the environment variable ACUVIEWER_CONFIG_DIR overrides the system's place."""
    chosen = os.environ.get("ACUVIEWER_CONFIG_DIR")
    if chosen:
        return Path(chosen)
    try:
        from platformdirs import user_config_path

        return user_config_path("acuviewer", appauthor=False)
    except (ImportError, RuntimeError, OSError):
        # A fault report must find a place even where a library is missing or nobody has a home.
        return Path(os.path.expanduser("~")) / ".config" / "acuviewer"  # noqa: PTH111  # Path.expanduser raises without a home


def user_data_folder() -> Path:
    """The folder for what a person has made and would miss; ACUVIEWER_CONFIG_DIR overrides it too."""
    if os.environ.get("ACUVIEWER_CONFIG_DIR"):
        return user_folder()
    try:
        from platformdirs import user_data_path

        return user_data_path("acuviewer", appauthor=False)
    except (ImportError, RuntimeError, OSError):
        return Path(os.path.expanduser("~")) / ".local" / "share" / "acuviewer"  # noqa: PTH111


def cache_folder() -> Path | None:
    """The folder for what was worked out once and can be worked out again, which may be missing; None where nobody has one.

    With ACUVIEWER_CONFIG_DIR it lies in that folder.
    """
    chosen = os.environ.get("ACUVIEWER_CONFIG_DIR")
    if chosen:
        return Path(chosen) / "cache"
    try:
        from platformdirs import user_cache_path

        return user_cache_path("acuviewer", appauthor=False)
    except (ImportError, RuntimeError, OSError):
        return None
