"""Figures and frames of articles that were read before: a folder of files, never wrong and never needed."""

from checker.cache.codec import Extracted
from checker.cache.keys import edition
from checker.cache.store import Cache, clear, default_folder

__all__ = ["Cache", "Extracted", "clear", "default_folder", "edition"]
