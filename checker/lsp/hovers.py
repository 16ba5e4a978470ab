"""What is told of a figure under the cursor: what it was read as, other currencies, and the working of its findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from checker.amounts import amount
from checker.lsp.diagnostics import place_in
from checker.reporting.clean import one_line
from checker.reporting.mdtext import escape
from checker.reporting.quote import working

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.lsp.bench import Checked
    from checker.model import Figure, Finding
    from checker.packs.messages import Words

_CURRENCIES: Final = ("USD", "KRW", "JPY", "CNY", "EUR")  # those of the languages that are read, and the Bank's own
_EXACT: Final = 10**15  # from here on, digits tell nobody anything


def hover(checked: Checked, offset: int, *, markdown: bool) -> tuple[Figure, str] | None:
    """The figure at ``offset`` and what is told of it, None where there is no figure.

    Args:
        checked: What was found in the draft.
        offset: A code point of the draft.
        markdown: Whether the editor shows Markdown.
    """
    figure = next((figure for figure in checked.figures if figure.start <= offset < figure.end), None)
    if figure is None:
        return None
    style = _Style(markdown=markdown)
    words = checked.desk.words()
    parts = [style.lines(_read_as(figure, checked, words, style))]
    for finding in checked.report.findings if checked.report else ():
        place = place_in(finding, checked)
        if place is not None and (place.start, place.end) == (figure.start, figure.end):
            parts.append(style.lines(_finding(finding, words, style)))
    return figure, style.join(parts)


class _Style:
    """Markdown, or plain text.

    Args:
        markdown: Which of them.
    """

    def __init__(self, *, markdown: bool) -> None:
        self.text: Callable[[object], str] = escape if markdown else lambda text: one_line(str(text))
        self._markdown = markdown

    def strong(self, text: str) -> str:
        """Text that stands out."""
        return f"**{escape(text)}**" if self._markdown else self.text(text)

    def item(self, text: str) -> str:
        """A line of a list."""
        return f"- {self.text(text)}"

    def lines(self, lines: Iterator[str]) -> str:
        """Lines under each other."""
        return ("\n\n" if self._markdown else "\n").join(lines).replace("\n\n- ", "\n- ")

    def join(self, parts: list[str]) -> str:
        """Parts with a rule between them."""
        return ("\n\n---\n\n" if self._markdown else "\n\n").join(parts)


def _read_as(figure: Figure, checked: Checked, words: Words, style: _Style) -> Iterator[str]:
    kind, bound = words(f"hover_kind_{figure.kind}"), words(f"hover_bound_{figure.bound}")
    told = kind if figure.bound == "exact" else f"{kind}, {bound}"
    yield f"{style.strong(figure.surface)}: {style.text(told)}"
    if figure.number is None:
        yield style.text(f"{figure.value} {figure.unit}" if figure.value is not None else words("hover_no_number"))
        return
    value = f"{_digits(figure.number)} {figure.unit}"
    if figure.value_high is not None:
        value = f"{_digits(figure.number)}..{_digits(float(figure.value_high))} {figure.unit}"
    yield style.text(f"{value} ({words('hover_assumed')})" if figure.assumed else value)
    if (figure.low, figure.high) != (figure.number, figure.number):
        low, high = ("∞" if end is None else _digits(end) for end in (figure.low, figure.high))
        yield style.text(words("hover_interval", low=f"-{low}" if figure.low is None else low, high=high))
    if figure.kind == "money":
        yield from _converted(figure, figure.number, checked, words, style)


def _converted(figure: Figure, number: float, checked: Checked, words: Words, style: _Style) -> Iterator[str]:
    """The amount in other currencies, each with its rate, the rate's day and its source."""
    published = checked.article.published if checked.article else None
    day = published or date.today()
    quotes = [(unit, checked.rates.on(figure.unit, unit, day)) for unit in _CURRENCIES if unit != figure.unit]
    known = [(unit, quote) for unit, quote in quotes if quote is not None]
    told = words("hover_rates", day=day) if published else words("hover_undated", day=day)
    yield style.text(told if known else words("hover_no_rate"))
    for unit, quote in known:
        large = quote.rate >= 1  # 1,374 KRW/USD tells more than 0.000728 USD/KRW
        rate, pair = (quote.rate, f"{unit}/{figure.unit}") if large else (1 / quote.rate, f"{figure.unit}/{unit}")
        told = words("hover_rate", rate=f"{amount(rate, '', 'en').strip()} {pair}", day=quote.day, source=quote.source)
        yield style.item(f"{amount(number * quote.rate, unit, checked.desk.lang)} ({told})")


def _finding(finding: Finding, words: Words, style: _Style) -> Iterator[str]:
    yield f"{style.strong(finding.rule)} {style.text(words(finding.severity))}: {style.text(finding.message)}"
    lines = working(finding)
    if lines:
        yield style.text(words("working"))
        yield from (style.item(line) for line in lines)
    if finding.suggestion:
        yield style.text(f"{words('suggestion')}: {finding.suggestion}")


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value.is_integer() and abs(value) < _EXACT else f"{value:,.6g}"
