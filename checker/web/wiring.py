"""What the routes of one server share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection

if TYPE_CHECKING:
    from checker.web.metrics import Metrics
    from checker.web.serving import Desk, Serving
    from checker.web.sessions import Sessions
    from checker.web.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Wiring:
    """The parts of one server."""

    serving: Serving
    desk: Desk
    workshop: Workshop
    metrics: Metrics
    sessions: Sessions


def wiring(connection: HTTPConnection) -> Wiring:
    """The parts of the server that a request came to."""
    found: Wiring = connection.app.state.wiring
    return found
