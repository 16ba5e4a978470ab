"""The language server: what an editor shows of the figures while somebody writes."""

from checker.lsp.serving import serve

__all__ = ["serve"]
