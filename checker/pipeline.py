"""The whole way of an article through the program, on one screen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import ArticleSummary, Coverage, Report, RulePage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from checker.cache import Examined, Extracted
    from checker.claims.run import Run
    from checker.facts import Linked
    from checker.model import Article, DraftAnswer, FactSummary, Figure, Finding, Frame, Location, Unchecked
    from checker.rates import Rates, RatesSummary
    from checker.settings import Settings
    from checker.triage import Triage

    Extraction: TypeAlias = Callable[[Sequence[Article], Path], Sequence[Extracted]]
    Examination: TypeAlias = Callable[[Sequence[Article], "Setup"], Examined]


def extracted(articles: Sequence[Article], rules: Path) -> list[Extracted]:
    """Article -> Figures and frames: all that is read in each article by itself."""
    from checker.cache import Extracted  # noqa: PLC0415 - not needed for figures alone, like the next
    from checker.claims import framed  # noqa: PLC0415

    found = figures(articles, rules)
    return [Extracted(*read) for read in zip(found, framed(articles, found, rules), strict=True)]


def examined(articles: Sequence[Article], setup: Setup) -> Examined:
    """Facts -> Findings: all that is found, before anybody decides what is reported of it."""
    from checker.facts import link  # noqa: PLC0415 - not needed for figures alone

    run = claims(articles, setup)
    return _examined(run, link(run, setup.rules), setup)


def _examined(run: Run, linked: Linked, setup: Setup, focus: frozenset[int] | None = None) -> Examined:
    from checker.cache import Examined  # noqa: PLC0415 - not needed for figures alone, like the next
    from checker.checks.running import run_checks  # noqa: PLC0415
    from checker.facts.passages import columns, passages  # noqa: PLC0415
    from checker.facts.summary import summaries  # noqa: PLC0415
    from checker.triage.fingerprints import with_fingerprints  # noqa: PLC0415

    checked = run_checks(run, linked, setup.rules, setup.settings, setup.lang, focus)
    findings = tuple(with_fingerprints(checked.findings, run.articles))
    return Examined(
        articles=tuple(_summary(run, index) for index in range(len(run.articles))),
        findings=findings,
        unchecked=checked.unchecked,
        facts=summaries(run, linked, setup.lang, setup.rules),
        coverage=_coverage(run, linked),
        passages=passages(run, findings),
        columns=columns(run, _places(findings, checked.unchecked)),
        pages=_pages(findings, setup),
        rates=setup.rates.describe(date.today()) if _rest_on_rates(findings) else None,
    )


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run needs besides its articles.

    Attributes:
        rules: The folder of the rules in force.
        settings: What the desk decided.
        rates: Where exchange rates come from.
        lang: The language of messages, one that rules/messages has.
        extraction: How articles become figures and frames: ``extracted``, or a way that remembers or shares the work.
        examination: How articles become findings: ``examined``, or a way that remembers.
    """

    rules: Path
    settings: Settings
    rates: Rates
    lang: str
    extraction: Extraction = extracted
    examination: Examination = examined


def figures(articles: Sequence[Article], rules: Path) -> list[tuple[Figure, ...]]:
    """Article -> Figures: those of each article."""
    from checker.figures import extract  # noqa: PLC0415 - not needed for what is remembered

    return [extract(article, rules) for article in articles]


def framed(articles: Sequence[Article], setup: Setup) -> list[list[tuple[Figure, Frame]]]:
    """Figures with who says what of whom, for each article."""
    run = claims(articles, setup)
    return [list(zip(found, frame.frames, strict=True)) for found, frame in zip(run.figures, run.framed, strict=True)]


def claims(articles: Sequence[Article], setup: Setup) -> Run:
    """Figures -> Claims, with all that was read on the way."""
    from checker import claims as room  # noqa: PLC0415 - not needed for figures alone
    from checker.claims.morphemes import recognisers  # noqa: PLC0415
    from checker.claims.run import Run  # noqa: PLC0415
    from checker.claims.unknown import with_unknown_actors  # noqa: PLC0415
    from checker.packs.names import load_names  # noqa: PLC0415

    read = setup.extraction(articles, setup.rules)
    known, spelling = room.gazetteer(setup.rules), load_names(setup.rules)
    found = [each.figures for each in read]
    frames = with_unknown_actors(
        articles, [each.framed for each in read], known, spelling, recognisers() if setup.settings.names else {}
    )
    made = room.claims_of(articles, found, frames)
    return Run(tuple(articles), tuple(found), tuple(frames), tuple(made), known, setup.rates)


def facts(articles: Sequence[Article], setup: Setup) -> tuple[FactSummary, ...]:
    """Claims -> Facts: every group of two figures or more, as an editor reads it."""
    from checker.facts import link  # noqa: PLC0415
    from checker.facts.summary import summaries  # noqa: PLC0415

    run = claims(articles, setup)
    return summaries(run, link(run, setup.rules), setup.lang, setup.rules)


