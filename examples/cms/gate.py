"""A webhook between a CMS and its publish button: what has errors in its figures is not published.

The CMS posts the article as JSON and publishes on 200; on 409 it shows the editor ``findings``. Standard library only.

    CLAIM_CHECKER_TOKEN=... python gate.py --checker http://127.0.0.1:8765 --port 8770
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

PUBLISH, HOLD, MALFORMED, UNKNOWN = 200, 409, 422, 503
MOST: Final = 4 << 20  # bytes of one article
PATIENCE: Final = 15.0  # seconds that an editor waits behind the button
# How the CMS names what the checker calls text, title, ...; this is the place to change for another CMS.
FIELDS: Final = {
    "body": "text",
    "headline": "title",
    "publish_date": "published",
    "lang": "language",
    "section": "outlet",
}


@dataclass(frozen=True)
class Verdict:
    """What the CMS is told: a status and a body."""

    status: int
    body: dict[str, Any]


class Gate:
    """Asks the checker about one article at a time.

    Args:
        checker: Where claim-checker serves.
        token: Its token, where it asks for one.
        fail_on: From which severity on an article is held back.
        lang: The language of messages.
    """

    def __init__(self, checker: str, token: str | None, fail_on: str, lang: str) -> None:
        if not checker.startswith(("http://", "https://")):
            raise SystemExit(f"gate: --checker must be the address of claim-checker, not {checker}")
        self._url = checker.rstrip("/") + "/v1/check"
        self._headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
        self._asked = {"fail_on": fail_on, "lang": lang}

    def verdict(self, article: dict[str, Any]) -> Verdict:
        """Whether the article may be published; where the checker does not answer, nothing is published unseen."""
        known = {own: article[theirs] for theirs, own in FIELDS.items() if article.get(theirs)}
        body = json.dumps({"articles": [known], **self._asked}).encode()
        try:
            with urlopen(Request(self._url, body, self._headers), timeout=PATIENCE) as answer:  # noqa: S310 - see above
                told = json.load(answer)
        except HTTPError as error:
            problem = json.load(error).get("error", {})
            status = MALFORMED if error.code == MALFORMED else UNKNOWN
            return Verdict(status, {"publish": False, "reason": problem.get("message", str(error))})
        except (URLError, TimeoutError, ValueError) as error:
            return Verdict(UNKNOWN, {"publish": False, "reason": f"the checker does not answer: {error}"})
        findings = [_line(found) for found in told["findings"]]
        return Verdict(HOLD if told["failed"] else PUBLISH, {"publish": not told["failed"], "findings": findings})


def _line(found: dict[str, Any]) -> dict[str, Any]:
    """A finding as the CMS shows it beside the article."""
    place = found["locations"][0]
    return {
        "rule": found["rule"],
        "severity": found["severity"],
        "figure": place["surface"],
        "line": place["line"],
        "message": found["message"],
        "suggestion": found["suggestion"],
    }


def handler(gate: Gate) -> type[BaseHTTPRequestHandler]:
    """A handler that asks ``gate``."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            try:
                article = json.loads(self.rfile.read(length)) if length <= MOST else None
            except ValueError:
                article = None
            fits = isinstance(article, dict)
            self._tell(
                gate.verdict(article) if fits else Verdict(MALFORMED, {"publish": False, "reason": "no article"})
            )

        def _tell(self, verdict: Verdict) -> None:
            body = json.dumps(verdict.body, ensure_ascii=False).encode()
            self.send_response(verdict.status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Drafts are private: nothing is logged."""

    return Handler


def main() -> None:
    """Serve until the process ends."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--checker", default="http://127.0.0.1:8765")
    options.add_argument("--port", type=int, default=8770)
    options.add_argument("--fail-on", default="error", choices=("error", "warning", "note"))
    options.add_argument("--lang", default="en")
    given = options.parse_args()
    gate = Gate(given.checker, os.environ.get("CLAIM_CHECKER_TOKEN"), given.fail_on, given.lang)
    server = ThreadingHTTPServer(("127.0.0.1", given.port), handler(gate))
    sys.stderr.write(f"gate: http://127.0.0.1:{server.server_port}\n")
    sys.stderr.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
