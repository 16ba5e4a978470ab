from datetime import date

import pytest

from checker.articles.dates import parse_day

STORY = "가나전자가 새 공장을 짓는다고 밝혔다. 공장은 2023년 5월 3일에 정해진 땅에 선다."
DAY = date(2025, 3, 18)


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-18", "20250318", "2025-03-18T23:30:00+09:00", "2025-03-18 09:00:00", "2025/03/18", "2025.03.18",
        "2025. 3. 18.", "2025년 3월 18일", "2025年3月18日", "March 18, 2025", "Mar. 18, 2025", "18 March 2025",
        "2025.03.18 15:24",
    ],
)  # fmt: skip
def test_metadata_may_write_a_day_in_many_ways(written):
    assert parse_day(written) == DAY


@pytest.mark.parametrize(
    "written", ["", "2025-02-30", "soon", "2025", "0001-01-01", "2025-03-18 and 2025-03-19", "3월 18일"]
)
def test_what_is_no_single_day_is_none(written):
    assert parse_day(written) is None


@pytest.mark.parametrize(
    "line",
    [
        "2025. 3. 18.", "2025.03.18 15:24", "2025-03-18", "2025/03/18", "2025년 3월 18일", "2025年3月18日",
        "March 18, 2025",
        "18 March 2025", "입력 2025.03.18 15:24", "기사입력 : 2025-03-18 오후 3:24",
        "등록 2025.03.18 | 수정 2025.03.20",
        "수정 2025.03.20 / 입력 2025.03.18", "승인 2025.03.18 15:24:07", "公開日：2025年3月18日",
        "配信 2025/03/18 10:05",
        "2025年3月18日（火） 10時05分", "Published: March 18, 2025 at 9:05 AM EST", "Updated 18 Mar 2025",
        "发布时间：2025-03-18 10:05", "發布 2025/03/18", "2025-03-18 11:12:13 2025-03-18 11:12:13",
        "by 시험신문 블로그 2025. 3. 18.", "Jane Roe 2025.03.18 15:24 PDT", "홍길동 기자 2025.03.18",
        "2025.03.18 홍길동 기자 hong@example.com", "By Jane Roe, March 18, 2025",
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", ["{line}\n{story}", "제목은 여기\n\n{line}\n\n{story}", "{story}\n\n{line}"])
def test_a_date_line_tells_the_day_of_publication(dates, line, page):
    assert dates.published_in(page.format(line=line, story=STORY)) == DAY


def test_a_release_with_a_dateline_is_dated(dates):
    assert dates.published_in("OSAKA, Japan, March 18, 2025 /PRNewswire/ -- Acme will build a plant.") == DAY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "가나전자는 2025년 3월 18일 새 공장을 발표했다.",
        "By March 18, 2025, Acme had spent $5 billion.",
        "The plant opened on March 18, 2025.",
        "회사는 2025. 3. 18. 계약을 맺었다고 공시했다.",
        "工場は2025年3月18日に着工した。",
        "2025.13.45",
        "18일 15:24",
    ],
)
def test_a_date_in_a_sentence_is_no_publication_date(dates, text):
    assert dates.published_in(text) is None


def test_the_order_is_option_own_field_sidecar_text(desk):
    text = f"2021-01-01\n\n{STORY}"
    assert desk.one("a.txt", text).published == date(2021, 1, 1)
    desk.put("a.meta.yaml", "published: 2022-02-02")
    assert desk.one("a.txt", text).published == date(2022, 2, 2)
    assert desk.one("a.txt", f"---\npublished: 2023-03-03\n---\n{text}").published == date(2023, 3, 3)
    desk.options["published"] = DAY
    assert desk.one("a.txt", f"---\npublished: 2023-03-03\n---\n{text}").published == DAY


def test_an_address_with_a_date_is_no_date(desk):
    assert (
        desk.one("a.md", f"---\nurl: https://example.com/2024/04/10/a\npublished: null\n---\n{STORY}").published is None
    )
