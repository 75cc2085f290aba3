"""A start of the program loads nothing of lessons: who opens none does not wait for them."""

import os
import subprocess
import sys


def test_neither_the_table_of_commands_nor_the_window_loads_what_reads_lessons() -> None:
    code = "import sys, acuviewer.ui.main_window; print(*(name for name in sys.modules if name.startswith('acuviewer.')))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    loaded = done.stdout.split()
    assert "acuviewer.session.lesson_commands" in loaded
    assert not [name for name in loaded if name.startswith("acuviewer.lessons")]
    assert "acuviewer.ui.lessons.lesson_panel" not in loaded
    assert "acuviewer.session.lesson_scenes" not in loaded
