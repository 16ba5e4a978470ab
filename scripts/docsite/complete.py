"""What the docs leave out, and what they say that is not so: one line each, with where to write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel

from checker import settings
from checker.checks import catalogue
from checker.cli.figure_formats import figure_format_names
from checker.packs import rules_folder
from checker.reporting import facts_format_names, format_names
from docsite import ROOT
from docsite.blocks import example_pages, steps_of
from docsite.commands import PROGRAM, all_commands, all_options
from docsite.sections import find, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from docsite.blocks import Step
    from docsite.commands import Command

CONFIGURATION: Final = "docs/reference/configuration.md"
FORMATS: Final = "docs/reference/formats.md"
PAGE_LANGUAGES: Final = ("en", "ja", "ko")
_HEADINGS: Final = {
    settings.Settings: "The table",
    settings.CheckSettings: "A check",
    settings.SuppressSettings: "A suppression",
    settings.PathSettings: "Some paths",
}
_OPTION: Final = re.compile(r"`(?:claim-checker [^`\n]*?)?(--[a-z][a-z-]*)[^`\n]*`")
_FOREIGN: Final = frozenset({"--no-verify"})  # options of other programs that the prose names


def missing() -> tuple[str, ...]:
    """Everything that is amiss; empty where the docs are whole."""
    return tuple(line for part in (_of_commands, _of_checks, _of_settings, _of_formats, _of_names) for line in part())


def _of_commands() -> Iterator[str]:
    examples = [step for page in example_pages() for step in steps_of(page)]
    for command in all_commands():
        if not command.itself.help:
            yield f"{command.name}: has no help; write the docstring of its function"
        for option in command.options:
            if not option.help:
                yield f"{command.name} {option.opts[0]}: has no help; give click.option a 'help'"
        for argument in command.arguments:
            shown = (argument.metavar or argument.name or "").strip(".").upper()
            if shown not in (command.itself.help or ""):
                yield f"{command.name} {shown}: the docstring of its function does not speak of it"
        if not command.is_group and not any(_shows(step, command) for step in examples):
            yield f"{command.name}: no page has an example; write one in docs/commands/{command.words[0]}.md"


def _shows(step: Step, command: Command) -> bool:
    return re.search(rf"\b{PROGRAM} {' '.join(command.words)}(?![\w-])", step.command) is not None


def _of_checks() -> Iterator[str]:
    codes = {check.code for check in catalogue(rules_folder())}
    for code in sorted(codes):
        for lang in PAGE_LANGUAGES:
            if not (rules_folder() / "checks" / f"{code}.{lang}.md").is_file():
                yield f"{code}: has no page; write rules/checks/{code}.{lang}.md"
    for page in sorted((rules_folder() / "checks").glob("*.md")):
        if page.name.partition(".")[0] not in codes:
            yield f"rules/checks/{page.name}: is the page of no check"


def _of_settings() -> Iterator[str]:
    text = (ROOT / CONFIGURATION).read_text(encoding="utf-8")
    for model in _tables():
        heading = _HEADINGS.get(model)
        found = find(text, "Settings", heading) if heading else None
        if found is None:
            yield f"{CONFIGURATION}: {model.__name__} has no section of its own (scripts/docsite/complete.py names it)"
            continue
        rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]*) \|", text[found.start : found.end], re.MULTILINE))
        known = {field.alias or name: _default(field) for name, field in model.model_fields.items()}
        for name in sorted(known.keys() - rows.keys()):
            yield f"{CONFIGURATION}: '{heading}' has no line for {name}"
        for name in sorted(rows.keys() - known.keys()):
            yield f"{CONFIGURATION}: '{heading}' has a line for {name}, which is no setting"
        for name in sorted(known.keys() & rows.keys()):
            if rows[name].strip() != known[name]:
                yield f"{CONFIGURATION}: '{heading}' says that {name} is {rows[name].strip()}, not {known[name]}"


def _tables() -> Iterator[type[BaseModel]]:
    """The tables that a file of settings may have."""
    for name, model in vars(settings).items():
        if isinstance(model, type) and issubclass(model, BaseModel) and not name.startswith("_") and model.model_fields:
            yield model


def _default(field: FieldInfo) -> str:
    """A default as the page writes it."""
    value = field.get_default(call_default_factory=True)
    if field.is_required():
        return "required"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f'`"{value}"`' if value else "none"


def _of_formats() -> Iterator[str]:
    text = (ROOT / FORMATS).read_text(encoding="utf-8")
    kinds = {"check": format_names(), "facts": facts_format_names(), "extract": figure_format_names()}
    for command, names in kinds.items():
        for name in names:
            found = find(text, f"`{command}`", f"`{name}`")
            if found is None:
                yield f"{FORMATS}: the formats of {command} have no section '### `{name}`'"
            elif f"--format {name}" not in text[found.start : found.end]:
                yield f"{FORMATS}: '{name}' of {command} has no example with --format {name}"
    known = {name for names in kinds.values() for name in names}
    for section in sections(text):
        if section.level == 3 and section.title.strip("`") not in known:
            yield f"{FORMATS}: '{section.title}' is no format"


def _of_names() -> Iterator[str]:
    """Options that the prose or an example names and no command has."""
    known = all_options() | _FOREIGN
    for page in example_pages():
        name = page.relative_to(ROOT).as_posix()
        prose = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        for option in sorted({*_OPTION.findall(prose)} - known):
            yield f"{name}: no command has the option {option}"
        for step in steps_of(page):
            if step.command.startswith(f"{PROGRAM} "):
                for option in sorted({*re.findall(r"(?<!\S)(--[a-z][a-z-]*)", step.command)} - known):
                    yield f"{step.at}: no command has the option {option}"