def explained_facts(articles: Sequence[Article], setup: Setup) -> tuple[FactSummary, ...]:
    """The same, each with the reasons why its claims belong together and others do not."""
    from checker.facts import link  # noqa: PLC0415
    from checker.facts.explain import explain  # noqa: PLC0415
    from checker.facts.summary import summaries  # noqa: PLC0415

    run = claims(articles, setup)
    linked = link(run, setup.rules)
    return summaries(run, linked, setup.lang, setup.rules, explain(run, linked, setup.rules))


def check(
    articles: Sequence[Article],
    setup: Setup,
    draft: frozenset[int] = frozenset(),
    sorting: Triage | None = None,
    *,
    focused: bool = False,
) -> Report:
    """Facts -> Findings -> Report.

    Args:
        articles: All articles, the draft's among them.
        setup: Rules, settings, rates, language.
        draft: Indexes of the articles that are checked before publication; only what concerns them is kept.
        sorting: What decides which findings are reported; None where all are.
        focused: Whether the facts that have nothing to do with the draft are left out, which is quicker.
    """
    from checker.triage import Triage, touches, triage  # noqa: PLC0415 - not needed for figures alone

    seen, told = _seen(articles, setup, draft, focused=focused)
    paths = {articles[index].path for index in draft}
    concerned = [finding for finding in seen.findings if not draft or touches(finding, paths)]
    sorting = sorting or Triage()
    decided = triage(concerned, articles, sorting)
    unchecked = tuple(u for u in seen.unchecked if touches(u, paths if draft else sorting.changed))
    quoted = dict.fromkeys(place for finding in decided.findings for place in finding.locations)
    placed = quoted | dict.fromkeys(place for gap in unchecked for place in gap.locations)
    codes = sorted({finding.rule for finding in decided.findings})
    return Report(
        articles=seen.articles,
        findings=decided.findings,
        facts=seen.facts,
        unchecked=unchecked,
        coverage=seen.coverage,
        passages={place: seen.passages[place] for place in quoted},
        rates=_rates_line(seen.rates, decided.findings),
        suppressions=tuple(use for use in decided.suppressions if not draft or use.path in paths),
        hidden=decided.hidden,
        pages={code: seen.pages[code] for code in codes},
        draft=told,
        columns={place: seen.columns[place] for place in placed},
    )


def _seen(
    articles: Sequence[Article], setup: Setup, draft: frozenset[int], *, focused: bool
) -> tuple[Examined, DraftAnswer | None]:
    """All that is found, and where there is a draft what others printed of its figures; that is not remembered."""
    if not draft:
        return setup.examination(articles, setup), None
    from checker.facts import link  # noqa: PLC0415
    from checker.facts.earlier import answer  # noqa: PLC0415

    focus = draft if focused else None
    run = claims(articles, setup)
    linked = link(run, setup.rules, focus)
    return _examined(run, linked, setup, focus), answer(run, linked, draft)


def _places(findings: Sequence[Finding], unchecked: Sequence[Unchecked]) -> Iterator[Location]:
    for finding in findings:
        yield from finding.locations
    for gap in unchecked:
        yield from gap.locations


def _summary(run: Run, index: int) -> ArticleSummary:
    article = run.articles[index]
    return ArticleSummary(
        id=article.id,
        path=article.path,
        published=article.published,
        language=article.language,
        characters=len(article.text),
        figures=len(run.figures[index]),
        claims=len(run.claims_in(index)),
        outlet=article.outlet,
        title=article.title,
        sha256=hashlib.sha256(article.text.encode()).hexdigest() if article.extracted else None,
    )


def _coverage(run: Run, linked: Linked) -> Coverage:
    return Coverage(sum(map(len, run.figures)), len(run.claims), len(linked.facts), len(linked.links))


def _pages(findings: Sequence[Finding], setup: Setup) -> dict[str, RulePage]:
    """What rules/checks says of the checks that found something."""
    from checker.packs.checks import load_checks, page  # noqa: PLC0415 - not needed for figures alone

    known = load_checks(setup.rules)
    codes = sorted({finding.rule for finding in findings})
    return {code: RulePage(known[code].title(setup.lang), page(setup.rules, code, setup.lang)) for code in codes}


def _rest_on_rates(findings: Sequence[Finding]) -> bool:
    return any("rates" in finding.evidence for finding in findings)


def _rates_line(rates: RatesSummary | None, findings: Sequence[Finding]) -> str:
    """The rates' source, span and age; empty where no finding needed them."""
    return str(rates.on(date.today())) if rates and _rest_on_rates(findings) else ""
