"""Files in, Articles out: text, Markdown, HTML, JSON, DOCX, HWPX and PDF, with dates, headlines and furniture found."""

from checker.articles.lines import Lines
from checker.articles.reading import Reading, ReadOptions, read, read_bytes
from checker.articles.sentences import sentences

__all__ = ["Lines", "ReadOptions", "Reading", "read", "read_bytes", "sentences"]
