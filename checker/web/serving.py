"""What a server is told when it starts: where it listens, who may ask, how much it takes on."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from checker.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from checker.rates import Rates
    from checker.settings import Settings

LOOPBACK: Final = "127.0.0.1"
PORT: Final = 8765
TOKEN_VARIABLE: Final = "CLAIM_CHECKER_TOKEN"  # noqa: S105 - the name of a variable, not a token
SHORTEST_TOKEN: Final = 16  # characters; a shorter one could be guessed
MEGABYTE: Final = 1 << 20
PAGE_CHARACTERS: Final = 100_000
"""Of a draft on the page: nine bytes a letter in a form, of which the framework takes one megabyte a field."""


class Desk(Protocol):
    """The rules and settings in force; other processes are handed it too, so it must be picklable."""

    @property
    def rules(self) -> Path:
        """The folder of the rules."""

    @property
    def settings(self) -> Settings:
        """What the desk decided."""

    @property
    def lang(self) -> str:
        """The language of messages where nobody asks for another."""

    def rates(self) -> Rates:
        """Where exchange rates come from."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve.

    Attributes:
        host: The address to listen on.
        port: The port; 0 for any that is free.
        token: What others than this machine must show; None where nobody needs one.
        names: Further names under which the server is reached, behind a proxy for instance.
        workers: How many processes check.
        seconds: How long one check may take.
        megabytes: How large a request may be.
        characters: How long all the articles of one request may be.
        waiting: How many checks may wait; further ones are refused.
        store: The URL of the newsroom's archive; None for none.
        against: Files and folders of published articles that drafts are held against.
    """

    host: str = LOOPBACK
    port: int = PORT
    token: str | None = None
    names: tuple[str, ...] = ()
    workers: int = 2
    seconds: float = 10.0
    megabytes: int = 16
    characters: int = 200_000
    waiting: int = 200
    store: str | None = None
    against: tuple[str, ...] = ()

    @property
    def page_characters(self) -> int:
        """How long a draft on the page may be."""
        return min(self.characters, PAGE_CHARACTERS)

    def refuse_unsafe(self) -> None:
        """Nobody but this machine is served without a token.

        Raises:
            ConfigError: There is none, or one that is too short.
        """
        if self.token is None:
            if not is_loopback(self.host):
                raise ConfigError(
                    f"--host {self.host} is open to other machines; set {TOKEN_VARIABLE} or give --token-file"
                )
        elif len(self.token) < SHORTEST_TOKEN:
            raise ConfigError(f"the token has {len(self.token)} characters; give it {SHORTEST_TOKEN} at least")
        elif not self.token.isascii() or not self.token.isprintable() or " " in self.token:
            raise ConfigError("the token must be letters, digits and signs of ASCII, without blanks")


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine and can be reached from nowhere else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
