"""The pages of the checks as the site has them, and the tables that list them, in each language of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from checker.checks import catalogue
from checker.packs import rules_folder
from checker.packs.checks import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.packs.checks import CheckRules


class Edition(NamedTuple):
    """The pages of the checks in one language: the words of the table, and where the other language's pages are."""

    lang: str
    title: str
    intro: str
    columns: tuple[str, str, str]
    severities: dict[str, str]
    folder: str
    other: str
    other_name: str


_EN: Final = Edition(
    "en", "Checks",
    "One page a check: what it flags, how it is computed, when it stays silent, its limits, its known false alarms.\n"
    "`claim-checker explain CODE` shows the same page.",
    ("check", "severity", "what it flags"),
    {"error": "error", "warning": "warning", "note": "note"},
    "checks", "../ko/checks", "한국어",
)  # fmt: skip
_KO: Final = Edition(
    "ko", "검사 목록",
    "검사마다 한 쪽씩, 무엇을 지적하고 어떻게 계산하며 언제 침묵하는지, 한계값과 알려진 오경보를 적었습니다.\n"
    "`claim-checker explain CODE --lang ko`가 같은 내용을 보여 줍니다.",
    ("검사", "심각도", "지적하는 것"),
    {"error": "오류", "warning": "경고", "note": "참고"},
    "ko/checks", "../../checks", "English",
)  # fmt: skip
EDITIONS: Final = (_EN, _KO)


def pages() -> Iterator[tuple[str, str]]:
    """Each page of the site, its path and its text."""
    checks = catalogue(rules_folder())
    for edition in EDITIONS:
        yield f"{edition.folder}/index.md", _index(edition, checks)
        for check in checks:
            yield f"{edition.folder}/{check.code}.md", _page(edition, check)


def _page(edition: Edition, check: CheckRules) -> str:
    """The page as it is written, with a line below its title."""
    title, _, rest = page(rules_folder(), check.code, edition.lang).partition("\n")
    severity = edition.severities[check.severity]
    other = f"[{edition.other_name}]({edition.other}/{check.code}.md)"
    return f"{title}\n\n*{check.title(edition.lang)}.* {severity} · {other}\n{rest}"


def _index(edition: Edition, checks: tuple[CheckRules, ...]) -> str:
    rows = [
        f"| [{check.code} {check.name}]({check.code}.md) | {edition.severities[check.severity]} "
        f"| {check.title(edition.lang)} |"
        for check in checks
    ]
    head = [f"| {' | '.join(edition.columns)} |", "|---|---|---|"]
    contents = ["```{toctree}", ":hidden:", "", *(check.code for check in checks), "```"]
    return "\n".join([f"# {edition.title}", "", edition.intro, "", *head, *rows, "", *contents, ""])
