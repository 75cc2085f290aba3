"""A small lesson with a picture beside it, and what ``acuviewer lesson export`` says of one."""

from pathlib import Path

import pytest

from acuviewer.cli import main

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
LESSON = """---
aculesson: 1
title: Back & <side>
language: de
sources:
- who2008
- Smith J. Hip. 2020.
---

For a class.

## All

A **first** step.[^2]

![A line](line.png)

![Outside](../line.png)

### Notes

Secret words.[^who2008]

```scene
point.select BL23
no.such
```

## GB30

- Thirds of a line.

```scene continue
point.select GB30; step.all
```
"""


def write_lesson(folder: Path) -> Path:
    """The lesson and its picture in a folder."""
    (folder / "line.png").write_bytes(PNG)
    path = folder / "one.aculesson"
    path.write_text(LESSON, encoding="utf-8")
    return path


def export_lesson(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    try:
        code = main(["lesson", "export", *arguments])
    except SystemExit as ended:  # argparse refuses an argument
        code = int(str(ended.code))
    told = capsys.readouterr()
    assert told.out == ""
    return code, told.err
