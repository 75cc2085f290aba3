"""The tool that breaks the program lies beside the tests."""

import sys

from checkout import TOP

sys.path.insert(0, str(TOP / "tools"))
