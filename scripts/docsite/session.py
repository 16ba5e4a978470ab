"""Runs the commands of a page one after the other in one bash, as a reader does who pastes them."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Final, NamedTuple

from docsite.blocks import shows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from docsite.blocks import Step

_MARK: Final = "\x1e"  # between what two commands print; no command prints it
_LIMIT: Final = 900  # seconds, for a page
_INSTALLER: Final = "pip "  # what it says depends on the machine
_KEPT: Final = re.compile(r"PATH|TERM|TMPDIR|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|PIP_\w+|(?i:https?_proxy|no_proxy)")
_WHO: Final = ("AUTHOR", "COMMITTER")


class Outcome(NamedTuple):
    """What became of a step: what it printed on both streams together, and its exit status."""

    step: Step
    printed: str
    status: int

    @property
    def fault(self) -> str:
        """What is wrong with it, for people; empty where the page is right."""
        step = self.step
        if step.shown is None or step.command.startswith(_INSTALLER):
            return f"{step.at}: $ {step.command}\n--- status {self.status}\n{self.printed}" if self.status else ""
        if shows(step.shown, self.printed):
            return ""
        return f"{step.at}: $ {step.command}\n--- the page shows\n{step.shown}--- it prints\n{self.printed}"


def run(steps: Sequence[Step], folder: Path, environment: Mapping[str, str]) -> tuple[Outcome, ...]:
    """Run ``steps`` in ``folder``; each finds what those before it left: files, variables, the folder, the status."""
    done = subprocess.run(  # noqa: S603 - the project's own pages
        ["bash", "--noprofile", "--norc", "-c", "".join(map(_piece, steps))],  # noqa: S607 - whichever there is
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_LIMIT,
        check=False,
    )
    parts = done.stdout.decode(errors="replace").split(_MARK)
    if len(parts) != 2 * len(steps) + 1:
        raise RuntimeError(f"bash stopped after {len(parts) // 2} of {len(steps)} commands\n{parts[-1]}")
    return tuple(Outcome(step, parts[2 * n], int(parts[2 * n + 1])) for n, step in enumerate(steps))


def _piece(step: Step) -> str:
    """The command, then its status between two marks; the next command still finds that status in ``$?``."""
    return f"{step.command}\n_status=$?; printf '\\036%s\\036' $_status; (exit $_status)\n"


def environment(home: Path, programs: Iterable[Path], **more: str) -> dict[str, str]:
    """That of a reader with an English locale, a home of their own and a name that git knows."""
    kept = {name: value for name, value in os.environ.items() if _KEPT.fullmatch(name)}
    path = os.pathsep.join([*map(str, programs), kept["PATH"]])
    git = {f"GIT_{who}_NAME": "Desk" for who in _WHO} | {f"GIT_{who}_EMAIL": "desk@example.org" for who in _WHO}
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), "LC_ALL": "C.UTF-8", "PATH": path}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return kept | git | own | quiet | more
