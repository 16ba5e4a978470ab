"""The pages of docs/ that tell what is read say what the tests know."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_table_of_kinds_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "kinds.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
