"""The command where its extra is not installed."""

import sys

from checker.cli import main


def test_without_the_extra_one_line_names_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert main(["lsp", "--stdio"]) == 2
    assert capsys.readouterr().err == (
        "claim-checker: the language server needs the extra 'lsp': pip install 'claim-checker[lsp]'\n"
    )
