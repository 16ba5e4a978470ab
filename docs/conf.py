"""How Sphinx makes the site of the pages that scripts/docs.py puts together; `make docs` runs both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "claim-checker"
version = release = __version__
html_title = f"claim-checker {__version__}"
extensions = ["myst_parser", "sphinx_copybutton"]
exclude_patterns = ["extra/**"]
html_extra_path = ["extra"]
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme = "furo"
smartquotes = False  # it would turn the two dashes of an option into one long one
html_copy_source = False
html_show_copyright = False
html_search_language = "four"
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#1d4e6b",
        "color-brand-content": "#1d5f86",
    },
    "dark_css_variables": {
        "color-brand-primary": "#8fc4e0",
        "color-brand-content": "#8fc4e0",
    },
}
myst_heading_anchors = 4
copybutton_prompt_text = r"^\$ |^> "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True
pygments_style = "friendly"
pygments_dark_style = "github-dark"


def setup(app: Sphinx) -> None:
    """Search in the four languages of the articles."""
    from docsite.search import FourLanguages  # noqa: PLC0415 - scripts/ is on the path of scripts/docs.py

    app.add_search_language(FourLanguages)
