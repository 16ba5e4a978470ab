"""The pictures of docs/images: the report of the seeds, in light, in the dark and on a telephone.

Needs Chromium on the machine; run it with `make screenshots` where the page has changed, and look at what it made.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

from checker.cli.main import main as claim_checker

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
MOST = 200_000  # bytes; larger pictures do not belong into a repository


@dataclass(frozen=True)
class Picture:
    """What is taken: the name of the file, the window, and which part of the page is at its top."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    at: str = "body"


PICTURES = (
    Picture("report-light.png", 1120, 1240),
    Picture("report-dark.png", 1120, 760, "dark", "#fact-2"),
    Picture("report-narrow.png", 360, 1000, at="#finding-1"),
)


def main() -> int:
    """Write the pictures; the status is 1 where one is too large."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        print("there is no Chromium on this machine", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page = report(Path(folder))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        sizes = [take(browser, page, picture) for picture in PICTURES]
        browser.close()
    return int(max(sizes) > MOST)


def report(folder: Path) -> str:
    """The address of the report of the seeds."""
    path = folder / "report.html"
    with chdir(ROOT):  # the page shows the paths
        claim_checker(
            ["check", "seeds/articles", "--format", "html", "--lang", "en", "--output", str(path), "--no-cache"]
        )
    return path.as_uri()


def take(browser: Browser, page: str, picture: Picture) -> int:
    """Write one picture; its size in bytes."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme
    )
    window = context.new_page()
    window.goto(page)
    window.locator(picture.at).evaluate("part => part.scrollIntoView({ behavior: 'instant' })")
    path = IMAGES / picture.name
    window.screenshot(path=path)
    context.close()
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)} {size:,} bytes")
    return size


if __name__ == "__main__":
    sys.exit(main())
