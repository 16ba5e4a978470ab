"""Documents of word processors, and PDF: what a reader sees of them is read, what is nasty is refused."""

import io
import os
import shutil
import subprocess
import sys
from datetime import date

import docx
import pypdf
import pytest

from checker.articles import ReadOptions, read_bytes
from checker.articles.documents import package
from checker.figures import extract
from checker.packs import rules_folder

from .papers import W, assembled, hangul, printed, said, table, word, written, zipped

KO = "가나전자는 새 공장에 5조 원을 쓴다고 18일 밝혔다."
MORE = "공장은 150㎿를 쓰며 내년에 문을 연다."
BROWSER = shutil.which("chromium")


@pytest.fixture
def draft() -> bytes:
    """A draft as Word writes it: a title, a paragraph in several runs, a table with a total, a footnoteless end."""
    paper = docx.Document()
    paper.core_properties.title = "서식"
    paper.add_paragraph("가나전자, 새 공장에 5조 원", style="Title")
    sentence = paper.add_paragraph("가나전자는 새 공장에 ")
    sentence.add_run("5조").bold = True
    sentence.add_run(" 원을 쓴다고 18일 밝혔다.")
    rows = (("연도", "금액"), ("2025", "2조 원"), ("2026", "3조 원"), ("합계", "6조 원"))
    grid = paper.add_table(rows=0, cols=2)
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    paper.add_paragraph(MORE)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def test_a_docx_gives_its_paragraphs_and_tables_as_lines(desk, draft):
    article = desk.one("draft.docx", draft)
    assert article.text == (
        "가나전자, 새 공장에 5조 원\n가나전자는 새 공장에 5조 원을 쓴다고 18일 밝혔다.\n\n"
        "| 연도 | 금액 |\n| 2025 | 2조 원 |\n| 2026 | 3조 원 |\n| 합계 | 6조 원 |\n\n" + MORE
    )
    assert (article.id, article.extracted, article.title) == ("draft", True, "가나전자, 새 공장에 5조 원")
    assert article.headline == (0, len(article.title))
    assert [f.surface for f in extract(article, rules_folder())][:2] == ["5조 원", "5조 원"]
    assert all(article.text[f.start : f.end] == f.surface for f in extract(article, rules_folder()))


def test_the_day_on_which_a_document_was_made_is_not_its_day_of_publication(desk, draft):
    assert desk.one("draft.docx", draft).published is None
    desk.put("draft.meta.yaml", "published: 2025-03-18\noutlet: 시험신문\n")
    article = desk.one("draft.docx", draft)
    assert (article.published, article.outlet) == (date(2025, 3, 18), "시험신문")
    dated = word(said("가나전자 새 공장") + said("입력 2025-03-19 10:20") + said(KO))
    assert desk.one("dated.docx", dated).published == date(2025, 3, 19)


def test_a_title_that_the_text_does_not_show_is_no_headline(desk):
    core = '<c:p xmlns:c="c" xmlns:dc="dc"><dc:title>{}</dc:title></c:p>'
    for title, shown in (("제목 없음", None), ("가나전자, 새 공장에 5조 원", "가나전자, 새 공장에 5조 원")):
        body = said("가나전자, 새 공장에 5조 원") + said(KO) + said(MORE)
        article = desk.one("x.docx", word(body, **{"docProps/core.xml": core.format(title)}))
        assert article.title == shown
        assert "제목 없음" not in article.text


def test_a_docx_is_read_as_its_finished_page_shows_it(desk):
    run = "<w:r><w:t>{}</w:t></w:r>".format
    box = f"<w:txbxContent>{said('상자 3조 원')}</w:txbxContent>"
    body = (
        f"<w:p><w:ins>{run('7조 원')}</w:ins><w:del><w:r><w:delText>5조 원</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('6조 원')}</w:moveFrom>{run('을 ')}<w:hyperlink>{run('쓴다')}</w:hyperlink>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>8조 원</w:t></w:r>"
        f'<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>.</w:t></w:r>'
        "<w:r><w:instrText>PAGE 9조 원</w:instrText></w:r></w:p>"
        f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>위</w:t><w:br/><w:t>아래</w:t></w:r></w:p>"
        f"<w:p><w:r><m:AlternateContent xmlns:m='m'><m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>"
        "</m:AlternateContent></w:r></w:p>"
    )
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote>{said("주: 1조 원은 세금이다.")}</w:footnote></w:footnotes>'
    header = f'<w:hdr xmlns:w="{W}">{said("머리말 4조 원")}</w:hdr>'
    article = desk.one("x.docx", word(body, **{"word/footnotes.xml": notes, "word/header1.xml": header}))
    assert article.text == "7조 원을 쓴다.\n위\n아래\n상자 3조 원\n\n주: 1조 원은 세금이다."


