"""The interface for programs, through a real server."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import pytest
from jsonschema import Draft202012Validator

from checker.web.shapes import CheckTold, ExtractTold, FactsTold

ROOT = Path(__file__).resolve().parents[2]
SLIP = {
    "text": "오라클이 일본에 80억달러를 투자한다. 오라클이 일본에 투자하는 돈은 총 80달러다.",
    "published": "2024-04-18",
}


@pytest.fixture(scope="module")
def ask(served):
    """Asks the server and gives the answer."""
    with httpx.Client(base_url=served.url) as client:
        yield lambda path, **body: client.post(f"/v1/{path}", json=body)


def test_check_answers_in_the_form_of_the_command_line(ask):
    answer = ask("check", articles=[SLIP])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    told = answer.json()
    schema = json.loads((ROOT / "reports/schemas/check.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(told)
    CheckTold.model_validate(told)
    (finding,) = told["findings"]
    assert (finding["rule"], finding["evidence"]["replacement"]) == ("MG501", "80억달러")
    place = finding["locations"][0]
    assert SLIP["text"][place["start"] : place["end"]] == place["surface"] == "80달러"
    assert told["failed"] is True


def test_articles_of_one_request_are_held_against_each_other(ask):
    one = {"text": "가나전자는 미국 공장에 50억 달러를 투자한다고 밝혔다.", "published": "2024-04-18", "outlet": "가"}
    two = {"text": "가나전자가 미국 공장에 투자하는 금액은 70억 달러다.", "published": "2024-04-18", "outlet": "나"}
    told = ask("check", articles=[one, two]).json()
    assert {place["path"] for found in told["findings"] for place in found["locations"]} == {
        "articles[0]",
        "articles[1]",
    }


@pytest.mark.parametrize(("fail_on", "failed"), [("error", True), ("never", False)])
def test_the_caller_says_what_fails(ask, fail_on, failed):
    assert ask("check", articles=[SLIP], fail_on=fail_on).json()["failed"] is failed


def test_messages_come_in_the_language_asked_for(ask):
    korean, english = (ask("check", articles=[SLIP], lang=lang).json()["findings"][0] for lang in ("ko", "en"))
    assert korean["message"] != english["message"]
    assert korean["fingerprint"] == english["fingerprint"]


def test_extract_prints_the_lines_of_the_command_line(ask):
    told = ask("extract", articles=[SLIP, {"text": "공장은 150㎿를 쓴다."}]).json()
    ExtractTold.model_validate(told)
    assert [(figure["path"], figure["surface"]) for figure in told["figures"]] == [
        ("articles[0]", "80억달러"),
        ("articles[0]", "80달러"),
        ("articles[1]", "150㎿"),
    ]
    assert "actor" not in told["figures"][0]


def test_extract_says_who_says_what_where_that_is_asked(ask):
    told = ask("extract", articles=[SLIP], frames=True).json()
    assert (told["figures"][0]["actor"], told["figures"][0]["place"]) == ("Oracle", "Japan")


def test_facts_name_the_figures_that_speak_of_one_thing(ask):
    told = ask("facts", articles=[SLIP]).json()
    FactsTold.model_validate(told)
    assert [member["surface"] for member in told["facts"][0]["members"]] == ["80억달러", "80달러"]


def test_html_is_read_for_its_main_text(ask):
    story = "<article><h1>공장</h1><p>공장은 150㎿를 쓴다고 한다.</p></article>"
    page = f"<html><body><nav>3조원 메뉴</nav>{story}</body></html>"
    told = ask("extract", articles=[{"html": page}]).json()
    assert [figure["surface"] for figure in told["figures"]] == ["150㎿"]


def test_an_archive_is_asked_about_what_was_printed(archived):
    draft = {
        "text": "마이크로소프트는 일본에 2년간 약 39억달러를 투자해 클라우드와 AI를 키운다.",
        "published": "2024-04-20",
    }
    told = httpx.post(f"{archived.url}/v1/check", json={"articles": [draft]}).json()
    assert any(place["path"] != "articles[0]" for found in told["findings"] for place in found["locations"])
    assert all(any(place["path"] == "articles[0]" for place in found["locations"]) for found in told["findings"])


@pytest.mark.parametrize(
    ("body", "status", "code", "where"),
    [
        ({"articles": []}, 422, "not_valid", "articles"),
        ({"articles": [{"text": " "}]}, 422, "not_readable", "articles[0]"),
        ({"articles": [{}]}, 422, "not_readable", "articles[0]"),
        ({"articles": [{"text": "a", "published": "soon"}]}, 422, "not_readable", "articles[0]"),
        ({"articles": [{"text": "a", "txt": "b"}]}, 422, "not_valid", "articles[0].txt"),
        ({"articles": [{"text": "a"}], "lang": "fr"}, 422, "not_valid", "lang"),
        ({"articles": [{"text": "가" * 200_001}]}, 413, "too_large", None),
        ({"articles": [{"text": "가나<!-- claim-checker: ignore -->"}]}, 422, "not_readable", "articles[0]"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_form(ask, body, status, code, where):
    answer = ask("check", **body)
    assert answer.status_code == status
    (problem,) = answer.json().values()
    assert (problem["code"], problem["where"]) == (code, where)
    assert problem["message"]
    assert "\n" not in problem["message"]


def test_half_a_request_and_a_wrong_address_have_that_form_too(served):
    half = httpx.post(
        f"{served.url}/v1/check", content=b'{"articles": [{"te', headers={"content-type": "application/json"}
    )
    nowhere, get = httpx.get(f"{served.url}/v2"), httpx.get(f"{served.url}/v1/check")
    assert [answer.status_code for answer in (half, nowhere, get)] == [422, 404, 405]
    assert [answer.json()["error"]["code"] for answer in (half, nowhere, get)] == [
        "not_valid",
        "not_found",
        "not_allowed",
    ]


def test_what_is_wrong_is_told_without_repeating_the_draft(ask):
    assert "비밀" not in ask("check", articles=[{"text": ["비밀 원고"]}]).text


def test_open_api_is_made_of_the_forms(served):
    page = httpx.get(f"{served.url}/openapi.json").json()
    assert {"/v1/check", "/v1/extract", "/v1/facts", "/healthz", "/metrics"} <= set(page["paths"])
    answers = page["paths"]["/v1/check"]["post"]["responses"]
    assert answers["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/CheckTold")
    assert answers["413"]["content"]["application/json"]["schema"]["$ref"].endswith("/ProblemAnswer")


def test_health_and_numbers_can_be_watched(served, ask):
    assert httpx.get(f"{served.url}/healthz").json()["status"] == "ok"
    ask("check", articles=[SLIP])
    numbers = httpx.get(f"{served.url}/metrics").text
    assert re.search(r'claim_checker_requests_total\{route="/v1/check",status="200"\} [1-9]', numbers)
    assert re.search(r'claim_checker_findings_total\{severity="error"\} [1-9]', numbers)


def test_nothing_of_a_draft_is_logged(served, ask):
    ask("check", articles=[{"text": "대외비 공장은 150㎿를 쓴다.", "title": "대외비 제목"}])
    httpx.get(f"{served.url}/?draft=SECRETQUERY")
    log = "".join(served.said)
    assert "POST /v1/check 200" in log
    assert "대외비" not in log
    assert "SECRETQUERY" not in log


def test_a_check_that_takes_too_long_is_stopped_and_the_next_one_runs(serving):
    slow = serving("--time-limit", "0.5", "--max-characters", "20000000", "--max-upload", "64")
    text = "가나전자는 3조 4,500억 원을 5년간 12% 늘려 20만 명에게 7억 달러(약 9조 원)를 준다.\n\n" * 8000
    answer = httpx.post(f"{slow.url}/v1/check", json={"articles": [{"text": text}]}, timeout=60)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "too_long")
    assert answer.headers["retry-after"] == "1"
    assert httpx.post(f"{slow.url}/v1/check", json={"articles": [SLIP]}, timeout=60).status_code == 200
