"""Loads and validates rules/: the vocabulary and the limits that people edit without code."""

from checker.packs.place import rules_folder, templates_folder
from checker.packs.yamlfile import read_yaml

__all__ = ["read_yaml", "rules_folder", "templates_folder"]
