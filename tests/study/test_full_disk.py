"""A disk that is full is told in a sentence; what stood before still stands, and the answer can be given again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from acuviewer.study.opening import open_answers
from study_files import ANNA, file_with, ids, keys, some_answers

LIMITED = """
import json, resource, sys
from pathlib import Path
from acuviewer.study.opening import open_answers
from acuviewer.study.study_error import StudyError
from study_files import some_answers

file, answers, kept, told = open_answers(Path(sys.argv[1]), "Anna"), some_answers(400), [], []
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
for answer in answers[100:200]:
    try:
        file.append(answer)
        kept.append(answer.id)
    except StudyError as error:
        told.append(str(error))
        break
shown = file.count()
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
if len(told) == 1:
    file.append(answer)
print(json.dumps({"kept": kept, "told": told, "shown": shown, "last": answer.id}), flush=True)
if sys.argv[3] == "close":
    file.close()
else:
    import os
    os.kill(os.getpid(), 9)
"""
"""Answers with a bound on the size of files, as a disk has one that is full; then once more without it."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bound on the size of files")
@pytest.mark.parametrize("end", ["close", "killed"])
@pytest.mark.parametrize("room", [0, 50_000, 120_000])
def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, room: int, end: str) -> None:
    path, answers = tmp_path / "anna.sqlite", some_answers(400)
    file_with(path, answers[:100]).close()
    command = [sys.executable, "-c", f"import sys\nsys.path[:0] = {sys.path!r}\n{LIMITED}", str(path), str(room), end]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0 if end == "close" else -9)
    found = json.loads(done.stdout)
    assert len(found["told"]) == 1
    assert found["told"][0].startswith("This is not kept among the answers of Anna (")
    assert "All that stood before still stands" in found["told"][0]
    assert found["shown"] == 100 + len(found["kept"])
    file = open_answers(path, ANNA)
    assert ids(file.answers()[0]) == [*ids(answers[:100]), *found["kept"], found["last"]]
    assert keys(file) == []
    file.close()
