"""The HTML report of the seeds in a real browser: for who sees, who listens, who prints and who runs no scripts."""

from __future__ import annotations

import io
from itertools import combinations

import pytest

from checker.cli.main import main
from checker.packs import rules_folder
from checker.packs.messages import load_words
from checker.reporting import format_named
from tests.reporting.samples import NASTY

ROOT = rules_folder().parent
NARROW = {"width": 360, "height": 780}
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The address of the report in Korean, as the command writes it."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    articles = str(ROOT / "seeds" / "articles")
    assert main(["check", articles, "--format", "html", "--lang", "ko", "--output", str(path), "--no-cache"]) == 1
    return path.as_uri()


@pytest.fixture
def opened(new_page, report):
    """Opens the report in a window with the given options."""

    def call(**options):
        page = new_page(**options)
        page.goto(report)
        return page

    return call


def shown(page):
    """The headings of the findings that can be seen."""
    return page.locator(".finding h3:visible").all_inner_texts()


def severities(page):
    return {severity: page.locator(f".finding.{severity}:visible").count() for severity in ("error", "warning", "note")}


def dots(plot):
    """The middles of the marks of a plot, and whether they are inside its frame."""
    return plot.evaluate(
        """plot => {
          const frame = plot.getBoundingClientRect();
          return [...plot.querySelectorAll(".mark circle")].map((dot) => {
            const box = dot.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const across = x > frame.left - 5 && x < frame.right + 5;
            return { x, y, inside: across && y > frame.top - 5 && y < frame.bottom + 5 };
          });
        }"""
    )


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_it_opens_without_a_word_of_complaint_and_asks_nobody_for_anything(new_page, report):
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report)
    assert page.title() == "수치 점검 보고서"
    assert len(shown(page)) == page.locator(".finding").count() > 5
    assert asked == [report]


def test_every_finding_shows_its_passages_side_by_side(opened):
    page = opened()
    assert page.locator(".finding").count() == page.locator(".finding:has(mark)").count()
    clippings = page.locator(".finding:has(.clipping:nth-child(2))").first.locator(".clipping")
    left, right = (clippings.nth(n).bounding_box() for n in (0, 1))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]


def test_what_is_quoted_is_set_in_the_letters_of_its_language(opened):
    page = opened()
    for selector, letters in (("td[lang=ja]", "Sans CJK JP"), ("td[lang=zh]", "Sans CJK SC"), ("mark", "Serif CJK KR")):
        assert letters in page.locator(selector).first.evaluate("quote => getComputedStyle(quote).fontFamily")


def test_every_disputed_fact_has_a_plot_before_the_rates_of_each_day(opened):
    page = opened()
    plots = page.locator(".plot > svg")
    assert page.locator(".fact").count() == plots.count() > 3
    assert page.locator(".plot path.course").count() > 3
    for plot in plots.all():
        marks = dots(plot)
        assert len(marks) > 1 or plot.locator(".mark title").inner_text().count(" · ") > 3  # two that are alike
        assert all(mark["inside"] for mark in marks)


def test_no_number_of_a_plot_hides_another(opened):
    page = opened()
    for plot in page.locator(".plot > svg").all():
        for one, other in combinations(dots(plot), 2):
            assert abs(one["x"] - other["x"]) > 9 or abs(one["y"] - other["y"]) > 9


def test_a_finding_and_its_fact_lead_to_each_other(opened):
    page = opened()
    page.locator("#finding-1 .colophon a").click()
    fact = page.url.split("#")[1]
    page.locator(f"#{fact} .kicker a").first.click()
    assert page.url.endswith("#finding-1")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_alone_filters_by_severity_check_and_outlet(opened, scripts):
    page = opened(java_script_enabled=scripts)
    everything = shown(page)
    page.locator("#by-error").focus()
    press(page, "Space")
    assert severities(page)["error"] == 0 < severities(page)["warning"]
    assert 0 < len(shown(page)) < len(everything)
    press(page, "Tab", "Tab", "Tab", "ArrowDown")
    assert page.locator("#by-rule").input_value() == "r0"
    rule = page.locator("#by-rule option").nth(1).inner_text().split()[0]
    assert len(shown(page)) == page.locator(".finding:visible", has_text=rule).count() > 0
    press(page, "ArrowUp", "Tab", "ArrowDown")
    outlet = page.locator("#by-outlet option").nth(1).inner_text().rsplit(" ", 1)[0]
    assert all(outlet in text for text in page.locator(".finding:visible").all_inner_texts())
    press(page, "Tab", "Enter")
    assert shown(page) == everything


