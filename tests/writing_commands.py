"""Commands of the command line that write a file and say on standard error what is in it."""

import pytest

from acuviewer.cli import main


def run_writing(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code and what was said; nothing may stand on standard output, which holds results alone."""
    try:
        code = main(list(arguments))
    except SystemExit as ended:  # argparse refuses an argument
        code = int(str(ended.code))
    told = capsys.readouterr()
    assert told.out == ""
    return code, told.err
