"""``python -m acuviewer`` is ``acuviewer``."""

import sys

from acuviewer.cli import main

sys.exit(main())
