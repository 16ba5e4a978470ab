"""reports/samples is what ``check`` says of seeds/; ``UPDATE_GOLDENS=1`` writes it anew: read the diff."""

import os
import re

import pytest

from checker.packs import rules_folder

ROOT = rules_folder().parent
_RATES = re.compile(r"ECB \(.*? currencies")  # the table's edition and its age today


@pytest.mark.parametrize("lang", ["ko", "ja", "en"])
def test_the_sample_is_the_report_of_the_seeds(run, monkeypatch, lang):
    monkeypatch.chdir(ROOT)
    result = run("check", "seeds/articles", "--format", "markdown", "--lang", lang)
    assert result.status == 1
    sample = ROOT / "reports" / "samples" / f"seeds.{lang}.md"
    if os.environ.get("UPDATE_GOLDENS"):
        sample.parent.mkdir(exist_ok=True)
        sample.write_bytes(_RATES.sub("ECB", result.out).encode())
    assert sample.read_bytes().decode() == _RATES.sub("ECB", result.out)
