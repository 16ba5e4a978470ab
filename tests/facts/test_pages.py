"""docs/linking.md and its plot say what the program does."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_on_linking_is_up_to_date():
    command = [sys.executable, ROOT / "scripts" / "linking_page.py", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_page_explains_five_pairs_that_are_linked_and_five_that_are_not():
    linked, apart = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8").split("## Five pairs that are not")
    assert linked.count("\n### ") == apart.count("\n### ") == 5


def test_the_plot_is_a_picture():
    assert ET.parse(ROOT / "docs" / "calibration.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own
