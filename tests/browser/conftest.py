"""A real browser for the pages that people read: Debian's Chromium, driven by Playwright.

``browser`` lives as long as the tests of this folder do and no longer: Playwright keeps an event loop in this thread,
in which no other test could start its own. ``page`` is a fresh window; what the browser complains of is kept in
``page.complaints`` and fails the test at its end. Without Chromium the tests are skipped; under REQUIRE_SERVICES=1
they fail.
"""

from __future__ import annotations

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",  # CI is root, for whom Chromium has no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1280, "height": 900}


def absent(what: str) -> None:
    """Skip, or fail where the machine was set up to have it."""
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"{what}, though REQUIRE_SERVICES=1")
    pytest.skip(what)


@pytest.fixture(scope="package")
def browser():
    """A running Chromium without a window."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        absent(f"no browser: none of {', '.join(NAMES)} is installed")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=found, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def new_page(browser):
    """Opens windows with the options of Playwright's ``new_context``; each keeps its complaints."""
    contexts, complaints = [], []

    def opened(**options):
        context = browser.new_context(**({"viewport": DESKTOP, "locale": "en-GB"} | options))
        contexts.append(context)
        page = context.new_page()
        page.complaints = complaints
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page):
    """A fresh desktop window; a test that expects complaints clears ``page.complaints``."""
    return new_page()
