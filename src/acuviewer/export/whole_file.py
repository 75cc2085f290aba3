"""A file appears whole or not at all: written under a passing name beside its place, then renamed."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, replacing what is there; raises OSError and then leaves nothing behind."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem}-", suffix=".part", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(content)
            file.close()
            beside.chmod(0o644)
            os.replace(beside, path)
        except OSError:
            file.close()
            beside.unlink(missing_ok=True)
            raise
