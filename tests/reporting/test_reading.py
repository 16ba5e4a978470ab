"""The formats that people read: marks, widths, languages, amounts."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import TypeAdapter

from checker.amounts import amount
from checker.errors import ConfigError, RulesError
from checker.facts.features import Features
from checker.model import SEVERITIES, Bound, Kind, Location, Passage, Verdict
from checker.packs import rules_folder
from checker.packs.entities import load_frame_words
from checker.packs.messages import load_words, word_languages
from checker.packs.yamlfile import read_yaml
from checker.reporting import format_named
from checker.reporting.mdtext import escape, marked
from checker.reporting.quote import quotes

from .samples import DOLLARS, NASTY, NEWSROOM, SHARE, WON
from .test_formats import rendered

ROOT = Path(__file__).parents[2]

cells = pytest.importorskip("rich.cells")


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        (4345500000000, "KRW", ("4조 3,455억 원", "4兆3,455億ウォン", "4.346万亿韩元", "4.346 trillion won")),
        (2260000000000, "JPY", ("2조 2,600억 엔", "2兆2,600億円", "2.26万亿日元", "2.26 trillion yen")),
        (8000000000, "USD", ("80억 달러", "80億ドル", "80亿美元", "$8 billion")),
        (2900000000, "USD", ("29억 달러", "29億ドル", "29亿美元", "$2.9 billion")),
        (150, "MW", ("150 MW", "150 MW", "150 MW", "150 MW")),
        (60000, "GPU", ("6만 장", "6万基", "6万块", "60,000 GPUs")),
        (60000, "GPU:A100", ("A100 6만 장", "A100 6万基", "A100 6万块", "60,000 A100 GPUs")),
        (12345678901234, "KRW", ("12조 3,500억 원", "12兆3,500億ウォン", "12.35万亿韩元", "12.35 trillion won")),
        (99999999999, "KRW", ("1,000억 원", "1,000億ウォン", "1,000亿韩元", "100 billion won")),
        (12345678, "EUR", ("1,235만 유로", "1,235万ユーロ", "1,235万欧元", "€12.35 million")),
        (1466.25, "KRW", ("1,466 원", "1,466ウォン", "1,466韩元", "1,466 won")),
        (-3.2, "percent", ("-3.2%", "-3.2%", "-3.2%", "-3.2%")),
        (2.5, "x", ("2.5배", "2.5倍", "2.5倍", "2.5x")),
        (3, "AED", ("3 AED", "3 AED", "3 AED", "3 AED")),
        (1e18, "FLOP/s", ("1e+18 FLOP/s", "1e+18 FLOP/s", "1e+18 FLOP/s", "1e+18 FLOP/s")),
        (0, "KRW", ("0 원", "0ウォン", "0韩元", "0 won")),
    ],
)
def test_amounts_are_written_as_each_language_writes_them(value, unit, printed):
    assert tuple(amount(value, unit, language) for language in ("ko", "ja", "zh", "en")) == printed


def test_a_text_report_fits_80_columns_and_has_no_colour_outside_a_terminal():
    for report, language in ((NEWSROOM, "ko"), (NEWSROOM, "ja"), (NASTY, "en")):
        text = rendered("text", report, language)
        assert max(cells.cell_len(line) for line in text.split("\n")) <= 80
        assert not [line for line in text.split("\n") if line != line.rstrip()]
        assert "\x1b" not in text


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_text_report_is_coloured_in_a_terminal_unless_asked_not_to(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")

    def shown():
        out = Terminal()
        format_named("text").render(NEWSROOM, load_words("ko"), out)
        return out.getvalue()

    assert "\x1b[1;31m" in shown()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in shown()


def test_figures_of_one_sentence_are_marked_in_one_quote():
    (quote,) = quotes((WON, DOLLARS), NEWSROOM.passages)
    assert quote.place == "news/haedong.txt:3:19, 3:12"
    assert "**29억 달러**(**4조 3,455억 원**)를" in marked(quote)


def test_a_figure_that_ends_in_a_sign_is_bold_before_a_letter_too():
    (quote,) = quotes((SHARE,), NEWSROOM.passages)
    assert marked(quote) == "전체의 <strong>30%</strong>로 늘었다."


def test_a_long_passage_is_cut_around_its_figure():
    place = Location("a", "a.txt", 1, 1, 5000, 5002, "3조")
    (quote,) = quotes((place,), {place: Passage("가" * 5000, "3조", "나" * 5000)})
    assert len("".join(piece.text for piece in quote.pieces)) < 200


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("*3* _4_ `5`", r"\*3\* \_4\_ \`5\`"),
        ("<b>&lt;", "&lt;b&gt;&amp;lt;"),
        ("[a](b)", r"\[a\](b)"),
        ("# 1", r"\# 1"),
        ("- 1", r"\- 1"),
        ("12. 1", r"12\. 1"),
        ("2.8%", "2.8%"),
        ("a\nb", "a b"),
        ("https://x www.y @z", "https\\://x www\\.y @\u200bz"),
    ],
)
def test_markdown_in_an_article_stays_text(text, escaped):
    assert escape(text) == escaped


def test_markdown_lines_of_a_report_come_from_the_template_only():
    def shape(report):
        return [line.split(" ")[0] for line in rendered("markdown", report).split("\n") if line.startswith("#")]

    assert shape(NASTY) == ["#", "##", "##", "##", "###", "###", "##", "##", "##", "##"]
    markdown = rendered("markdown", NASTY)
    assert "<script" not in markdown
    assert "](" not in markdown.replace("\\](", "")


def test_no_tag_of_an_article_reaches_a_page():
    page = rendered("html", NASTY)
    assert page.count("<script") == 1  # our own
    assert "<u>" not in page
    assert "&lt;script&gt;" in page


def test_working_lines_are_printed_and_other_evidence_is_not():
    for name in ("text", "markdown", "html"):
        report = rendered(name, NEWSROOM, "ko")
        assert "1,498.4원" in report
        assert "1473" not in report


def test_the_english_words_are_those_that_formats_and_templates_ask_for():
    rooms = [ROOT / "checker" / room for room in ("checks", "lsp", "reporting")]
    sources = [
        *(path for room in rooms for path in room.rglob("*.py")),
        *(ROOT / "reports" / "templates").rglob("*.j2"),
    ]
    asked = {key for path in sources for key in re.findall(r"words\(\s*[\"'](\w+)[\"']", path.read_text("utf-8"))}
    made = {f"feature_{name}" for name in Features._fields} | {f"verdict_{name}" for name in get_args(Verdict)}
    made |= {f"hover_kind_{kind}" for kind in get_args(Kind)} | {f"hover_bound_{bound}" for bound in get_args(Bound)}
    made |= {f"predicate_{name}" for name in load_frame_words(rules_folder()).predicates}
    assert asked | made | set(SEVERITIES) == load_words("en").texts.keys()


@pytest.mark.parametrize("language", word_languages())
def test_a_report_can_be_written_in_each_language(language):
    for name in ("text", "markdown", "html", "github"):
        rendered(name, NEWSROOM, language)


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_korean_and_japanese_have_all_the_words(language):
    own = read_yaml(ROOT / "rules" / "messages" / f"{language}.yaml", TypeAdapter(dict[str, str]))
    assert own.keys() == load_words("en").texts.keys()


def test_what_a_language_lacks_is_said_in_english(tmp_path):
    (tmp_path / "en.yaml").write_text("summary: Summary\nmore: 'and {count} more'\n", encoding="utf-8")
    (tmp_path / "ko.yaml").write_text("summary: 요약\n", encoding="utf-8")
    words = load_words("ko", tmp_path)
    assert (words("summary"), words("more", count=2)) == ("요약", "and 2 more")


@pytest.mark.parametrize("line", ["sumary: 요약", "more: '외 {number}건'"])
def test_a_mistaken_key_or_place_names_its_file(tmp_path, line):
    (tmp_path / "en.yaml").write_text("summary: Summary\nmore: 'and {count} more'\n", encoding="utf-8")
    (tmp_path / "ko.yaml").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"ko\.yaml"):
        load_words("ko", tmp_path)


def test_a_language_without_words_is_an_error_that_names_the_others():
    with pytest.raises(ConfigError, match="'fr'; choose one of en, ja, ko, zh"):
        load_words("fr")


def test_a_markdown_reader_sees_the_nasty_text_as_text():
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = reader.render(rendered("markdown", NASTY))
    tags = set(re.findall(r"<(\w+)", page))
    assert tags == {
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "blockquote",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert page.count("<tr>") == 6  # two tables of a heading and two rows
    assert "**" not in page.replace("**b**", "")
    assert "&lt;script&gt;alert('x')&lt;/script&gt; &amp;lt;" in page
