"""What is kept from run to run: a folder of files, never wrong and never needed."""

from checker.cache.keys import edition
from checker.cache.nouns import Examined, Extracted, Roster
from checker.cache.store import Cache, clear, default_folder

__all__ = ["Cache", "Examined", "Extracted", "Roster", "clear", "default_folder", "edition"]
