"""``python -m checker``: the same as ``claim-checker``."""

import sys

from checker.cli import main

sys.exit(main())
