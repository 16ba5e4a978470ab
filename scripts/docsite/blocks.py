"""The examples of a page: each command of its ``console`` and ``sh`` blocks, and what it is said to print.

In a ``console`` block a command stands behind ``$ ``, goes on behind ``> ``, and what it prints follows; a line ``...``
stands for lines that are left out. A ``sh`` block is one command, pasted whole, of which nothing is shown. A comment
``<!-- not run: REASON -->`` on the line before a block takes it out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from docsite import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK: Final = re.compile(
    r"^(?:<!-- not run: (?P<reason>[^\n]+) -->\n)?```(?P<kind>console|sh)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
INSTALL: Final = ROOT / "docs" / "tutorials" / "install.md"  # followed before the others; it takes the network
_ELISION: Final = "..."
_PROMPT, _MORE = "$ ", "> "


class Step(NamedTuple):
    """One command of a page.

    Attributes:
        page: The page's path from the root of the repository.
        line: Where the command stands in it, from 1.
        command: What a reader pastes.
        shown: What it prints, as the page has it; None where the page does not say.
        unrun: Why no test runs it; empty where one does.
    """

    page: str
    line: int
    command: str
    shown: str | None
    unrun: str

    @property
    def at(self) -> str:
        """The step's place, as an error names it."""
        return f"{self.page}:{self.line}"


def example_pages() -> tuple[Path, ...]:
    """Every page that a reader may take commands from, README.md first; CONTRIBUTING.md's are those of ``.ci/run``."""
    pages = [*sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "examples").rglob("*.md"))]
    return (ROOT / "README.md", *pages)


def steps_of(page: Path) -> tuple[Step, ...]:
    """The commands of ``page``, in order."""
    return tuple(_steps(page.relative_to(ROOT).as_posix(), page.read_text(encoding="utf-8")))


def _steps(name: str, text: str) -> Iterator[Step]:
    for block in _BLOCK.finditer(text):
        first = text.count("\n", 0, block.start("body")) + 1
        reason = block["reason"] or ""
        if block["kind"] == "sh":
            yield Step(name, first, block["body"].rstrip("\n"), None, reason)
        else:
            yield from _console(name, first, block["body"], reason)


def _console(name: str, first: int, body: str, reason: str) -> Iterator[Step]:
    step: Step | None = None
    for line, text in enumerate(body.splitlines(), start=first):
        if text.startswith(_PROMPT):
            if step:
                yield step
            step = Step(name, line, text.removeprefix(_PROMPT), "", reason)
        elif step is None:
            raise ValueError(f"{name}:{line}: a console block begins with a command behind '{_PROMPT}'")
        elif not step.shown and text.startswith(_MORE):
            step = step._replace(command=f"{step.command}\n{text.removeprefix(_MORE)}")
        else:
            step = step._replace(shown=f"{step.shown}{text}\n")
    if step:
        yield step


def shows(shown: str, printed: str) -> bool:
    """Whether ``printed`` is what ``shown`` says, whose lines ``...`` stand for any lines or none."""
    pieces = re.split(rf"^{re.escape(_ELISION)}\n", shown, flags=re.MULTILINE)
    pattern = r"(?:[^\n]*\n)*?".join(map(re.escape, pieces))
    return re.fullmatch(pattern, printed) is not None
