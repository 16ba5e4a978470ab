"""One file a format of ``claim-checker facts``; the file's name is the format's."""
