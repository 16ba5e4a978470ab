"""Puts the site together: the pages of docs/, those that the program tells itself, and samples of every format."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.cli import main as claim_checker
from checker.cli.figure_formats import figure_format_names
from checker.reporting import facts_format_named, facts_format_names, format_named, format_names
from docsite import ROOT, checks
from docsite.commands import PROGRAM, all_commands, overview, reference
from docsite.complete import FORMATS
from docsite.links import FILES, for_site
from docsite.sections import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MORE_PAGES: Final = {"CONTRIBUTING.md": "project/contributing.md", "CHANGELOG.md": "project/changelog.md"}
EXTRA: Final = "extra"  # below it, what the site has as it is
_SEEDS: Final = "seeds/articles"


def stage(target: Path) -> None:
    """Write to ``target`` all that Sphinx reads.

    Raises:
        ValueError: A page links to a file that does not exist.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    wanted: set[str] = set()
    for source in _sources():
        name = source.relative_to(ROOT).as_posix()
        page = _MORE_PAGES.get(name, name.removeprefix("docs/"))
        if source.suffix == ".md":
            _write(target / page, for_site(source.read_text(encoding="utf-8"), name, page, wanted.add))
        else:
            _copy(source, target / page)
    for page, text in (*checks.pages(), *_commands(target)):
        _write(target / page, text)
    _write(target / "index.md", _with_all(target))
    for name in sorted(wanted):
        _take(name, target / FILES / name)
    formats = target / FORMATS.removeprefix("docs/")
    _write(formats, _with_samples(formats.read_text(encoding="utf-8"), target / EXTRA / "samples"))


def _with_all(target: Path) -> str:
    """The first page; pages beside it that it puts in no place are listed at the end of the contents."""
    text = (target / "index.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^(?:.*<)?([\w/-]+)>?$", text, re.MULTILINE)) | {"index"}
    more = [page.stem for page in sorted(target.glob("*.md")) if page.stem not in listed]
    return text + "\n".join(["", "```{toctree}", ":caption: More", ":hidden:", "", *more, "```", ""]) if more else text


def _sources() -> Iterator[Path]:
    yield from (
        path for path in sorted((ROOT / "docs").rglob("*")) if path.is_file() and "__pycache__" not in path.parts
    )
    yield from (ROOT / name for name in _MORE_PAGES)


def _commands(target: Path) -> Iterator[tuple[str, str]]:
    """A page for each command, its prose from docs/commands, and the list of them."""
    tops = [command for command in all_commands() if len(command.words) == 1]
    for command in tops:
        page = f"commands/{command.words[0]}.md"
        prose = target / page
        told = prose.read_text(encoding="utf-8") if prose.is_file() else f"# {command.name}\n"
        yield page, f"{told.rstrip()}\n\n{reference(command.words[0])}"
    contents = "\n".join(command.words[0] for command in tops)
    told = f"# Commands\n\n`{PROGRAM} COMMAND --help` says the same on a terminal.\n\n{overview()}"
    yield "commands/index.md", f"{told}\n```{{toctree}}\n:hidden:\n\n{contents}\n```\n"


def _with_samples(text: str, folder: Path) -> str:
    """The page of the formats with a link, at the end of each section, to a whole report on seeds/."""
    folder.mkdir(parents=True)
    suffixes = {"extract": dict.fromkeys(figure_format_names(), ".txt")}
    suffixes["check"] = {name: format_named(name).SUFFIX for name in format_names()}
    suffixes["facts"] = {name: facts_format_named(name).SUFFIX for name in facts_format_names()}
    for command, formats in suffixes.items():
        for name, suffix in formats.items():
            sample = f"{command}-{name}{suffix}"
            _make_sample(command, name, folder / sample)
            text = _with_link(text, command, name, sample)
    return text


def _make_sample(command: str, name: str, path: Path) -> None:
    said = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stderr(said):
        status = claim_checker(
            [command, _SEEDS, "--format", name, "--output", str(path.resolve()), "--lang", "en", "--no-cache"]
        )
    if status not in {0, 1}:
        raise RuntimeError(f"no sample of {command} --format {name}: {said.getvalue()}")


def _with_link(text: str, command: str, name: str, sample: str) -> str:
    """The page with a link to ``sample`` at the end of its section; in HTML, since Sphinx does not know the file."""
    section = find(text, f"`{command}`", f"`{name}`")
    if section is None:
        raise ValueError(f"{FORMATS}: {name} of {command} has no section")
    up = "../" * FORMATS.removeprefix("docs/").count("/")
    link = f'<a href="{up}samples/{sample}">What <code>{command}</code> writes of <code>seeds/</code></a>'
    return f"{text[: section.end].rstrip()}\n\n{link}\n\n{text[section.end :]}"


def _take(name: str, place: Path) -> None:
    """A file of the repository that a page links to: a page of its own where it is text, else a copy."""
    source = ROOT / name
    if source.suffix == ".md":
        page = f"{FILES}/{name}"
        text = for_site(source.read_text(encoding="utf-8"), name, page, _no_more(name))
        _write(place, f"---\norphan: true\n---\n{text}")
    else:
        _copy(source, place)


def _no_more(name: str) -> Callable[[str], None]:
    def refuse(target: str) -> None:
        raise ValueError(f"{name}: links on to {target}; link to it from a page of docs/")

    return refuse


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place)
