"""Patterns of paths in the settings."""

import pytest

from checker.triage import matches

CASES = [
    ("drafts/**", ["drafts/a.md", "drafts/x/y/a.md"], ["a.md", "old/drafts/a.md"]),
    ("drafts", ["drafts/a.md", "old/drafts/a.md"], ["drafts.md", "mydrafts/a.md"]),
    ("drafts/", ["drafts/a.md"], ["drafts.md"]),
    ("*.md", ["a.md", "x/y/a.md"], ["a.txt", "md"]),
    ("news/*.md", ["news/a.md"], ["news/x/a.md", "old/news/a.md"]),
    ("**/a.md", ["a.md", "x/y/a.md"], ["ba.md"]),
    ("news/**/a.md", ["news/a.md", "news/x/y/a.md"], ["a.md"]),
    ("2024-??-*.txt", ["2024-04-x.txt", "news/2024-12-.txt"], ["2024-4-x.txt"]),
    ("./a.md", ["a.md"], ["x/a.md"]),
    ("a+(b).md", ["a+(b).md"], ["aab.md"]),
]


@pytest.mark.parametrize(("pattern", "yes", "no"), CASES, ids=[pattern for pattern, _, _ in CASES])
def test_a_pattern_speaks_of_these_and_of_no_others(pattern, yes, no):
    assert [path for path in yes if not matches(pattern, path)] == []
    assert [path for path in no if matches(pattern, path)] == []
