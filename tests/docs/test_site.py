"""The site holds together: links lead somewhere, nothing comes from the network, search knows all four scripts."""

import json
import re
import shutil

import pytest
from docsite import ROOT, site
from docsite.links import for_site
from docsite.search import FourLanguages
from docsite.sections import find

import docs


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """What Sphinx reads."""
    folder = tmp_path_factory.mktemp("site") / "pages"
    site.stage(folder)
    return folder


def test_there_is_a_page_for_each_check_in_both_languages(pages):
    codes = {path.stem for path in (ROOT / "rules" / "checks").glob("*.yaml")}
    for folder in ("checks", "ko/checks"):
        assert {path.stem for path in (pages / folder).glob("*.md")} == codes | {"index"}
    assert "[한국어](../ko/checks/CU301.md)" in (pages / "checks" / "CU301.md").read_text("utf-8")


def test_a_command_page_is_its_prose_and_what_click_knows(pages):
    page = (pages / "commands" / "baseline.md").read_text("utf-8")
    assert page.startswith((ROOT / "docs" / "commands" / "baseline.md").read_text("utf-8")[:200])
    assert "## Reference: `claim-checker baseline prune`" in page
    assert "| `--fail-on NAME` |" in page


def test_every_format_has_a_whole_sample(pages):
    samples = {path.name for path in (pages / "extra" / "samples").iterdir()}
    assert {"check-html.html", "check-sarif.sarif", "facts-csv.csv", "extract-jsonl.txt"} <= samples
    text = (pages / "reference" / "formats.md").read_text("utf-8")
    assert samples == set(re.findall(r'<a href="\.\./samples/([^"]+)">', text))
    section = find(text, "`extract`", "`csv`")
    assert "samples/extract-csv" in text[section.start : section.end]


def test_links_are_turned_to_what_the_site_has():
    taken = []

    def turned(link):
        return for_site(f"[x]({link})", "docs/tutorials/a.md", "tutorials/a.md", taken.append)

    assert turned("editor.md#check-it") == "[x](editor.md#check-it)"
    assert turned("../../rules/checks/CU301.en.md") == "[x](../checks/CU301.md)"
    assert turned("../../rules/checks/CU301.ko.md") == "[x](../ko/checks/CU301.md)"
    assert turned("../../rules/checks") == "[x](../checks/index.md)"
    assert turned("../../CONTRIBUTING.md") == "[x](../project/contributing.md)"
    assert turned("https://example.org/a.md") == "[x](https://example.org/a.md)"
    assert turned("../../action.yml") == "[x](../files/action.yml)"
    assert turned("../../examples/plugin") == "[x](../files/examples/plugin/README.md)"
    assert taken == ["action.yml", "examples/plugin/README.md"]
    with pytest.raises(ValueError, match=r"^docs/tutorials/a.md: links to docs/nowhere.md, which does not exist$"):
        turned("../nowhere.md")


def test_the_links_of_the_readme_lead_somewhere():
    text = (ROOT / "README.md").read_text("utf-8")
    assert "](tutorials/editor.md)" in for_site(text, "README.md", "index.md", lambda _: None)


def small_site(folder, text):
    """The status of building a site of one page."""
    source = folder / "small-source"
    shutil.copytree(ROOT / "docs" / "_static", source / "_static")
    (source / "extra").mkdir()
    shutil.copyfile(ROOT / "docs" / "conf.py", source / "conf.py")
    (source / "index.md").write_text(f"# 환율과 為替\n\n{text}\n", encoding="utf-8")
    return docs.render(source, folder / "small")


def test_a_site_reads_nothing_from_the_network(tmp_path):
    assert small_site(tmp_path, "[here](#환율과-為替)") == 0
    page = (tmp_path / "small" / "index.html").read_text("utf-8")
    assert re.findall(r'<(?:script|img)[^>]* src="(?:https?:)?//', page) == []
    assert re.findall(r'<link[^>]* href="(?:https?:)?//', page) == []
    index = (tmp_path / "small" / "searchindex.js").read_text("utf-8")
    assert all(json.dumps(word) in index for word in ("환율", "為替"))


@pytest.mark.parametrize("link", ["[gone](nowhere.md)", "[gone](#nowhere)"])
@pytest.mark.filterwarnings("ignore")
def test_a_link_that_leads_nowhere_stops_the_build(tmp_path, capfd, link):
    assert small_site(tmp_path, link) != 0
    assert "nowhere" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("당일 환율", ["당일", "환율"]),
        ("환율표가", ["환율", "율표", "표가"]),
        ("為替レート", ["為替", "替レ", "レー", "ート"]),
        ("CU301은 값", ["CU301", "은", "값"]),
        ("implied rate", ["implied", "rate"]),
    ],
)
def test_search_cuts_words_that_no_space_ends(text, words):
    assert FourLanguages({}).split(text) == words
