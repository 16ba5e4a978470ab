"""Starts the language server, where what it needs is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.cli import options


def serve(given: options.Desk) -> None:
    """Speak the Language Server Protocol on standard input and output until the editor says goodbye.

    Args:
        given: What the options of the command say; the editor's own settings come before it.

    Raises:
        ConfigError: The extra is not installed.
    """
    try:
        import pygls  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise ConfigError("the language server needs the extra 'lsp': pip install 'claim-checker[lsp]'") from error
    from checker.lsp.server import server_for  # noqa: PLC0415 - heavy

    server_for(given).start_io()
