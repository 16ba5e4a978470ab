"""What rules/checks says of each check: its name, severity, limits, wordings and pages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from checker.errors import ConfigError, RulesError
from checker.model import FindingType, Severity
from checker.packs.declared import Declaration
from checker.packs.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLBACK = "en"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limit(_Shape):
    """A number that an editor might argue about, with the reason for it."""

    value: float
    why: str


class ReferenceBound(_Shape):
    """Between which amounts a thing of this world lies (MG502).

    Attributes:
        what: The thing, as a reader would say it.
        predicate: What is said of the figure, or what of it may be said.
        words: For each language words of which one must stand in the sentence; none where any sentence will do.
        unless: Words that take the figure out of this bound.
        unit: The unit of ``low`` and ``high``.
        per: What one of, where the bound is of a rate.
    """

    what: str
    predicate: str | tuple[str, ...]
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unless: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unit: str
    per: str | None = None
    low: float
    high: float
    why: str


class Definition(_Shape):
    """What a unit or scale word is (DE451): one ``term`` is ``value`` of ``of``; ``also`` are other honest values."""

    term: tuple[str, ...]
    unit: str
    value: float
    of: str
    why: str
    also: tuple[float, ...] = ()


def _template(text: str) -> str:
    """A wording whose braces can be filled in."""
    try:
        list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"is no wording: {error}") from error
    return text


Template = Annotated[str, AfterValidator(_template)]
Code = Annotated[str, Field(pattern=r"^[A-Z]{2,4}\d{3}$")]


class CheckRules(_Shape):
    """One check, as rules/checks/CODE.yaml says it.

    Attributes:
        limits: Numbers that a desk may set, by name; those of ``declares`` are added to them.
        messages: For each language the wordings by name; a declared check needs a ``title`` only.
        preview: Whether it runs only where that is asked for.
        replaces: Whether what its suggestion expects may stand in the doubted figure's place.
        declares: What is tested, where no module says it.
    """

    code: Code
    name: str
    type: FindingType
    severity: Severity
    limits: dict[str, Limit] = Field(default_factory=dict)
    messages: dict[str, dict[str, Template]]
    bounds: tuple[ReferenceBound, ...] = ()
    definitions: tuple[Definition, ...] = ()
    preview: bool = False
    replaces: bool = True
    declares: Declaration | None = None

    def wording(self, lang: str, key: str) -> str:
        """A template in ``lang``, in English where that language has none."""
        own = self.messages.get(lang, {})
        return own.get(key) or self.messages[FALLBACK][key]

    def title(self, lang: str) -> str:
        """One line that says what the check flags."""
        return self.wording(lang, "title")


@lru_cache(maxsize=4)
def load_checks(rules: Path) -> dict[str, CheckRules]:
    """All checks under ``rules``, by code, in order.

    Raises:
        RulesError: A file is malformed or is not named for its check.
    """
    found = {}
    for path in sorted((rules / "checks").glob("*.yaml")):
        check = read_yaml(path, _CHECK)
        if check.code != path.stem:
            raise RulesError(f"is the file of check {check.code}; name it {check.code}.yaml", path)
        found[check.code] = check if check.declares is None else _completed(check, rules)
    return found


_CHECK: TypeAdapter[CheckRules] = TypeAdapter(CheckRules)
_WORDINGS: TypeAdapter[dict[str, dict[str, dict[str, Template]]]] = TypeAdapter(
    dict[str, dict[str, dict[str, Template]]]
)


def _completed(check: CheckRules, rules: Path) -> CheckRules:
    """A declared check with the wordings that it has not, and with what it declares among its limits."""
    if check.declares is None:
        return check
    path = rules / "checks" / f"{check.code}.yaml"
    if "title" not in check.messages.get(FALLBACK, {}):
        raise RulesError(f"messages.{FALLBACK}.title is missing: say in one line what is flagged", path)
    usual: Mapping[str, Mapping[str, str]] = read_yaml(rules / "declared.yaml", _WORDINGS)[check.declares.form]
    languages = sorted({*usual, *check.messages})
    messages = {lang: {**usual.get(lang, {}), **check.messages.get(lang, {})} for lang in languages}
    numbers = {name: Limit(value=value, why=check.declares.why) for name, value in check.declares.numbers().items()}
    own = {"messages": messages, "limits": numbers | check.limits, "replaces": False}
    return check.model_copy(update=own)


def page(rules: Path, code: str, lang: str) -> str:
    """The page of a check in ``lang``, in English where there is none.

    Raises:
        ConfigError: There is no such check.
    """
    for language in (lang, FALLBACK):
        path = rules / "checks" / f"{code}.{language}.md"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    known = load_checks(rules)
    if code in known:
        return _plain_page(known[code], lang)
    raise ConfigError(f"there is no check '{code}'; the checks are {', '.join(sorted(known))}")


def _plain_page(check: CheckRules, lang: str) -> str:
    """The page of a check that has none of its own: what its rules say."""
    limits = [
        f"- `{name}`: {limit.value:g}{' - ' * bool(limit.why)}{limit.why}" for name, limit in check.limits.items()
    ]
    return "\n".join([f"# {check.code} {check.name}", "", check.title(lang), *([""] if limits else []), *limits, ""])
