"""A check of our own for claim-checker, with the rules that say what it is."""

from pathlib import Path


def rules() -> Path:
    """The folder of our rules, laid over those of the program."""
    return Path(__file__).parent / "rules"
