"""The command line."""

from checker.cli.main import main

__all__ = ["main"]
