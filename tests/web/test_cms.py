"""The example of a CMS: an article with an error in its figures is held back, a right one goes out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

GATE = Path(__file__).resolve().parents[2] / "examples/cms/gate.py"
TOKEN = "a-token-of-the-newsroom"  # noqa: S105 - of no server but this one
RIGHT = {
    "headline": "오라클, 일본에 투자",
    "body": "오라클은 일본에 80억 달러(약 11조 원)를 투자한다.",
    "publish_date": "2024-04-18",
}
WRONG = RIGHT | {"body": "오라클은 일본에 80억 달러(약 21조 원)를 투자한다."}


@pytest.fixture(scope="module")
def gates():
    """Starts gates; each ends with the tests."""
    running = []

    def start(checker, **environment):
        process = subprocess.Popen(
            [sys.executable, GATE, "--checker", checker, "--port", "0"],
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | environment,
        )
        running.append(process)
        return process.stderr.readline().split()[1]

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=10)
        process.stderr.close()


@pytest.fixture(scope="module")
def gate(gates, serving):
    """A gate before a server that asks for a token."""
    return gates(serving(CLAIM_CHECKER_TOKEN=TOKEN).url, CLAIM_CHECKER_TOKEN=TOKEN)


def test_a_right_article_is_published(gate):
    answer = httpx.post(gate, json=RIGHT, timeout=20)
    assert (answer.status_code, answer.json()) == (200, {"publish": True, "findings": []})


def test_an_article_with_an_error_is_held_and_its_editor_told_why(gate):
    answer = httpx.post(gate, json=WRONG, timeout=20)
    assert (answer.status_code, answer.json()["publish"]) == (409, False)
    (finding,) = answer.json()["findings"]
    assert (finding["rule"], finding["figure"]) == ("CU301", "21조 원")
    assert finding["suggestion"]


@pytest.mark.parametrize("body", [{"headline": "nothing else"}, ["a list"], "text"])
def test_what_is_no_article_is_refused(gate, body):
    assert httpx.post(gate, json=body, timeout=20).status_code == 422


def test_nothing_goes_out_unseen_where_the_checker_is_away_or_refuses(gates, serving):
    away = gates("http://127.0.0.1:9")
    locked_out = gates(serving(CLAIM_CHECKER_TOKEN=TOKEN).url, CLAIM_CHECKER_TOKEN="")
    for gate in (away, locked_out):
        answer = httpx.post(gate, json=RIGHT, timeout=20)
        assert (answer.status_code, answer.json()["publish"]) == (503, False)
