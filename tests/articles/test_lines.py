import re

import pytest

from checker.articles.lines import last_lines, lines_with, one_line_end, written_lines

TEXTS = [
    "", "\n", " \n\t\n", "가나", "  가나  ", "가나\n다라", "\n\n 가나 \r\n\r\n다 라\u3000\r마\n \n", "가나\r다라\r",
    "가\x85나\n\x1c\n\u2028다", "긴 줄 " * 900 + "\n끝\n\n", "한 줄\n" * 900,
]  # fmt: skip


def plainly(text, start=0):
    """What ``written_lines`` promises, said in another way."""
    spans, at = [], start
    for line in re.split(r"(?<=[\r\n])", text[start:]):
        if line.strip():
            first = at + len(line) - len(line.lstrip())
            spans.append((first, first + len(line.strip())))
        at += len(line)
    return spans


@pytest.mark.parametrize("text", TEXTS)
def test_written_lines_are_those_that_are_not_blank(text):
    assert list(written_lines(text)) == plainly(text)
    assert list(written_lines(text, len(text) // 2)) == plainly(text, len(text) // 2)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("count", [1, 3, 8])
def test_the_last_lines_are_found_from_the_end(text, count):
    assert last_lines(text, count) == plainly(text)[-count:]


@pytest.mark.parametrize("text", TEXTS)
def test_a_search_gives_the_lines_that_reading_each_would_give(text):
    text = one_line_end(text)
    pattern = re.compile("[나끝한]")
    assert list(lines_with(pattern, text)) == [line for line in plainly(text) if pattern.search(text, *line)]
