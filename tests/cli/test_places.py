"""Where reports say that a figure stands, as each program counts, and what they say of what could not be read."""

import json
from xml.etree import ElementTree as ET

import pytest

from .conftest import WRONG

COMMENT = "<!-- claim-checker: ignore XA101 -- 부처가 밝힌 환율 -->"
BODY = "오라클은"


@pytest.fixture
def crowded(articles):
    """The wrong article, with an emoji and a comment before the figures on their line."""
    path = articles / "wrong.md"
    path.write_text(WRONG.replace(BODY, f"😀 {COMMENT} {BODY}"), encoding="utf-8")
    return path


def figures(path):
    line = path.read_text("utf-8").splitlines()[4]
    assert BODY in line
    return line


def test_sarif_counts_utf16(run, crowded):
    (sarif,) = json.loads(run("check", crowded, "--format", "sarif").out)["runs"]
    line = figures(crowded).encode("utf-16-le")
    (result,) = sarif["results"]
    for place in (*result["locations"], *result["relatedLocations"]):
        region = place["physicalLocation"]["region"]
        cut = line[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)]
        assert cut.decode("utf-16-le") == region["snippet"]["text"]


def test_reviewdog_counts_bytes(run, crowded):
    (found,) = json.loads(run("check", crowded, "--format", "rdjson").out)["diagnostics"]
    line = figures(crowded).encode()
    surfaces = []
    for place in (found, *found["related_locations"]):
        span = place["location"]["range"]
        surfaces.append(line[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode())
    assert surfaces == ["21조 원", "80억 달러"]


def test_everybody_else_counts_characters(run, crowded):
    (found,) = json.loads(run("check", crowded, "--format", "json").out)["findings"]
    text = crowded.read_text("utf-8")
    for place in found["locations"]:
        assert text[place["start"] : place["end"]] == place["surface"]
        assert text.splitlines()[place["line"] - 1][place["column"] - 1 :].startswith(place["surface"])


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("name", ["github", "gitlab", "sarif", "rdjson"])
def test_a_service_finds_the_file_however_the_path_was_given(run, desk, name):
    (desk / "sub").mkdir()
    for given in ("./news", "sub/../news"):
        report = run("check", given, "--format", name).out
        assert "news/wrong.md" in report
        assert f"{given}/wrong.md" not in report


@pytest.fixture
def half(articles):
    """Articles of which one cannot be read."""
    (articles / "broken.json").write_text('{"text": ', encoding="utf-8")
    return articles


def test_a_report_says_what_could_not_be_read(run, half):
    result = run("check", half, "--format", "json")
    assert result.status == 2
    (problem,) = json.loads(result.out)["problems"]
    assert problem["path"] == f"{half}/broken.json"
    assert problem["message"] == result.error


def test_a_run_that_is_not_complete_is_no_success(run, half):
    (sarif,) = json.loads(run("check", half, "--format", "sarif").out)["runs"]
    assert sarif["invocations"][0]["executionSuccessful"] is False
    root = ET.fromstring(run("check", half, "--format", "junit").out.encode())  # noqa: S314 - our own output
    assert root.attrib["errors"] == "1"
    assert run("check", half, "--format", "github").out.startswith(f"::error file={half}/broken.json,line=1::")
    for name in ("markdown", "html"):
        assert "Not read" in run("check", half, "--format", name, "--lang", "en").out


def test_a_draft_beside_what_cannot_be_read_says_so_too(run, half):
    result = run("prepublish", half / "wrong.md", "--against", half, "--format", "json")
    assert result.status == 2
    assert len(json.loads(result.out)["problems"]) == 1


def test_a_page_draws_amounts_at_the_rates_of_the_desk(run, articles, desk):
    def drawn(*options):
        page = run("check", articles / "wrong.md", "--format", "html", "--lang", "en", *options).out
        return page.split('class="course course-1" d="')[1].split('"')[0]

    table = desk / "rates.csv"
    table.write_text("Date,USD,KRW\n2024-04-19,1,1300\n2024-04-18,1,1400\n2024-04-10,1,1350\n", encoding="utf-8")
    assert drawn() != drawn("--rates", table)


def test_no_service_is_asked_for_the_rates_of_every_day(run, articles, monkeypatch):
    from checker import rates  # noqa: PLC0415 - where the command looks for it

    asked = []

    def live(fallback, warn):
        asked.append(warn)
        return fallback

    monkeypatch.setattr(rates, "live", live)
    page = run("check", articles / "wrong.md", "--format", "html", "--rates", "live").out
    assert "course course-1" in page
    assert len(asked) == 1  # for the checks alone
