"""``claim-checker serve``: a page for editors and an interface for programs, over HTTP."""

from checker.web.app import create_app
from checker.web.running import run
from checker.web.serving import Serving

__all__ = ["Serving", "create_app", "run"]
