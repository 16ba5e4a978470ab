"""The nouns of the program, frozen: Article, Figure, Claim, Fact, Finding, Report.

    Article -> Figure -> Claim -> Fact -> Finding -> Report

Positions count Unicode code points from the start of the article's text; a span is ``(start, end)``.
"""

from checker.model.articles import Article, Span
from checker.model.claims import Claim, Frame, Slot
from checker.model.drafts import DraftAnswer, DraftFigure, Earlier
from checker.model.facts import Course, Fact, FactMember, FactSummary, JudgedLink, Share, Verdict, Why
from checker.model.figures import Bound, Figure, Kind
from checker.model.findings import Evidence, Finding, FindingType, RulePage, Unchecked
from checker.model.places import Columns, Location, Passage
from checker.model.report import ArticleSummary, Coverage, Hidden, Problem, Report, SuppressionUse, Use
from checker.terms import LANGUAGES, SEVERITIES, Language, Severity

__all__ = [
    "LANGUAGES",
    "SEVERITIES",
    "Article",
    "ArticleSummary",
    "Bound",
    "Claim",
    "Columns",
    "Course",
    "Coverage",
    "DraftAnswer",
    "DraftFigure",
    "Earlier",
    "Evidence",
    "Fact",
    "FactMember",
    "FactSummary",
    "Figure",
    "Finding",
    "FindingType",
    "Frame",
    "Hidden",
    "JudgedLink",
    "Kind",
    "Language",
    "Location",
    "Passage",
    "Problem",
    "Report",
    "RulePage",
    "Severity",
    "Share",
    "Slot",
    "Span",
    "SuppressionUse",
    "Unchecked",
    "Use",
    "Verdict",
    "Why",
]