def test_the_enter_key_on_a_filter_sends_nothing(opened):
    page = opened()
    page.locator("#by-note").focus()
    press(page, "Enter")
    assert "?" not in page.url


def test_who_listens_hears_how_many_findings_are_left(opened):
    page = opened()
    said = page.get_by_role("status")
    count = page.locator(".finding").count()
    assert said.inner_text() == f"{count}건 중 {count}건 표시"
    page.locator("#by-error").uncheck()
    assert len(shown(page)) < count
    assert said.inner_text() == f"{count}건 중 {len(shown(page))}건 표시"
    page.get_by_role("button", name="모두 보기").click()
    page.wait_for_function("count => document.querySelector('output').value.endsWith(`${count}건 표시`)", arg=count)


def test_the_first_key_leads_past_the_masthead(opened):
    page = opened()
    press(page, "Tab")
    assert page.locator(".skip").bounding_box()["x"] >= 0
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "findings"


def test_all_of_it_is_there_without_scripts(opened):
    with_scripts, without = opened(), opened(java_script_enabled=False)
    assert shown(without) == shown(with_scripts)
    without.locator("summary").first.click()
    assert without.locator("details[open] table").first.is_visible()


@pytest.mark.parametrize(
    ("window", "rules"),
    [
        ({}, None),
        ({"viewport": NARROW}, None),
        ({"color_scheme": "dark"}, ["color-contrast"]),  # all else is the same in the dark
    ],
    ids=["desk", "telephone", "dark"],
)
def test_nothing_serious_stands_in_anybodys_way(opened, window, rules):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only where there is a browser

    page = opened(**window)
    unfold(page)
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    found = Axe().run(page, options=options).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in SERIOUS] == []


def test_the_dark_page_is_dark_and_its_text_light(opened):
    def brightness(page, what):
        colour = page.evaluate(f"getComputedStyle(document.body).{what}")
        return sum(map(float, colour.removeprefix("rgb(").removesuffix(")").split(","))) / 3

    light, dark = opened(color_scheme="light"), opened(color_scheme="dark")
    assert brightness(light, "backgroundColor") - brightness(light, "color") > 150
    assert brightness(dark, "color") - brightness(dark, "backgroundColor") > 150


def test_a_telephone_scrolls_in_one_direction_only(opened):
    page = opened(viewport=NARROW)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".wide").evaluate_all("boxes => boxes.every(box => box.scrollWidth <= box.clientWidth)")


def test_paper_has_every_finding_whatever_the_filters_leave(opened):
    page = opened()
    everything = shown(page)
    page.locator("#by-error").uncheck()
    assert shown(page) != everything
    page.emulate_media(media="print")
    assert shown(page) == everything
    assert not page.locator(".filters").is_visible()
    assert page.locator(".plot").first.is_visible()
    folded = page.locator("details").first
    assert folded.locator("table, ul").first.evaluate("content => content.getClientRects().length") > 0
    assert page.pdf().startswith(b"%PDF")


def test_a_dark_screen_prints_black_on_white(opened):
    page = opened(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_nothing_that_an_article_says_runs_or_breaks_the_page(new_page, tmp_path):
    out = io.StringIO()
    format_named("html").render(NASTY, load_words("en"), out)
    path = tmp_path / "nasty.html"
    path.write_text(out.getvalue(), encoding="utf-8", errors="replace")
    page = new_page(viewport=NARROW)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(path.as_uri())
    assert page.locator("script").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
