"""Documents of word processors and PDF on the command line."""

import hashlib
import json

import docx
import pytest

BODY = "오라클은 일본에 80억 달러(약 21조 원)를 투자한다."


@pytest.fixture
def paper(desk):
    """A .docx whose one sentence is wrong, dated by its sidecar."""
    made = docx.Document()
    made.add_paragraph(BODY)
    made.save(str(desk / "wrong.docx"))
    (desk / "wrong.meta.yaml").write_text("published: 2024-04-18\n")
    return desk / "wrong.docx"


def test_a_document_is_checked_and_its_body_is_named_by_length_and_digest(run, paper):
    result = run("check", paper.name, "--format", "json")
    report = json.loads(result.out)
    (article,) = report["articles"]
    assert (result.status, [found["rule"] for found in report["findings"]]) == (1, ["CU301"])
    assert (article["characters"], article["sha256"]) == (len(BODY), hashlib.sha256(BODY.encode()).hexdigest())
    place = report["findings"][0]["locations"][0]
    assert BODY[place["start"] : place["end"]] == place["surface"]


def test_a_document_is_a_draft_and_one_of_the_published(run, paper, articles):
    assert "CU301" in run("prepublish", paper.name, "--against", articles, "--format", "concise").out
    against = json.loads(run("prepublish", articles / "right.md", "--against", paper.name, "--format", "json").out)
    assert [(article["id"], article["figures"]) for article in against["articles"]] == [("right", 2), ("wrong", 2)]
    assert "21조 원" in run("extract", paper.name, "--format", "text").out
    assert run("extract", "-", stdin=paper.read_bytes()).out.count("\n") == 2


def test_a_finding_in_a_document_is_suppressed_beside_it(run, paper):
    paper.with_name("wrong.meta.yaml").write_text(
        "published: 2024-04-18\nsuppress: [{rule: CU301, reason: the ministry's own rate}]\n"
    )
    report = json.loads(run("check", paper.name, "--format", "json").out)
    assert (report["findings"], report["suppressions"][0]["state"]) == ([], "used")


def test_a_document_that_cannot_be_read_leaves_the_others(run, paper, desk):
    (desk / "cut.docx").write_bytes(paper.read_bytes()[:300])
    result = run("check", desk, "--format", "concise")
    assert (result.status, "CU301" in result.out) == (2, True)
    assert result.error.startswith(f"{desk}/cut.docx: is damaged and cannot be unpacked")
