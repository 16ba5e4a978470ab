"""Documents of word processors, and PDF: their bytes in, a body with paragraphs and tables as lines out."""

from checker.articles.documents.reading import document_kind, is_document, read_document

__all__ = ["document_kind", "is_document", "read_document"]