def test_merged_cells_keep_the_columns_of_a_table(desk):
    def cell(text, span=1):
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{said(text)}</w:tc>'

    rows = (cell("구분", 2) + cell("금액"), cell("국내") + cell("서울") + cell("2조 원|"))
    article = desk.one("x.docx", word(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"))
    assert article.text == "| 구분 |  | 금액 |\n| 국내 | 서울 | 2조 원｜ |"


def test_a_table_that_only_arranges_the_page_is_read_as_its_text(desk):
    framed = hangul(table((f"{KO}/{MORE}",)), table(("보도자료", f"{KO}/{MORE}/{KO}/{MORE}")))
    assert desk.one("x.hwpx", framed).text == f"{KO}\n{MORE}\n\n보도자료\n{KO}\n{MORE}\n{KO}\n{MORE}"


@pytest.mark.parametrize(
    "namespace", ["http://www.hancom.co.kr/hwpml/2011/paragraph", "http://www.owpml.org/owpml/2024/paragraph"]
)
def test_a_hwpx_of_either_edition_gives_its_paragraphs_and_tables_as_lines(desk, namespace):
    aside = "<hp:ctrl><hp:{0}><hp:subList>{1}</hp:subList></hp:{0}></hp:ctrl>".format
    story = (
        "<hp:p><hp:run><hp:secPr><hp:startNum/></hp:secPr>"
        + aside("header", written("머리말 4조 원"))
        + aside("hiddenComment", written("메모 9조 원"))
        + f"<hp:t>{KO}</hp:t>{aside('footNote', written('주: 1조 원은 세금이다.'))}</hp:run></hp:p>"
        + written("위<hp:lineBreak/>아래<hp:tab/>끝<hp:nbSpace/>.")
        + written("<hp:deleteBegin/>5조 원<hp:deleteEnd/><hp:insertBegin/>7조 원<hp:insertEnd/>을 쓴다.")
        + table(("연도", "금액"), ("2025", "2조/원"))
    )
    package = '<p xmlns:opf="o"><opf:title>보도자료</opf:title></p>'
    paper = hangul(story, written(MORE), namespace=namespace, **{"Contents/content.hpf": package})
    assert desk.one("x.hwpx", paper).text == (
        f"{KO}\n위\n아래 끝 .\n7조 원을 쓴다.\n\n| 연도 | 금액 |\n| 2025 | 2조 원 |\n\n{MORE}\n\n주: 1조 원은 세금이다."
    )


def test_the_sections_of_a_hwpx_come_in_the_order_of_their_numbers(desk):
    article = desk.one("x.hwpx", hangul(*(written(f"{number}조 원") for number in range(1, 13))))
    assert article.text.split() == [word for number in range(1, 13) for word in (f"{number}조", "원")]


def test_the_lines_of_a_pdf_are_joined_where_they_were_wrapped(desk):
    first = [
        "가나전자, 새 공장에 5조 원",
        "가나전자는 도쿄와 오사카에 새 공장을 짓는 데 앞으로 십 년 동안 약 5",
        "조 원을 쓴다고 18일 밝혔다.",
        "가나전자의 새 공장은 내년에 문을 열고 사람을 1,200명 넘게 뽑으며 모두",
        "- 1 -",
    ]
    second = [
        "150㎿를 쓴다.",
        "The plant will draw 150 megawatts and cost the company more than $3.5",
        "billion.",
        "2 / 2",
    ]
    article = desk.one("x.pdf", printed(first, second, title="가나전자, 새 공장에 5조 원"))
    assert article.text.split("\n") == [
        first[0], first[1] + first[2], f"{first[3]} {second[0]}", f"{second[1]} {second[2]}",
    ]  # fmt: skip
    assert article.title == first[0]
    found = [(figure.surface, figure.value) for figure in extract(article, rules_folder())]
    assert ("5조 원", 5e12) in found
    assert ("$3.5 billion", 3.5e9) in found


def test_letters_of_a_pdf_are_those_that_one_types(desk):
    article = desk.one(
        "x.pdf", printed(["\u2f47本の\ufb01rm は80億ドルを投じる。", "\u1100\u1161\u1102\u1161전자는 5조 원"])
    )
    assert article.text == "日本のfirm は80億ドルを投じる。\n가나전자는 5조 원"


@pytest.mark.skipif(not BROWSER and not os.environ.get("REQUIRE_SERVICES"), reason="there is no chromium to print with")
def test_a_pdf_that_a_browser_printed_is_read(desk):
    page = desk.put(
        "page.html", f"<meta charset=utf-8><h1>가나전자, 새 공장에 5조 원</h1><p>{KO} {MORE} 日本の80億ドル。</p>" * 2
    )
    options = (
        "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer"
    )
    target = desk.folder / "page.pdf"
    command = [str(BROWSER), *options.split(), f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    article = desk.one("page.pdf", target.read_bytes())
    found = [figure.surface.replace(" ", "") for figure in extract(article, rules_folder())]
    assert found.count("5조원") == 4
    assert found.count("150㎿") == found.count("80億ドル") == 2


def test_a_pdf_that_all_may_read_and_few_may_change_is_read(desk):
    assert desk.one("x.pdf", locked("", "owner")).text == KO


def locked(user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(printed([KO])))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_kind_of_an_upload_or_of_standard_input_is_told_by_its_bytes(desk, rules):
    for data, name in ((word(said(KO)), "a"), (hangul(written(KO)), "b.bin"), (printed([KO]), "c.tmp")):
        assert desk.read("-", stdin=io.BytesIO(data)).articles[0].text == KO
        (article,) = read_bytes(data, name, ReadOptions(rules)).articles
        assert (article.text, article.path, article.id) == (KO, name, name.split(".")[0])


def test_bytes_in_memory_are_read_as_a_file_is(desk, rules):
    desk.put("x.meta.yaml", "outlet: 시험신문")
    options = ReadOptions(rules)
    (article,) = read_bytes(KO.encode(), "news/x.md", options, desk.folder / "x.md").articles
    assert (article.id, article.path, article.outlet) == ("x", "news/x.md", "시험신문")
    assert read_bytes(b" \n", "x.md", options).problems[0].args[0] == "x.md: is empty"
    assert len(read_bytes(b'{"text": "a"}\n{"text": "b"}\n', "x.jsonl", options).articles) == 2


BOMB = f'<w:document xmlns:w="{W}"><w:body>{" " * (3 << 20)}</w:body></w:document>'
DEEP = "<a>" * 200_000
LAUGHS = '<!DOCTYPE l [<!ENTITY a "5조 원"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE l SYSTEM "file:///etc/passwd">'


def changed(data: bytes, place: int, to: int) -> bytes:
    return data[:place] + bytes([to]) + data[place + 1 :]


def protected() -> bytes:
    data = word(said(KO))
    return changed(data, data.index(b"PK\x01\x02") + 8, 1)  # the flag of a part with a password


def circle() -> bytes:
    pages = {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}
    return assembled(pages, "/Root 1 0 R")


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
NASTY = {
    "bomb.docx": (lambda: zipped({"word/document.xml": BOMB}), "unpacks to more than a document holds"),
    "parts.docx": (lambda: zipped({f"{n}.xml": b"" for n in range(5001)}), "has 5001 parts; a document has 5000"),
    "laughs.docx": (
        lambda: zipped({"word/document.xml": f"{LAUGHS}<l>&b;</l>"}),
        "word/document.xml declares entities",
    ),
    "laughs.hwpx": (lambda: zipped({"Contents/section0.xml": f"{LAUGHS}<l>&b;</l>"}), "Contents/section0.xml declares"),
    "outside.docx": (lambda: zipped({"word/document.xml": f"{OUTSIDE}<l/>"}), "word/document.xml declares entities"),
    "about.docx": (lambda: word(said(KO), **{"docProps/core.xml": f"{OUTSIDE}<l/>"}), "docProps/core.xml declares"),
    "cut.docx": (lambda: word(said(KO))[:200], "is damaged and cannot be unpacked"),
    "flipped.docx": (lambda: changed(word(said(KO)), 60, 0x55), "is damaged"),
    "locked.docx": (protected, "has a password; save it without one"),
    "none.docx": (lambda: zipped({"word/other.xml": "<a/>"}), "is damaged: it has no word/document.xml"),
    "none.hwpx": (lambda: zipped({"Contents/header.xml": "<a/>"}), "is damaged: it has no Contents/section0.xml"),
    "open.docx": (lambda: zipped({"word/document.xml": "<a>"}), "is damaged: word/document.xml is no XML"),
    "deep.docx": (lambda: zipped({"word/document.xml": DEEP}), "is damaged: word/document.xml is no XML"),
    "blank.docx": (lambda: word(said(" ")), "is empty"),
    "locked.hwpx": (lambda: hangul("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "has a password"),
    "old.docx": (lambda: COMPOUND, "has a password, or is an old .doc or .hwp"),
    "old.hwp": (lambda: COMPOUND, "has a password, or is an old .doc or .hwp"),
    "other.zip": (lambda: zipped({"a.txt": KO}), "is an archive without an article"),
    "text.pdf": (KO.encode, "is damaged and cannot be read as PDF"),
    "cut.pdf": (lambda: printed([KO])[:400], "is damaged and cannot be read as PDF"),
    "circle.pdf": (circle, "is damaged and cannot be read as PDF"),
    "scan.pdf": (lambda: printed([], []), "has no text on its 2 pages; if it is a scan"),
    "book.pdf": (lambda: printed(*([KO] for _ in range(301))), "has 301 pages; give the story alone, at most 300"),
    "locked.pdf": (lambda: locked("secret", "owner"), "has a password; save it without one"),
    "drawn.pdf": (lambda: printed(["1"] * 450_000), "is larger or more involved than a story"),
}


@pytest.mark.parametrize("name", NASTY)
def test_what_cannot_or_must_not_be_read_is_refused_in_one_line(desk, name):
    made, message = NASTY[name]
    assert desk.fault(name, made()).startswith(f"{name}: {message}")


def test_the_parts_of_a_document_are_bounded_together(desk, monkeypatch):
    parts = {"word/footnotes.xml": f'<w:f xmlns:w="{W}">{said(KO * 20)}</w:f>'}
    assert desk.one("x.docx", word(said(KO), **parts))
    monkeypatch.setattr(package, "_MOST_BYTES", 1500)
    assert desk.fault("x.docx", word(said(KO), **parts)) == (
        "x.docx: unpacks to more than a document holds (word/footnotes.xml); nothing of it was read"
    )


def test_any_damage_to_a_document_is_one_line_and_no_traceback(rules, draft):
    for name, data in (("a.pdf", printed([KO, MORE])), ("a.docx", draft), ("a.hwpx", hangul(written(KO)))):
        for place in range(0, len(data), max(1, len(data) // 25)):
            damaged = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
            reading = read_bytes(damaged, name, ReadOptions(rules))
            assert len(reading.articles) + len(reading.problems) == 1


@pytest.mark.parametrize(("name", "module"), [("a.docx", "defusedxml"), ("a.hwpx", "defusedxml"), ("a.pdf", "pypdf")])
def test_without_the_extra_one_line_names_it(desk, monkeypatch, name, module):
    monkeypatch.setitem(sys.modules, module, None)
    data = {"a.docx": word(said(KO)), "a.hwpx": hangul(written(KO)), "a.pdf": printed([KO])}[name]
    assert desk.fault(name, data) == (
        f"{name}: is read with the extra 'documents'; install it: pip install 'claim-checker[documents]' ({module})"
    )
