"""A size at the start of a growth and one in the end are two facts; two at the start are one."""

from __future__ import annotations

from checker import pipeline
from checker.facts import link

from .desk import RULES, articles, setup


def _facts(**texts):
    run = pipeline.claims(articles(**texts), setup())
    linked = link(run, RULES)
    return [{run.head(run.claims[index]).surface for index in fact.claims} for fact in linked.facts]


_STARTED = {
    "a": "xAI started with 100,000 GPUs at Colossus in Memphis.",
    "b": "The initial 100,000 GPUs of xAI's Colossus in Memphis ran after 122 days.",
    "c": "Colossus, the xAI site in Memphis, grew from 100,000 GPUs.",
}


def test_a_tenfold_size_at_the_start_belongs_to_the_start_and_not_to_the_aim():
    texts = _STARTED | {
        "d": "To the initial 1,000,000 GPUs of Colossus in Memphis xAI adds more.",
        "e": "xAI aims at 1,000,000 GPUs for Colossus in Memphis.",
    }
    together = next(fact for fact in _facts(**texts) if "100,000 GPUs" in fact)
    assert "1,000,000 GPUs" in together


def test_the_aim_alone_is_no_slip_of_the_start():
    texts = _STARTED | {"e": "xAI will double it to 200,000 GPUs at Colossus in Memphis."}
    together = next(fact for fact in _facts(**texts) if "100,000 GPUs" in fact)
    assert "200,000 GPUs" not in together


def test_one_dissent_does_not_draw_another():
    """10円 is as far from 10億円 as from 100億円: it does not tie a grant to an investment."""
    found = _facts(
        a="ハイレゾは香川県のデータセンターに投資する。香川県が10億円の助成金を出す見通し。",
        b="ハイレゾは香川県のデータセンターに投資する。香川県が10円の助成金を出す見通し。",
        c="ハイレゾは香川県のデータセンターを7月に着工し、投資額は約100億円。",
    )
    assert not any({"10億円", "100億円"} <= fact for fact in found)
