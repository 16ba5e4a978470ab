"""The editor's page as an editor uses it, in a real browser: with a mouse, with keys alone, on a telephone."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import expect

SEEDS = Path(__file__).resolve().parents[2] / "seeds/articles"
DRAFT = (SEEDS / "2024-04-18-ko-oracle-japan.md").read_text(encoding="utf-8")
"""It has a lost scale word, 80달러 for 80억달러, and a conversion off its rate."""
PHONE = {"width": 360, "height": 740}
GRAVE = {"serious", "critical"}


@pytest.fixture
def opened(new_page, served):
    """Opens the page of a server without an archive."""

    def call(place=served, **options):
        page = new_page(**options)
        page.goto(place.url)
        return page

    return call


def written(page, text=DRAFT):
    """The page with a draft in it, once it is checked."""
    page.fill("#text", text)
    page.wait_for_selector(".galley")
    return page


def marked(page):
    """The surfaces that are marked, with their classes."""
    return page.eval_on_selector_all(
        ".figure",
        "marks => marks.map(mark => [mark.firstChild.textContent.replace(/\\u2060/g, ''), mark.className])",
    )


def test_a_pasted_draft_has_every_figure_marked_and_its_slip_beside_its_passage(opened):
    page = written(opened(locale="ko-KR"))
    marks = dict(marked(page))
    assert len(marked(page)) == 17
    assert "error" in marks["80달러"]
    assert "aside" in marks["80억달러"]
    note = page.locator(".row", has_text="80달러").locator(".note.error")
    assert "80억달러" in note.inner_text()
    assert "오류 1건" in page.locator("#tally").inner_text()


def test_a_figure_says_how_it_was_read(opened):
    page = written(opened())
    mark = page.locator(".figure", has_text="29억달러")
    mark.hover()
    tip = page.locator("#tip").inner_text()
    assert "money: about $2.9 billion" in tip
    assert "3.985 trillion won at the rate of 2024-04-18" in tip
    page.mouse.move(0, 0)
    assert page.locator("#tip").is_hidden()


def test_an_accepted_suggestion_stands_in_the_draft_and_can_be_taken_back(opened):
    page = written(opened())
    page.click(".note.error .accept")
    page.wait_for_selector(".note.error", state="detached")
    assert page.input_value("#text") == DRAFT.replace("총 80달러로", "총 80억달러로")
    page.click("#undo")
    page.wait_for_selector(".note.error")
    assert page.input_value("#text") == DRAFT
    page.keyboard.press("Control+z")  # the browser's own undo goes on from there
    assert page.input_value("#text") == DRAFT.replace("총 80달러로", "총 80억달러로")


def test_offsets_hold_behind_characters_of_two_units(opened):
    page = written(opened(), "😀𠮷 오라클이 일본에 80억달러를 투자한다. 오라클이 일본에 투자하는 돈은 총 80달러다.")
    page.click(".note.error .accept")
    assert page.input_value("#text").endswith("총 80억달러다.")


def test_nothing_is_rewritten_where_the_text_has_changed_meanwhile(opened):
    page = written(opened())
    page.evaluate("document.querySelector('#text').value = 'x' + document.querySelector('#text').value")
    page.click(".note.error .accept")
    assert "80억달러로" not in page.input_value("#text")
    assert "changed" in page.locator("#toast").inner_text()


def test_a_dismissed_finding_stays_dismissed_and_tells_the_next_editor_why(opened, archived):
    page = written(opened(archived))
    warnings = page.locator(".note.warning").count()
    note = page.locator(".note.warning").first
    title = note.locator("h4").inner_text()
    note.locator(".dismiss summary").click()
    note.locator("[name=reason]").fill("<b>the ministry's own rate</b>")
    note.locator("[name=editor]").fill("Mun")
    note.locator(".dismiss button").click()
    page.wait_for_selector(".dismissed")
    assert page.locator(".note.warning").count() == warnings - 1
    page.reload()
    again = written(page)
    assert again.locator(".note.warning").count() == warnings - 1
    next_editor = written(opened(archived, locale="ja-JP"))
    decided = next_editor.locator(".dismissed .decided")
    assert "3조9000억원" in title
    assert "3조9000억원" in decided.inner_text()
    assert "<b>the ministry's own rate</b> Mun、" in decided.inner_text()
    decided.locator("button").click()
    next_editor.wait_for_selector(".dismissed", state="detached")
    assert next_editor.locator(".note.warning").count() == warnings


def test_new_notes_take_no_attributes_from_old_ones_of_their_number(opened):
    settings = opened().evaluate("htmx.config.attributesToSettle")
    assert settings == []


def test_an_article_comes_from_the_archive_and_is_not_held_against_itself(opened, archived):
    page = opened(archived)
    page.click("#archive-open")
    page.fill("#archive-text", "sakai")
    expect(page.locator(".listed button")).to_have_count(3)
    page.locator(".listed button", has_text="2025-03-18").click()
    page.wait_for_selector(".galley")
    assert "SK" in page.input_value("#text") or "사카이" in page.input_value("#text")
    assert page.input_value("#published") == "2025-03-18"
    assert page.locator(".story").count() > 0


def test_a_word_file_can_be_chosen_or_dropped(opened):
    page = opened()
    page.set_input_files("#file", {"name": "draft.docx", "mimeType": "", "buffer": word_file()})
    page.wait_for_selector(".note.error")
    assert "총 80달러" in page.input_value("#text")
    page.fill("#text", "")
    page.wait_for_selector(".empty")
    dropped = page.evaluate_handle(
        """bytes => { const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "drop.docx")); return data; }""",
        list(word_file()),
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": dropped})
    assert page.locator("#drop").is_visible()
    page.dispatch_event("body", "drop", {"dataTransfer": dropped})
    page.wait_for_selector(".note.error")


def word_file():
    document = Document()
    document.add_heading("오라클도 일본행", 1)
    document.add_paragraph("오라클이 일본에 80억달러를 투자한다. 오라클이 일본에 투자하는 돈은 총 80달러다.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_file_that_cannot_be_read_is_said_and_the_draft_stays(opened):
    page = written(opened())
    page.set_input_files("#file", {"name": "broken.docx", "mimeType": "", "buffer": b"no document"})
    page.wait_for_selector("#alert:not(:empty)")
    assert page.input_value("#text") == DRAFT
    page.complaints.clear()  # the browser complains of the answer's status


def test_the_report_can_be_kept(opened):
    page = written(opened())
    for name, ending in (("Page", ".html"), ("Markdown", ".md"), ("JSON", ".json")):
        with page.expect_download() as kept:
            page.get_by_role("button", name=f"Report: {name}").click()
        assert kept.value.suggested_filename == f"claim-checker{ending}"
        assert "80달러" in kept.value.path().read_text(encoding="utf-8")


def test_in_print_there_is_the_proof_and_nothing_to_press(opened):
    page = written(opened())
    page.emulate_media(media="print")
    assert not page.locator(".desk").is_visible()
    assert page.locator(".note.error").is_visible()
    assert page.locator("button:visible").count() == 0


def test_everything_can_be_done_with_keys_alone(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    while page.evaluate("document.activeElement.id") != "text":
        page.keyboard.press("Tab")
    page.keyboard.insert_text(DRAFT)
    page.wait_for_selector(".galley")
    while "figure" not in page.evaluate("document.activeElement.className"):
        page.keyboard.press("Tab")
    assert page.locator("#tip").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.firstChild.textContent") == "80달러\u2060"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "note-2"
    while "accept" not in page.evaluate("document.activeElement.className"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".note.error", state="detached")
    assert "총 80억달러로" in page.input_value("#text")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(opened, archived, size, scheme):
    page = written(opened(archived, viewport=size, color_scheme=scheme))
    page.locator(".note .dismiss summary").first.click()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found if each["impact"] in GRAVE] == []


@pytest.mark.parametrize("locale", ["ko-KR", "ja-JP", "en-GB"])
def test_it_fits_a_telephone(opened, archived, locale):
    page = written(opened(archived, viewport=PHONE, locale=locale))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_it_speaks_the_reader_s_language_and_changes_it_with_the_draft_in_place(opened):
    page = written(opened(locale="ja-JP"))
    assert page.locator(".masthead .title").inner_text() == "数字校閲"
    page.get_by_role("button", name="한국어").click()
    page.wait_for_selector(".galley")
    assert page.locator(".masthead .title").inner_text() == "수치 교열"
    assert page.input_value("#text") == DRAFT
    page.goto(page.url)
    assert page.locator(".masthead .title").inner_text() == "수치 교열"


def test_light_and_dark_are_remembered(opened):
    page = opened(color_scheme="light")
    page.click("#theme")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


NASTY = (
    '---\ntitle: "<img src=x onerror=\'window.ran=1\'>3조원"\noutlet: "</textarea><script>window.ran=1</script>"\n---\n'
    "# <script>window.ran=1</script> 3조원\n\n</textarea><img src=x onerror=window.ran=1> 오라클이 일본에 80억달러"
    "<svg onload=window.ran=1>를 투자한다. 오라클이 일본에 투자하는 돈은 총 80달러다. [3조원](javascript:window.ran=1) "
    '<a href="javascript:window.ran=1">5조원</a> {{constructor.constructor("window.ran=1")()}} "\'><b hx-get=/x>7%</b>'
)


def test_no_script_of_a_draft_runs(opened, archived):
    for place in (None, archived):
        page = written(opened(*([place] if place else [])), NASTY)
        page.get_by_role("button", name="日本語").click()  # the whole page, with the draft inside it
        page.wait_for_selector(".galley")
        for mark in page.locator(".figure").all():
            mark.hover()
        assert page.evaluate("window.ran") is None
        assert page.input_value("#text") == NASTY
        assert page.locator("#proof img, #proof script, #proof b[hx-get], #proof a[href^=javascript]").count() == 0


def test_no_script_of_a_file_s_name_or_of_a_reason_runs(opened, archived):
    page = opened(archived)
    name = "<img src=x onerror=window.ran=1>.html"
    body = (
        "<title><script>window.ran=1</script></title><p onclick=window.ran=1>오라클이 일본에 80억달러를 투자한다.</p>"
    )
    page.set_input_files("#file", {"name": name, "mimeType": "", "buffer": body.encode()})
    page.wait_for_selector(".galley")
    written(page, DRAFT)
    note = page.locator(".note.error").first
    note.locator(".dismiss summary").click()
    note.locator("[name=reason]").fill("<script>window.ran=1</script><img src=x onerror=window.ran=1>")
    note.locator(".dismiss button").click()
    page.wait_for_selector(".dismissed")
    assert "<script>window.ran=1</script>" in page.locator(".dismissed").inner_text()
    page.locator(".dismissed button").first.click()
    page.wait_for_selector(".dismissed", state="detached")
    assert page.evaluate("window.ran") is None


def test_an_article_of_the_archive_brings_no_script_either(opened, archived):
    page = opened(archived)
    answer = page.request.post(f"{archived.url}/v1/check", data={"articles": [{"text": NASTY, "id": "<script>"}]})
    assert answer.headers["content-type"] == "application/json"
    page.goto(f"{archived.url}/archive?text=%3Cscript%3Ewindow.ran=1%3C/script%3E")
    assert page.evaluate("window.ran") is None
    assert re.search("no such article", page.inner_text("body"))
