"""Takes the pictures of docs/serve.md: the editors' page with a draft of seeds/ and the others in its archive.

    python scripts/page_screenshots.py [docs/images]

Needs Chromium (CHROMIUM names it, where it is not on the path) and the development tools.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from checker import pipeline
from checker.articles import ReadOptions, read
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.store import Entry, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

_ROOT = Path(__file__).resolve().parent.parent
_DRAFT = _ROOT / "seeds/articles/2024-04-18-ko-oracle-japan.md"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")

_SCROLLED = 300  # milliseconds until a page stands still


def main() -> int:
    """Serve, look, keep."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else _ROOT / "docs/images")
    folder.mkdir(parents=True, exist_ok=True)
    browser_at = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)))
    with _server() as url, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_at, args=list(_QUIET))

        def page(width: int, height: int, locale: str, scheme: str = "light") -> Page:
            size = {"width": width, "height": height}
            opened = browser.new_context(viewport=size, locale=locale, color_scheme=scheme).new_page()
            opened.goto(url)
            opened.fill("#text", _DRAFT.read_text(encoding="utf-8"))
            opened.wait_for_selector(".galley")
            opened.evaluate("document.querySelector('#text').scrollTop = 0; document.activeElement.blur()")
            return opened

        page(1360, 960, "ko-KR").screenshot(path=folder / "serve-desk.png")
        dark = page(1360, 800, "en-GB", "dark")
        dark.locator(".note.error").scroll_into_view_if_needed()
        dark.wait_for_timeout(_SCROLLED)
        dark.hover(".figure.error:not(.aside)")
        dark.screenshot(path=folder / "serve-dark.png")
        phone = page(360, 740, "ja-JP")
        phone.locator(".note.error").scroll_into_view_if_needed()
        phone.screenshot(path=folder / "serve-phone.png")
        story = page(1360, 900, "en-GB")
        story.locator(".story").first.scroll_into_view_if_needed()
        story.locator(".stories").first.screenshot(path=folder / "serve-facts.png")
        browser.close()
    return 0


@contextmanager
def _server() -> Iterator[str]:
    """A server with the other articles of seeds/ in its archive."""
    rules = rules_folder()
    others = [str(path) for path in sorted(_DRAFT.parent.glob("*.md")) if path != _DRAFT]
    articles = read(others, ReadOptions(load_furniture(rules / "furniture"))).articles
    with tempfile.TemporaryDirectory() as folder:
        place = f"sqlite:///{folder}/archive.db"
        with open_store(place, rules, create=True) as store:
            store.add(map(Entry, articles, pipeline.extracted(articles, rules)))
        command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--store", place, "--workers", "1"]
        with subprocess.Popen(  # noqa: S603 - this program itself
            command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(_ROOT)}
        ) as process:
            lines = process.stderr or ()
            yield next(found[1] for line in lines if (found := re.search(r"serving on (http://\S+);", line)))
            process.terminate()


if __name__ == "__main__":
    sys.exit(main())
