"""The docs site: what its examples are, what it says of the program by itself, and what is missing."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
