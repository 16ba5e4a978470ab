"""What the editors' page asks of a bench; the answers are pieces of the page."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from checker.model import SEVERITIES
from checker.reporting import format_named, tally
from checker.reporting.quote import short
from checker.store.nouns import Filter
from checker.web.bench import Given
from checker.web.problems import Problem
from checker.web.proof import Proof, proof_of
from checker.web.rendering import rendered
from checker.web.tasks import Answer, counts
from checker.web.words import counted, page_words, share_of

if TYPE_CHECKING:
    from checker.model import Article, Language
    from checker.packs.messages import Words
    from checker.web.bench import Bench, Checked

OWN_ID: Final = "draft"
_PATH: Final = "draft"
_MARKDOWN: Final = re.compile(r"\A---[ \t]*$|^#{1,6}[ \t]|<!--", re.MULTILINE)
_MOST_LISTED: Final = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """What stands in the form of the page.

    Attributes:
        text: The draft.
        id: The id of the article that it is, where it came from the archive.
        published: The day of publication that the editor gave, as ISO; empty for none.
        language: The language that the editor gave; empty for none.
    """

    text: str = ""
    id: str = OWN_ID
    published: str = ""
    language: str = ""

    def given(self) -> Given:
        """The draft as the bench reads it."""
        ending = "md" if _MARKDOWN.search(self.text) else "txt"
        published = date.fromisoformat(self.published) if self.published else None
        language: Language | None = self.language or None  # type: ignore[assignment]  # the route has looked
        return Given(self.text.encode("utf-8", "replace"), f"{OWN_ID}.{ending}", _PATH, published, language)


@dataclass(frozen=True, slots=True)
class Page:
    """What every task of the page needs: the language of its words and whether a whole page is asked for.

    Attributes:
        lang: The language.
        form_token: What the page must show.
        theme: ``light``, ``dark`` or, for the reader's own, empty.
        accepts: The endings of files that can be opened.
        most: The longest text.
    """

    lang: str
    form_token: str = ""
    theme: str = ""
    accepts: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class ProofTask:
    """The proof of a draft, by itself or in its page."""

    desk: Desk
    page: Page
    whole: bool = False

    def __call__(self, bench: Bench) -> Answer:
        """The page, or the piece of it."""
        if not self.desk.text.strip():
            return Answer(_empty(self, bench))
        return _answer(self, bench, _checked(self.desk, self.page, bench))


@dataclass(frozen=True, slots=True)
class DismissTask:
    """Keep that an editor dismisses a finding, and show the proof anew."""

    proof: ProofTask
    fingerprint: str
    reason: str
    editor: str | None

    def __call__(self, bench: Bench) -> Answer:
        """The proof without that note."""
        checked = _checked(self.proof.desk, self.proof.page, bench)
        found = next((f for f in checked.report.findings if f.fingerprint == self.fingerprint), None)
        if found is None:
            raise Problem(409, "changed", page_words(self.proof.page.lang)("changed"))
        bench.archive().record_decision(found, "dismissed", self.reason, self.editor)
        return _answer(self.proof, bench, checked)


@dataclass(frozen=True, slots=True)
class WithdrawTask:
    """Take a decision back, and show the proof anew."""

    proof: ProofTask
    number: int
    editor: str | None

    def __call__(self, bench: Bench) -> Answer:
        """The proof with that note again."""
        bench.archive().withdraw_decision(self.number, self.editor)
        return self.proof(bench)


@dataclass(frozen=True, slots=True)
class ReportTask:
    """The report as a file."""

    desk: Desk
    page: Page
    format: str

    def __call__(self, bench: Bench) -> Answer:
        """The report without what was dismissed."""
        report = _checked(self.desk, self.page, bench).report
        dismissed = bench.dismissals(report.findings)
        left = tuple(finding for finding in report.findings if finding.fingerprint not in dismissed)
        hidden = replace(report.hidden, suppressed=report.hidden.suppressed + len(report.findings) - len(left))
        out = io.StringIO()
        shown = replace(report, findings=left, hidden=hidden)
        format_named(self.format).render(shown, bench.words(self.page.lang), out)
        return Answer(out.getvalue().encode("utf-8", "backslashreplace"))


@dataclass(frozen=True, slots=True)
class OpenTask:
    """Put an uploaded file in the form."""

    given: Given
    page: Page

    def __call__(self, bench: Bench) -> Answer:
        """The fields."""
        return _fields(bench.read(self.given), OWN_ID, self.page)


@dataclass(frozen=True, slots=True)
class OpenArchivedTask:
    """Put an article of the archive in the form."""

    id: str
    page: Page

    def __call__(self, bench: Bench) -> Answer:
        """The fields."""
        found = bench.archive().article(self.id)
        if found is None:
            raise Problem(404, "not_found", page_words(self.page.lang)("archive_none"))
        return _fields(found.article, found.article.id, self.page)


@dataclass(frozen=True, slots=True)
class ListTask:
    """Articles of the archive."""

    text: str
    page: Page

    def __call__(self, bench: Bench) -> Answer:
        """A list to choose from, the newest first."""
        listed = bench.archive().list(Filter(text=self.text or None, limit=_MOST_LISTED))
        return Answer(rendered("found.html.j2", self.page.lang, listed=listed))


def _checked(desk: Desk, page: Page, bench: Bench) -> Checked:
    article = bench.read(desk.given())
    return bench.check([replace(article, id=desk.id) if desk.id != OWN_ID else article], page.lang)


def _answer(task: ProofTask, bench: Bench, checked: Checked) -> Answer:
    words = page_words(task.page.lang)
    proof = proof_of(checked, bench, words, bench.dismissals(checked.report.findings))
    values = {
        "proof": proof,
        "tally": _tally(proof, words),
        "report_words": bench.words(task.page.lang),
        "tally_of": tally,
        "short": short,
        "share_of": share_of,
        "has_store": bench.store is not None,
    }
    return Answer(_page(task, values), counts(checked.report))


def _empty(task: ProofTask, bench: Bench) -> bytes:
    if not task.whole:
        return rendered("empty.html.j2", task.page.lang)
    return _page(task, {"proof": None, "tally": "", "has_store": bench.store is not None})


def _page(task: ProofTask, values: dict[str, object]) -> bytes:
    if not task.whole:
        return rendered("proof.html.j2", task.page.lang, fragment=True, **values)
    page = task.page
    return rendered(
        "page.html.j2",
        page.lang,
        desk=task.desk,
        form_token=page.form_token,
        theme=page.theme,
        accepts=page.accepts,
        most=page.most,
        fragment=False,
        **values,
    )


def _fields(article: Article, own: str, page: Page) -> Answer:
    text = article.text.replace("\r\n", "\n").replace("\r", "\n")
    day = article.published.isoformat() if article.published else ""
    desk = Desk(text, own, day, article.language)
    return Answer(rendered("fields.html.j2", page.lang, desk=desk, most=page.most))


def _tally(proof: Proof, words: Words) -> str:
    found = [counted(words, f"{level}s", proof.counts[level]) for level in SEVERITIES if proof.counts[level]]
    return words(
        "tally",
        figures=counted(words, "figures", proof.figures),
        linked=proof.linked,
        found=", ".join(found) or words("tally_clear"),
    )
